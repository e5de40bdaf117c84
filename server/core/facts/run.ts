/**
 * One execution of a frame, as far as it has come. A copy goes on by itself: nothing that it does from then on is
 * seen by what it was copied from, down to the symbols and regions that it names.
 */
import type { BlockId } from '../flow/graph';
import type { Analysis } from './analysis';
import type { Frame } from './frame';
import { leave } from './iteration';
import type { LinearForm } from './linear';
import type { Memory } from './memory';
import type { BlockRecord } from './recorder';
import type { AbstractValue } from './value';

export interface Returned {
  readonly memory: Memory;
  readonly value: AbstractValue | undefined;
}

/** A loop that an edge leaves, and how many of its iterations were finished. */
export interface LoopExit {
  readonly head: BlockId;
  readonly count: LinearForm;
}

/** Memory on an edge that leaves loops, still as it is inside: nobody looks at it until the last round is over. */
export class Leaving {
  #outside: Memory | undefined;

  constructor(
    readonly inside: Memory,
    /** From the inside out. */
    readonly exits: readonly LoopExit[],
  ) {}

  outside(frame: Frame): Memory {
    if (this.#outside !== undefined) return this.#outside;
    let memory = this.inside;
    for (const { head, count } of this.exits) {
      const loop = frame.heads.get(head)?.loop;
      if (loop !== undefined) memory = leave(memory, loop, count);
    }
    this.#outside = memory;
    return memory;
  }
}

export interface Run {
  readonly analysis: Analysis;
  readonly frame: Frame;
  /** Memory with which the function is entered. */
  readonly entry: Memory;
  /** Memory on each edge: by where it leads to, then by where it comes from. */
  readonly edges: Map<BlockId, Map<BlockId, Memory | Leaving>>;
  readonly returns: Map<BlockId, Returned>;
  /** Heads of loops of which only the variables were joined so far: they are looked at again, whatever changes. */
  readonly unsettled: Set<BlockId>;
  /** Memory with which each loop was entered last. */
  readonly entries: Map<BlockId, Memory>;
  /** Memory with which each block was executed last. */
  readonly inputs: Map<BlockId, Memory>;
  readonly visits: Map<BlockId, number>;
  /** Blocks that wait. */
  readonly pending: Set<BlockId>;
  /** What each block reported when it ran last. */
  readonly records: Map<BlockId, BlockRecord>;
  /** Runs of blocks so far. */
  turns: number;
}

export function startRun(analysis: Analysis, frame: Frame, entry: Memory): Run {
  return {
    analysis,
    frame,
    entry,
    edges: new Map(),
    returns: new Map(),
    unsettled: new Set(),
    entries: new Map(),
    inputs: new Map(),
    visits: new Map(),
    pending: new Set([frame.graph.entry]),
    records: new Map(),
    turns: 0,
  };
}

export function memoryOn(edge: Memory | Leaving, frame: Frame): Memory {
  return edge instanceof Leaving ? edge.outside(frame) : edge;
}

/** Of the analysed function's own frame, with a budget of its own. */
export function copyRun(run: Run, maxSteps = run.analysis.maxSteps): Run {
  const analysis = run.analysis.copy(maxSteps);
  const copies = new Map<Memory, Memory>();
  // What is one memory stays one: that is how most of it is told to be the same.
  const copy = (memory: Memory): Memory => {
    let found = copies.get(memory);
    if (found === undefined) copies.set(memory, (found = memory.forkInto(analysis)));
    return found;
  };
  const copyAll = (memories: ReadonlyMap<BlockId, Memory>): Map<BlockId, Memory> => mapped(memories, copy);
  return {
    analysis,
    frame: run.frame.copy(analysis.symbols),
    entry: copy(run.entry),
    edges: mapped(run.edges, (incoming) => mapped(incoming, (edge) => copy(memoryOn(edge, run.frame)))),
    returns: mapped(run.returns, ({ memory, value }) => ({ memory: copy(memory), value })),
    unsettled: new Set(run.unsettled),
    entries: copyAll(run.entries),
    inputs: copyAll(run.inputs),
    visits: new Map(run.visits),
    pending: new Set(run.pending),
    records: new Map(run.records),
    turns: run.turns,
  };
}

function mapped<A, B>(map: ReadonlyMap<BlockId, A>, change: (value: A) => B): Map<BlockId, B> {
  const changed = new Map<BlockId, B>();
  map.forEach((value, block) => changed.set(block, change(value)));
  return changed;
}
