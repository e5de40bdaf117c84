/**
 * One batch of a move or an undo: query → (journal) → move, node by node → query, and every page counted by what the
 * last query saw. The batch is in scratch arrays: `pages`, in `wanted` the node of each, and in `before` the first query's answers.
 */
import type { RunnerFailure } from '../protocol/runner';
import type { CutHugePage } from './cut-huge-page';
import type { OldRun } from './journal';
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

/** Whether a page is in memory elsewhere than wanted: such pages have to move. Plain loops, because they run once a page. */
function isMisplaced(scratch: Scratch, i: number): boolean {
  const old = scratch.before[i] ?? -1;
  return old >= 0 && old !== scratch.wanted[i];
}

/** The pages that have to move, with where they are. */
function oldRuns(scratch: Scratch, n: number): OldRun[] {
  const runs: OldRun[] = [];
  let last: { readonly first: number; count: number; readonly node: number } | undefined;
  for (let i = 0; i < n; i++) {
    if (!isMisplaced(scratch, i)) continue;
    const page = scratch.pages[i] ?? 0;
    const node = scratch.before[i] ?? -1;
    if (last?.node === node && last.first + last.count === page) last.count++;
    else runs.push((last = { first: page, count: 1, node }));
  }
  return runs;
}

function byWantedNode(scratch: Scratch, n: number): ReadonlyMap<number, Float64Array> {
  const counts = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const node = scratch.wanted[i] ?? -1;
    if (isMisplaced(scratch, i)) counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  const groups = new Map<number, Float64Array>();
  for (const [node, count] of counts) {
    const group = new Float64Array(count);
    let filled = 0;
    for (let i = 0; filled < count; i++)
      if (scratch.wanted[i] === node && isMisplaced(scratch, i)) group[filled++] = scratch.pages[i] ?? 0;
    groups.set(node, group);
  }
  return groups;
}

/** Whether the huge page that may begin at `page` has too little room in a batch that has `filled` of its pages. */
export function wouldCut(page: number, filled: number, batch: number): boolean {
  const { hugePage } = limits;
  return page % hugePage === 0 && batch - filled < hugePage && filled >= hugePage;
}

export interface BatchEnd {
  /** Whether `before` and `after` of the scratch arrays hold answers. */
  readonly answered: boolean;
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
  const { operation, relocator, dryRun } = context;
  const pages = scratch.pages.subarray(0, n);
  context.cut.correct(pages, scratch.before);
  const runs = dryRun ? [] : oldRuns(scratch, n);
  if (runs.length === 0) {
    scratch.after.set(scratch.before.subarray(0, n));
    count(context, scratch, n, new Map());
    return { answered: true };
  }
  const unrecorded = await context.record?.(runs);
  if (unrecorded !== undefined) return { answered: false, stopped: unrecorded };
  if (isMisplaced(scratch, n - 1)) await context.cut.note(pages[n - 1] ?? 0, scratch.before[n - 1] ?? -1);
  const relocations = new Map<number, Relocation>();
  let stopped: RunnerFailure | undefined;
  for (const [node, group] of byWantedNode(scratch, n)) {
    const relocation = await relocator.move(group, node);
    relocations.set(node, relocation);
    stopped = relocation.stopped;
    if (stopped !== undefined) break;
  }
  const failure = await queryPages(operation, scratch, pages, scratch.after);
  // The process is gone and nothing can be asked any more: the last that is known is where its pages were.
  if (failure !== undefined) scratch.after.set(scratch.before.subarray(0, n));
  count(context, scratch, n, relocations);
  stopped ??= failure;
  return stopped === undefined ? { answered: true } : { answered: true, stopped };
}

function count(
  { tally, stayed }: BatchContext,
  scratch: Scratch,
  n: number,
  relocations: ReadonlyMap<number, Relocation>,
): void {
  for (let i = 0; i < n; i++) {
    const wanted = scratch.wanted[i] ?? -1;
    const now = scratch.after[i] ?? -1;
    if (now < 0) tally.absent(now);
    else if (now === wanted && scratch.before[i] === now) tally.alreadyThere++;
    else if (now === wanted) tally.moved++;
    else {
      const relocation = relocations.get(wanted);
      if (relocation === undefined || relocation.stopped !== undefined) {
        tally.waiting();
        continue;
      }
      const page = scratch.pages[i] ?? 0;
      const reason = relocation.reason(page);
      tally.stayed(reason);
      stayed?.addSpan(page, 1, reason ?? now);
    }
  }
}
