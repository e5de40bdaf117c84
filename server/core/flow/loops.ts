/** The order of a graph's blocks and its loops. A loop that can be entered past its head is marked irregular. */
import { successors, type BlockId, type FlowGraph } from './graph';

export interface Loop {
  readonly head: BlockId;
  /** The head included; loops inside it are part of it. */
  readonly blocks: ReadonlySet<BlockId>;
  /** Its blocks can be reached around the head: no iteration count can be told. */
  readonly irregular: boolean;
}

export interface FlowOrder {
  /** What can be reached: reverse postorder, but a loop is whole before anything behind it. */
  readonly order: readonly BlockId[];
  /** Position in `order`; absent for dead blocks. */
  readonly rank: ReadonlyMap<BlockId, number>;
  readonly predecessors: ReadonlyMap<BlockId, readonly BlockId[]>;
  /** By head. */
  readonly loops: ReadonlyMap<BlockId, Loop>;
  /** The loops that a block is in, from the inside out; absent for none. */
  readonly around: ReadonlyMap<BlockId, readonly Loop[]>;
}

const orders = new WeakMap<FlowGraph, FlowOrder>();

export function orderOf(graph: FlowGraph): FlowOrder {
  let order = orders.get(graph);
  if (order === undefined) {
    order = computeOrder(graph);
    orders.set(graph, order);
  }
  return order;
}

/** Another object for the same graph. */
export function adoptOrder(graph: FlowGraph, from: FlowGraph): void {
  orders.set(graph, orderOf(from));
}

function computeOrder(graph: FlowGraph): FlowOrder {
  const reverse = postorder(graph).reverse();
  const depth = rankOf(reverse);
  const predecessors = new Map<BlockId, BlockId[]>();
  for (const block of reverse)
    for (const to of new Set(successorsOf(graph, block))) {
      const list = predecessors.get(to);
      if (list === undefined) predecessors.set(to, [block]);
      else list.push(block);
    }
  const loops = new Map<BlockId, Loop>();
  for (const head of reverse) {
    const back = (predecessors.get(head) ?? []).filter(
      (from) => (depth.get(from) ?? 0) >= (depth.get(head) ?? 0),
    );
    if (back.length > 0) loops.set(head, loopOf(head, back, predecessors, graph.entry));
  }
  const order = loopsWhole(reverse, depth, loops);
  return { order, rank: rankOf(order), predecessors, loops, around: aroundOf(loops) };
}

function aroundOf(loops: ReadonlyMap<BlockId, Loop>): ReadonlyMap<BlockId, readonly Loop[]> {
  const around = new Map<BlockId, Loop[]>();
  for (const loop of [...loops.values()].sort((a, b) => a.blocks.size - b.blocks.size))
    loop.blocks.forEach((block) => {
      const others = around.get(block);
      if (others === undefined) around.set(block, [loop]);
      else others.push(loop);
    });
  return around;
}

function rankOf(order: readonly BlockId[]): ReadonlyMap<BlockId, number> {
  return new Map(order.map((block, at) => [block, at]));
}

/**
 * Moves what follows a loop behind all of its blocks (F. Bourdoncle's weak topological order). In plain reverse
 * postorder the exit may come before the body: a later loop would then go round with memory in which the earlier one
 * had not run yet, and keep that memory as one of its possible pasts.
 */
function loopsWhole(
  reverse: readonly BlockId[],
  depth: ReadonlyMap<BlockId, number>,
  loops: ReadonlyMap<BlockId, Loop>,
): readonly BlockId[] {
  const order: BlockId[] = [];
  const placed = new Set<BlockId>();
  const inReverse = (a: BlockId, b: BlockId): number => (depth.get(a) ?? 0) - (depth.get(b) ?? 0);
  const place = (blocks: readonly BlockId[]): void => {
    for (const block of blocks) {
      if (placed.has(block)) continue;
      placed.add(block);
      order.push(block);
      const loop = loops.get(block);
      if (loop !== undefined) place([...loop.blocks].sort(inReverse));
    }
  };
  place(reverse);
  return order;
}

function successorsOf(graph: FlowGraph, block: BlockId): readonly BlockId[] {
  const terminator = graph.blocks[block]?.terminator;
  return terminator === undefined ? [] : successors(terminator);
}

/** Without recursion: generated functions nest deep. */
function postorder(graph: FlowGraph): BlockId[] {
  const done: BlockId[] = [];
  const seen = new Set([graph.entry]);
  const stack = [{ block: graph.entry, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const to = successorsOf(graph, top.block)[top.next++];
    if (to === undefined) {
      done.push(top.block);
      stack.pop();
    } else if (!seen.has(to)) {
      seen.add(to);
      stack.push({ block: to, next: 0 });
    }
  }
  return done;
}

function loopOf(
  head: BlockId,
  back: readonly BlockId[],
  predecessors: ReadonlyMap<BlockId, readonly BlockId[]>,
  entry: BlockId,
): Loop {
  const blocks = new Set([head]);
  const pending = [...back];
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    if (blocks.has(block)) continue;
    blocks.add(block);
    pending.push(...(predecessors.get(block) ?? []));
  }
  return { head, blocks, irregular: head !== entry && blocks.has(entry) };
}

/** The blocks from which one of these is reached, and themselves. */
export function leadingTo({ predecessors }: FlowOrder, targets: Iterable<BlockId>): ReadonlySet<BlockId> {
  const found = new Set<BlockId>();
  const pending = [...targets];
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    if (found.has(block)) continue;
    found.add(block);
    pending.push(...(predecessors.get(block) ?? []));
  }
  return found;
}
