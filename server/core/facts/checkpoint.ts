/**
 * Where what-if runs set out from. What is assumed of a call makes no difference before the call is first executed,
 * nor in what the code says where the call cannot have come before: both are taken over from the usual run.
 */
import type { BlockId, CallKey } from '../flow/graph';
import { leadingTo } from '../flow/loops';
import type { ReplayExtent } from './assumption';
import type { Frame } from './frame';
import type { Observer } from './observer';
import { copyRun, type Run } from './run';

/** More copies than this are not made: later calls set out from the last. */
const maxCopies = 8;

/** What the observing pass had come to before it got to a block. */
interface Observed {
  readonly steps: number;
  readonly work: number;
  readonly helperSteps: number;
  readonly unseen: ReadonlySet<string>;
  readonly ends: boolean;
}

export class Checkpoints {
  readonly #runs: Run[] = [];
  readonly #runOf = new Map<CallKey, Run>();
  /** The block with which observing begins for a call. */
  readonly #starts = new Map<CallKey, BlockId>();
  readonly #awaited = new Set<BlockId>();
  readonly #observed = new Map<BlockId, Observed>();
  /** Blocks that use errno as some call left it. */
  readonly usingErrno = new Set<BlockId>();
  /** Blocks after which others may decide: they hand a result on, or call what is not known. */
  readonly handingOn = new Set<BlockId>();
  #begin = { steps: 0, work: 0 };

  /** The block is about to be executed for the first time. */
  reach(run: Run, block: BlockId): void {
    const calls = ownCalls(run.frame, block);
    if (calls.length === 0) return;
    const start = observationStart(run.frame, block);
    if (start !== undefined) for (const call of calls) this.#starts.set(call, start);
    if (this.#runs.length < maxCopies) this.#runs.push(copyRun(run));
    const last = this.#runs.at(-1);
    if (last !== undefined) for (const call of calls) this.#runOf.set(call, last);
  }

  /** The run just before the block of the call was first executed. */
  before(call: CallKey, maxSteps: number): Run | undefined {
    const run = this.#runOf.get(call);
    return run === undefined ? undefined : copyRun(run, maxSteps);
  }

  beginObserving({ analysis }: Run): void {
    this.#begin = { steps: analysis.steps, work: analysis.symbols.work };
    for (const block of this.#starts.values()) this.#awaited.add(block);
  }

  /** The observing pass comes to a block. */
  observe({ analysis }: Run, block: BlockId, observer: Observer): void {
    if (!this.#awaited.has(block)) return;
    this.#observed.set(block, {
      steps: analysis.steps - this.#begin.steps,
      work: analysis.symbols.work - this.#begin.work,
      helperSteps: analysis.helperSteps,
      unseen: new Set(observer.unseen),
      ends: observer.ends,
    });
  }

  /** The blocks that lead to what a what-if run is made for; undefined for all. */
  pathsFor({ order }: Frame, extent: ReplayExtent): ReadonlySet<BlockId> | undefined {
    if (extent === 'all') return undefined;
    return leadingTo(order, extent === 'errno' ? this.usingErrno : [...this.usingErrno, ...this.handingOn]);
  }

  /** Spares the pass what comes before the call: returns the block to begin with. */
  skip(run: Run, call: CallKey, observer: Observer): BlockId | undefined {
    const start = this.#starts.get(call);
    const before = start === undefined ? undefined : this.#observed.get(start);
    if (before === undefined) return undefined;
    const { analysis } = run;
    analysis.steps += before.steps;
    analysis.symbols.work += before.work;
    analysis.helperSteps = before.helperSteps;
    for (const one of before.unseen) observer.unseen.add(one);
    observer.unseenBefore = before.unseen;
    if (start !== undefined && !run.frame.inLoop(start)) observer.assumed = call;
    observer.ends = before.ends;
    return start;
  }
}

function ownCalls({ fn, graph }: Frame, block: BlockId): readonly CallKey[] {
  const calls = graph.blocks[block]?.instructions.filter((one) => one.kind === 'call') ?? [];
  return calls.map((one) => one.call).filter((key) => fn.numaCalls.get(key)?.sound === true);
}

/** What comes before it in order cannot come after the block: the block itself, or the head of the loop around it. */
function observationStart({ order }: Frame, block: BlockId): BlockId | undefined {
  let start = block;
  for (const loop of order.loops.values()) {
    // Entered past its head: the order of its blocks says nothing.
    if (loop.irregular) return undefined;
    if (loop.blocks.has(block) && rankOf(order, loop.head) < rankOf(order, start)) start = loop.head;
  }
  return start;
}

function rankOf({ rank }: Frame['order'], block: BlockId): number {
  return rank.get(block) ?? Infinity;
}
