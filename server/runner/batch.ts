/**
 * One batch of a move or an undo: query → (journal) → move, node by node → query, and every page counted by what the
 * last query saw. The batch is in scratch arrays: `pages`, in `wanted` the node of each, and in `before` the first query's answers.
 */
import type { RunnerFailure } from '../protocol/runner';
import type { CutHugePage } from './cut-huge-page';
import type { OldRun } from './journal-format';
import { limits } from './limits';
import { queryPages } from './operation';
import type { Operation, Scratch } from './operation';
import type { PlacementBuilder } from './placement';
import type { Relocation, Relocator } from './relocate';
import type { Tally } from './tally';

export interface BatchContext {
  readonly operation: Operation;
  readonly relocator: Relocator;
  readonly tally: Tally;
  readonly cut: CutHugePage;
  /** Collects the pages that the kernel left elsewhere, with the status that it wrote, or the node where it wrote none. */
  readonly stayed?: PlacementBuilder;
  /** Makes the old placement durable; a failure keeps the batch from moving. Absent in an undo. */
  readonly record?: (runs: readonly OldRun[]) => Promise<RunnerFailure | undefined>;
  /** Only queries: the pages that would move count as waiting. */
  readonly dryRun: boolean;
}

/**
 * Whether a page with this first answer has to move: it is in memory, and elsewhere than wanted. What runs once a page is a plain loop over
 * local arrays.
 */
const isMisplaced = (old: number, wanted: number): boolean => old >= 0 && old !== wanted;

function anyMisplaced({ before, wanted }: Scratch, n: number): boolean {
  for (let i = 0; i < n; i++) if (isMisplaced(before[i] ?? -1, wanted[i] ?? -1)) return true;
  return false;
}

/** The pages that have to move, with where they are. */
function oldRuns({ pages, before, wanted }: Scratch, n: number): OldRun[] {
  const runs: OldRun[] = [];
  let last: { readonly first: number; count: number; readonly node: number } | undefined;
  for (let i = 0; i < n; i++) {
    const node = before[i] ?? -1;
    if (!isMisplaced(node, wanted[i] ?? -1)) continue;
    const page = pages[i] ?? 0;
    if (last?.node === node && last.first + last.count === page) last.count++;
    else runs.push((last = { first: page, count: 1, node }));
  }
  return runs;
}

interface Group {
  readonly node: number;
  readonly pages: Float64Array;
}

/** The pages that have to move, by where to. */
function byWantedNode({ pages, before, wanted }: Scratch, n: number): readonly Group[] {
  const counts = new Map<number, number>();
  // Neighbours mostly go to one node, so the table is looked up once a run.
  let node = -1;
  let count = 0;
  const enter = (): void => {
    if (count > 0) counts.set(node, (counts.get(node) ?? 0) + count);
    count = 0;
  };
  for (let i = 0; i < n; i++) {
    const to = wanted[i] ?? -1;
    if (!isMisplaced(before[i] ?? -1, to)) continue;
    if (to !== node) enter();
    node = to;
    count++;
  }
  enter();
  return [...counts].map(([to, most]) => {
    const group = new Float64Array(most);
    let filled = 0;
    for (let i = 0; filled < most; i++)
      if (wanted[i] === to && isMisplaced(before[i] ?? -1, to)) group[filled++] = pages[i] ?? 0;
    return { node: to, pages: group };
  });
}

/** Whether the huge page that may begin at `page` has too little room in a batch that has `filled` of its pages. */
export function wouldCut(page: number, filled: number, batch: number): boolean {
  const { hugePage } = limits;
  return page % hugePage === 0 && batch - filled < hugePage && filled >= hugePage;
}

export interface BatchEnd {
  /** Whether `before` and `after` of the scratch arrays hold answers. */
  readonly answered: boolean;
  /** Whether nothing had to move. */
  readonly untouched?: boolean;
  /** Whether pages had no turn because of a cancel. */
  readonly cancelled?: boolean;
  readonly stopped?: RunnerFailure;
}

/** `n` pages of the scratch arrays, which have not been asked about yet. */
export async function moveBatch(context: BatchContext, scratch: Scratch, n: number): Promise<BatchEnd> {
  const pages = scratch.pages.subarray(0, n);
  const unanswered = await queryPages(context.operation, scratch, pages, scratch.before);
  return unanswered === undefined
    ? moveAnswered(context, scratch, n)
    : { answered: false, stopped: unanswered };
}

/** The same for pages whose places are known: `before` has them. */
export async function moveAnswered(context: BatchContext, scratch: Scratch, n: number): Promise<BatchEnd> {
  const { relocator, dryRun, cut } = context;
  const { pages, before } = scratch;
  cut.correct(pages.subarray(0, n), before);
  if (dryRun || !anyMisplaced(scratch, n)) {
    countUntouched(context, scratch, n);
    return { answered: true, untouched: true };
  }
  const unrecorded = await context.record?.(oldRuns(scratch, n));
  if (unrecorded !== undefined) return { answered: false, stopped: unrecorded };
  const last = before[n - 1] ?? -1;
  if (isMisplaced(last, scratch.wanted[n - 1] ?? -1)) await cut.note(pages[n - 1] ?? 0, last);
  const relocations = new Map<number, Relocation>();
  const groups = byWantedNode(scratch, n);
  let stopped: RunnerFailure | undefined;
  for (const { node, pages: group } of groups) {
    const relocation = await relocator.move(group, node);
    relocations.set(node, relocation);
    stopped = relocation.stopped;
    if (stopped !== undefined) break;
  }
  const failure = await askAfter(context, scratch, n, groups, relocations);
  count(context, scratch, n, relocations);
  stopped ??= failure;
  return stopped === undefined ? { answered: true } : { answered: true, stopped };
}

/** Where the pages are now. A move that one call was enough for has asked already. */
async function askAfter(
  { operation }: BatchContext,
  scratch: Scratch,
  n: number,
  groups: readonly Group[],
  relocations: ReadonlyMap<number, Relocation>,
): Promise<RunnerFailure | undefined> {
  const { pages, before, wanted, after } = scratch;
  const [only, second] = groups;
  const places = only === undefined ? undefined : relocations.get(only.node)?.places;
  if (only !== undefined && second === undefined && places !== undefined) {
    for (let i = 0, at = 0; i < n; i++) {
      const old = before[i] ?? -1;
      after[i] = isMisplaced(old, wanted[i] ?? -1) ? (places[at++] ?? -1) : old;
    }
    return undefined;
  }
  const failure = await queryPages(operation, scratch, pages.subarray(0, n), after);
  // The process is gone and nothing can be asked any more: the last that is known is where its pages were.
  if (failure !== undefined) after.set(before.subarray(0, n));
  return failure;
}

/**
 * Pages whose places are known, possibly more than one call is to move: where all is as wanted, which is most often so, that is the end of it.
 * Else, if there are more or the answer is stale, it goes call by call, and each is asked about again.
 */
export async function moveWide(
  context: BatchContext,
  scratch: Scratch,
  n: number,
  stale: boolean,
): Promise<BatchEnd> {
  const { operation, dryRun, cut } = context;
  cut.correct(scratch.pages.subarray(0, n), scratch.before);
  if (dryRun || (n <= operation.batch && !stale) || !anyMisplaced(scratch, n))
    return moveAnswered(context, scratch, n);
  let stopped: RunnerFailure | undefined;
  let cancelled = false;
  for (let from = 0; from < n;) {
    const size = partSize(scratch.pages, from, n, operation.batch);
    const part = scratch.part(from, size);
    cancelled ||= operation.cancelled();
    if (stopped === undefined && !cancelled)
      stopped = await queryPages(operation, part, part.pages, part.after);
    if (stopped === undefined && !cancelled) {
      part.before.set(part.after);
      const end = await moveAnswered(context, part, size);
      stopped = end.stopped;
      if (!end.answered) countUntouched(context, part, size);
    } else countUntouched(context, part, size);
    from += size;
  }
  return { answered: true, cancelled, ...(stopped === undefined ? {} : { stopped }) };
}

/** At most `most` pages from index `from` on, and fewer where they would cut a huge page in two. */
function partSize(pages: Float64Array, from: number, n: number, most: number): number {
  const end = from + most;
  if (end >= n) return n - from;
  const over = (pages[end] ?? 0) % limits.hugePage;
  return over < most && pages[end - over] === (pages[end] ?? 0) - over ? most - over : most;
}

/** Of a batch in which nothing was moved. */
function countUntouched({ tally }: BatchContext, scratch: Scratch, n: number): void {
  const { before, wanted, after } = scratch;
  after.set(before.subarray(0, n));
  for (let i = 0; i < n;) {
    const now = before[i] ?? -1;
    const from = i;
    if (now < 0) {
      while (i < n && before[i] === now) i++;
      tally.absent(now, i - from);
    } else if (now === wanted[i]) {
      while (i < n && before[i] === now && wanted[i] === now) i++;
      tally.alreadyThere += i - from;
    } else {
      while (i < n && (before[i] ?? -1) >= 0 && before[i] !== wanted[i]) i++;
      tally.waiting(i - from);
    }
  }
}

function count(
  { tally, stayed }: BatchContext,
  scratch: Scratch,
  n: number,
  relocations: ReadonlyMap<number, Relocation>,
): void {
  const { pages, before, wanted, after } = scratch;
  let moved = 0;
  let alreadyThere = 0;
  for (let i = 0; i < n; i++) {
    const to = wanted[i] ?? -1;
    const now = after[i] ?? -1;
    if (now < 0) tally.absent(now);
    else if (now === to && before[i] === now) alreadyThere++;
    else if (now === to) moved++;
    else {
      const relocation = relocations.get(to);
      if (relocation === undefined || relocation.stopped !== undefined) {
        tally.waiting();
        continue;
      }
      const page = pages[i] ?? 0;
      const reason = relocation.reason(page);
      tally.stayed(reason);
      stayed?.addSpan(page, 1, reason ?? now);
    }
  }
  tally.moved += moved;
  tally.alreadyThere += alreadyThere;
}
