/**
 * One batch of a move or an undo: query → (journal) → move, node by node → query, and every page counted by what the
 * last query saw. The batch is in scratch arrays: `pages`, in `wanted` the node of each, and in `before` the first query's answers.
 */
import type { RunnerFailure } from '../protocol/runner';
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
  /** Collects the pages that the kernel left elsewhere, with the status that it wrote, or the node where it wrote none. */
  readonly stayed?: PlacementBuilder;
  /** Makes the old placement durable; a failure keeps the batch from moving. Absent in an undo. */
  readonly record?: (runs: readonly OldRun[]) => Promise<RunnerFailure | undefined>;
  /** Only queries: the pages that would move count as waiting. */
  readonly dryRun: boolean;
}

/** The pages that are in memory elsewhere than wanted: those that have to move, with where they are and are to be. */
function* misplaced(scratch: Scratch, n: number): Generator<{ page: number; old: number; wanted: number }> {
  for (let i = 0; i < n; i++) {
    const old = scratch.before[i] ?? -1;
    const wanted = scratch.wanted[i] ?? -1;
    if (old >= 0 && old !== wanted) yield { page: scratch.pages[i] ?? 0, old, wanted };
  }
}

function oldRuns(scratch: Scratch, n: number): OldRun[] {
  const runs: { first: number; count: number; readonly node: number }[] = [];
  for (const { page, old } of misplaced(scratch, n)) {
    const last = runs.at(-1);
    if (last?.node === old && last.first + last.count === page) last.count++;
    else runs.push({ first: page, count: 1, node: old });
  }
  return runs;
}

function byWantedNode(scratch: Scratch, n: number): ReadonlyMap<number, readonly number[]> {
  const lists = new Map<number, number[]>();
  for (const { page, wanted } of misplaced(scratch, n)) {
    const list = lists.get(wanted);
    if (list === undefined) lists.set(wanted, [page]);
    else list.push(page);
  }
  return lists;
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
  const runs = dryRun ? [] : oldRuns(scratch, n);
  if (runs.length === 0) {
    scratch.after.set(scratch.before.subarray(0, n));
    count(context, scratch, n, new Map());
    return { answered: true };
  }
  const unrecorded = await context.record?.(runs);
  if (unrecorded !== undefined) return { answered: false, stopped: unrecorded };
  const relocations = new Map<number, Relocation>();
  let stopped: RunnerFailure | undefined;
  for (const [node, group] of byWantedNode(scratch, n)) {
    const relocation = await relocator.move(Float64Array.from(group), node);
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
    const relocation = relocations.get(wanted);
    if (now < 0) tally.absent(now);
    else if (now === wanted && scratch.before[i] === now) tally.alreadyThere++;
    else if (now === wanted) tally.moved++;
    else if (relocation === undefined || relocation.stopped !== undefined) tally.waiting();
    else {
      const page = scratch.pages[i] ?? 0;
      const reason = relocation.reason(page);
      tally.stayed(reason);
      stayed?.addSpan(page, 1, reason ?? now);
    }
  }
}
