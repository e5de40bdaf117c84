/**
 * Where what-if runs set out from. What is assumed of a call makes no difference before the call is first executed,
 * nor in what the code says where the call cannot have come before: both are taken over from the usual run.
 */
import type { BlockId, CallKey } from '../flow/graph';
import { leadingTo } from '../flow/loops';
import type { ReplayExtent } from './assumption';
import type { Frame } from './frame';
import { markAt, type Mark } from './mark';
import type { Observer } from './observer';
import { copyRun, type Run } from './run';
import type { Told } from './told';
import { truncate } from './truncate';

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
  readonly #copies: Run[] = [];
  readonly #from = new Map<CallKey, Run | Mark | undefined>();
  /** The block with which observing begins for a call. */
  readonly #starts = new Map<CallKey, BlockId | undefined>();
  readonly #awaited = new Set<BlockId>();
  readonly #observed = new Map<BlockId, Observed>();
  /** What the blocks told in the usual run. */
  readonly told = new Map<BlockId, Told>();
  #begin = { steps: 0, work: 0 };

  /** The usual run; absent once blocks of it ran again to be observed, which are not as they were at a mark. */
  run: Run | undefined;
  /** In the order in which it came to them. */
  readonly marks: Mark[] = [];

  get copies(): readonly Run[] {
    return this.#copies;
  }

  /** A block is about to run again. */
  leave(): void {
    const { run } = this;
    if (run === undefined) return;
    for (const [call, from] of this.#from)
      if (isMark(from)) this.#from.set(call, copyRun(run, undefined, from));
    this.run = undefined;
  }

  /** Forgets all that came after. */
  rewind(mark: Mark): void {
    this.#copies.length = mark.copies;
    truncate(this.#from, mark.calls);
    truncate(this.#starts, mark.calls);
    this.#awaited.clear();
    this.#observed.clear();
    this.told.clear();
    this.marks.length = this.marks.indexOf(mark);
  }

  /** The block is about to be executed for the first time. */
  reach(run: Run, block: BlockId): void {
    this.run = run;
    const mark = run.analysis.records
      ? markAt(run, block, { calls: this.#from.size, copies: this.#copies.length })
      : undefined;
    if (mark !== undefined) this.marks.push(mark);
    const calls = ownCalls(run.frame, block);
    if (calls.length === 0) return;
    if (mark === undefined && this.#copies.length < maxCopies) this.#copies.push(copyRun(run));
    const from = mark ?? this.#copies.at(-1);
    const start = observationStart(run.frame, block);
    for (const call of calls) {
      this.#starts.set(call, start);
      this.#from.set(call, from);
    }
  }

  /** The run just before the block of the call was first executed. */
  before(call: CallKey, maxSteps: number): Run | undefined {
    const from = this.#from.get(call);
    if (from === undefined) return undefined;
    if (!isMark(from)) return copyRun(from, maxSteps);
    return this.run === undefined ? undefined : copyRun(this.run, maxSteps, from);
  }

  beginObserving({ analysis }: Run): void {
    this.#begin = { steps: analysis.steps, work: analysis.symbols.work };
    for (const block of this.#starts.values()) if (block !== undefined) this.#awaited.add(block);
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

  /** The blocks that lead to what a what-if run of the call is made for; undefined for all. */
  pathsFor({ order }: Frame, call: CallKey, extent: ReplayExtent): ReadonlySet<BlockId> | undefined {
    if (extent === 'all') return undefined;
    const wanted: BlockId[] = [];
    for (const [block, told] of this.told) if (isWanted(told, call, extent)) wanted.push(block);
    return leadingTo(order, wanted);
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

/** What is used under an assumption is used in the usual run, which leaves out nothing. */
function isWanted(told: Told, call: CallKey, extent: Exclude<ReplayExtent, 'all'>): boolean {
  switch (extent) {
    case 'uses':
      return told.uses.has(call) || told.unseen;
    case 'judged':
      return told.errno.has(call) || told.handedOn.has(call) || told.unseen;
    case 'errno':
      return told.errno.has(call);
  }
}

function isMark(from: Run | Mark | undefined): from is Mark {
  return from !== undefined && 'extent' in from;
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
