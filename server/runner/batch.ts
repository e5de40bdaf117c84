/**
 * One batch of a move or an undo: query → (journal) → move, node by node → query, and every page counted by what the
 * last query saw. The batch is in scratch arrays: `pages`, in `wanted` the node of each, and in `before` the first query's answers.
 */
import type { RunnerFailure } from '../protocol/runner';
import type { CutHugePage } from './cut-huge-page';
import type { HeadOf } from './huge';
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

interface Group {
  readonly node: number;
  readonly pages: Float64Array;
}

/** The pages that have to move: where they are, and by where to. */
interface Plan {
  readonly old: readonly OldRun[];
  readonly groups: readonly Group[];
}

/** One pass: neighbours mostly come from one node and go to one. */
function planOf({ pages, before, wanted }: Scratch, n: number): Plan {
  const old: OldRun[] = [];
  const bounds = new Map<number, number[]>();
  let last: { readonly first: number; count: number; readonly node: number } | undefined;
  for (let from = 0; from < n;) {
    const node = before[from] ?? -1;
    const to = wanted[from] ?? -1;
    const first = pages[from] ?? 0;
    const offset = first - from;
    let end = from + 1;
    while (end < n && before[end] === node && wanted[end] === to && pages[end] === offset + end) end++;
    if (isMisplaced(node, to)) {
      if (last?.node === node && last.first + last.count === first) last.count += end - from;
      else old.push((last = { first, count: end - from, node }));
      const some = bounds.get(to);
      if (some === undefined) bounds.set(to, [from, end]);
      else some.push(from, end);
    }
    from = end;
  }
  return { old, groups: [...bounds].map(([node, some]) => ({ node, pages: joined(pages, some) })) };
}

/** The pages between each first and second of `bounds`. One run, which is mostly all there is, is not copied. */
function joined(pages: Float64Array, bounds: readonly number[]): Float64Array {
  if (bounds.length === 2) return pages.subarray(bounds[0], bounds[1]);
  let count = 0;
  for (let i = 0; i < bounds.length; i += 2) count += (bounds[i + 1] ?? 0) - (bounds[i] ?? 0);
  const all = new Float64Array(count);
  let filled = 0;
  for (let i = 0; i < bounds.length; i += 2)
    for (let from = bounds[i] ?? 0; from < (bounds[i + 1] ?? 0); from++) all[filled++] = pages[from] ?? 0;
  return all;
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

/** The same for pages whose places are known: `before` has them. If the answer is stale, it is asked for again where pages have to move. */
export async function moveAnswered(
  context: BatchContext,
  scratch: Scratch,
  n: number,
  stale = false,
): Promise<BatchEnd> {
  const { relocator, dryRun, cut } = context;
  const { pages, before } = scratch;
  cut.correct(pages.subarray(0, n), before);
  if (dryRun || !anyMisplaced(scratch, n)) {
    countUntouched(context, scratch, n);
    return { answered: true, untouched: true };
  }
  if (stale) return moveBatch(context, scratch, n);
  const { old, groups } = planOf(scratch, n);
  // Beside each other: to look changes nothing.
  const [unrecorded, headOf] = await Promise.all([context.record?.(old), headsOfFirst(relocator, groups)]);
  if (unrecorded !== undefined) return { answered: false, stopped: unrecorded };
  const last = before[n - 1] ?? -1;
  if (isMisplaced(last, scratch.wanted[n - 1] ?? -1)) await cut.note(pages[n - 1] ?? 0, last);
  const relocations = new Map<number, Relocation>();
  let stopped: RunnerFailure | undefined;
  for (const [i, { node, pages: group }] of groups.entries()) {
    const relocation = await relocator.move(group, node, i === 0 ? headOf : undefined);
    relocations.set(node, relocation);
    stopped = relocation.stopped;
    if (stopped !== undefined) break;
  }
  const failure = await askAfter(context, scratch, n, groups, relocations);
  count(context, scratch, n, relocations);
  stopped ??= failure;
  return stopped === undefined ? { answered: true } : { answered: true, stopped };
}

/** Of the pages that move first: the others are looked at when these have moved. */
async function headsOfFirst(relocator: Relocator, [first]: readonly Group[]): Promise<HeadOf | undefined> {
  return first === undefined ? undefined : relocator.headsOf(first.pages);
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
    if (places.length === n) after.set(places);
    else
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
  for (let i = 0; i < n;) {
    const from = i;
    const old = before[i] ?? -1;
    const to = wanted[i] ?? -1;
    const now = after[i] ?? -1;
    while (i < n && after[i] === now && before[i] === old && wanted[i] === to) i++;
    if (now < 0) tally.absent(now, i - from);
    else if (now === to && old === now) tally.alreadyThere += i - from;
    else if (now === to) tally.moved += i - from;
    else {
      const relocation = relocations.get(to);
      if (relocation === undefined || relocation.stopped !== undefined) {
        tally.waiting(i - from);
        continue;
      }
      for (const page of pages.subarray(from, i)) {
        const reason = relocation.reason(page);
        tally.stayed(reason);
        stayed?.addSpan(page, 1, reason ?? now);
      }
    }
  }
}
