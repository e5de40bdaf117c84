/**
 * One execution of a frame, as far as it has come. A copy goes on by itself: nothing that it does from then on is
 * seen by what it was copied from, down to the symbols and regions that it names.
 */
import type { BlockId } from '../flow/graph';
import type { Loop } from '../flow/loops';
import type { Analysis } from './analysis';
import type { Frame } from './frame';
import { leave, LoopContext } from './iteration';
import { iterationOf, type LinearForm } from './linear';
import { blocksBefore, type Mark } from './mark';
import type { Memory } from './memory';
import type { BlockRecord } from './recorder';
import type { AbstractValue } from './value';
import { LoopHead } from './widen';

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

/** Of the analysed function's own frame, with a budget of its own. `mark`: as it was there. */
export function copyRun(run: Run, maxSteps = run.analysis.maxSteps, mark?: Mark): Run {
  const analysis = run.analysis.copy(maxSteps, mark?.extent);
  analysis.active.push(run.frame.fn.name);
  const kept = mark === undefined ? undefined : blocksBefore(mark, run.frame.order);
  const copies = new Map<Memory, Memory>();
  // What is one memory stays one: that is how most of it is told to be the same.
  const copy = (memory: Memory): Memory => {
    let found = copies.get(memory);
    if (found === undefined) copies.set(memory, (found = memory.forkInto(analysis)));
    return found;
  };
  const copyAll = (memories: ReadonlyMap<BlockId, Memory>): Map<BlockId, Memory> =>
    mapped(memories, kept, copy);
  const edges = mapped(run.edges, undefined, (incoming) =>
    mapped(incoming, kept, (edge) => copy(memoryOn(edge, run.frame))),
  );
  const again: Run = {
    analysis,
    frame: run.frame.copy(analysis.symbols, kept),
    entry: copy(run.entry),
    edges,
    returns: mapped(run.returns, kept, ({ memory, value }) => ({ memory: copy(memory), value })),
    unsettled: new Set(kept === undefined ? run.unsettled : []),
    entries: copyAll(run.entries),
    inputs: copyAll(run.inputs),
    visits: mapped(run.visits, kept, (count) => count),
    pending: kept === undefined ? new Set(run.pending) : waitingBehind(kept, edges, run.frame),
    records: mapped(run.records, kept, (record) => record),
    turns: mark?.turns ?? run.turns,
  };
  makeHeads(again);
  return again;
}

/** Takes the run back to where it was then. The analysis is another matter. */
export function rewindRun(run: Run, mark: Mark): void {
  const { frame, edges, returns, entries, inputs, visits, records, pending, unsettled } = run;
  const kept = blocksBefore(mark, frame.order);
  for (const some of [returns, entries, inputs, visits, records, ...edges.values()])
    for (const block of some.keys()) if (!kept.has(block)) some.delete(block);
  unsettled.clear();
  pending.clear();
  for (const block of waitingBehind(kept, edges, frame)) pending.add(block);
  run.turns = mark.turns;
}

/** The blocks that these lead to. */
function waitingBehind(kept: ReadonlySet<BlockId>, edges: Run['edges'], { graph }: Frame): Set<BlockId> {
  const waiting = new Set<BlockId>(kept.has(graph.entry) ? [] : [graph.entry]);
  edges.forEach((incoming, to) => {
    if (incoming.size > 0 && !kept.has(to)) waiting.add(to);
  });
  return waiting;
}

function mapped<A, B>(
  map: ReadonlyMap<BlockId, A>,
  kept: ReadonlySet<BlockId> | undefined,
  change: (value: A) => B,
): Map<BlockId, B> {
  const changed = new Map<BlockId, B>();
  map.forEach((value, block) => {
    if (kept?.has(block) !== false) changed.set(block, change(value));
  });
  return changed;
}

/** Of all loops to which nothing has come. */
export function makeHeads({ frame, analysis }: Run): void {
  for (const loop of frame.order.loops.values())
    if (!frame.heads.has(loop.head)) frame.heads.set(loop.head, makeHead(frame, analysis, loop));
}

function makeHead(frame: Frame, { symbols }: Analysis, loop: Loop): LoopHead {
  const site = frame.site(loop.head);
  const home = frame.sites(loop.head);
  const tau = iterationOf(site);
  symbols.create(tau, home);
  const sites = new Set([...loop.blocks].map((one) => frame.site(one)));
  return new LoopHead(new LoopContext(tau, sites, symbols), site, home, loop.irregular);
}
