/** How far two versions of a function are the same, from the entry on in the order in which blocks are executed. */
import type { Block, BlockId, FlowGraph, Instruction, Variable } from './graph';
import { adoptOrder, orderOf, type FlowOrder } from './loops';
import type { RecordTable } from './types';

/**
 * How many blocks at the front of the order are the same in both, predecessors and so loops included, together with all that they
 * rest on behind them.
 */
export function commonBeginning(old: FlowGraph, graph: FlowGraph): number {
  if (!hasSameFrame(old, graph)) return 0;
  const [before, now] = [orderOf(old), orderOf(graph)];
  // Where a call is observed from depends on whether there is any.
  for (const order of [before, now]) for (const loop of order.loops.values()) if (loop.irregular) return 0;
  const most = Math.min(before.order.length, now.order.length);
  let count = 0;
  while (count < most && isSameAt(old, before, graph, now, count)) count++;
  return count;
}

/** What is the same for all blocks. */
function hasSameFrame(old: FlowGraph, graph: FlowGraph): boolean {
  return (
    old.entry === graph.entry &&
    isSame(old.parameters, graph.parameters) &&
    graph.parameters.every((id) => {
      const variable = graph.variables[id];
      // Without a place of its own, it is at that of the function, whose end has moved.
      return variable?.declaration !== undefined && isSame(old.variables[id], variable);
    }) &&
    hasSameGlobals(old.variables, graph.variables) &&
    hasSameRecords(old.records, graph.records)
  );
}

/** In the same order, whatever their numbers. */
function hasSameGlobals(old: readonly Variable[], variables: readonly Variable[]): boolean {
  let at = 0;
  for (const one of variables) {
    if (one.kind !== 'global') continue;
    while (at < old.length && old[at]?.kind !== 'global') at++;
    const other = old[at++];
    if (other === undefined || !isSame(other.id === one.id ? other : { ...other, id: one.id }, one))
      return false;
  }
  while (at < old.length && old[at]?.kind !== 'global') at++;
  return at >= old.length;
}

function hasSameRecords(old: RecordTable, records: RecordTable): boolean {
  if (old.size !== records.size) return false;
  for (const [tag, layout] of records) {
    const other = old.get(tag);
    if (other !== layout && !isSame(other, layout)) return false;
  }
  return true;
}

function isSameAt(old: FlowGraph, before: FlowOrder, graph: FlowGraph, now: FlowOrder, at: number): boolean {
  const id = now.order[at];
  if (id === undefined || before.order[at] !== id) return false;
  const [was, is] = [old.blocks[id], graph.blocks[id]];
  return (
    was !== undefined &&
    is !== undefined &&
    isSame(before.predecessors.get(id), now.predecessors.get(id)) &&
    isSameBlock(old, was, graph, is)
  );
}

function isSameBlock(old: FlowGraph, was: Block, graph: FlowGraph, is: Block): boolean {
  const { length } = is.instructions;
  if (was.instructions.length !== length) return false;
  for (let at = 0; at < length; at++) {
    const one = is.instructions[at];
    if (one === undefined || !isSame(was.instructions[at], one) || !hasSameMeaning(old, graph, one))
      return false;
  }
  return isSame(was.terminator, is.terminator);
}

/** What the instruction only names by a number. */
function hasSameMeaning(old: FlowGraph, graph: FlowGraph, one: Instruction): boolean {
  if ('dest' in one && !isSame(old.values[one.dest], graph.values[one.dest])) return false;
  return !('variable' in one) || isSame(old.variables[one.variable], graph.variables[one.variable]);
}

/** Of plain data. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  for (const key in b) if (!(key in a)) return false;
  for (const key in a) if (!isSame(a[key as keyof typeof a], b[key as keyof typeof b])) return false;
  return true;
}

/** The graph, with these blocks from the version before: who knows them by identity knows them still. */
export function withBlocksOf(old: FlowGraph, graph: FlowGraph, kept: ReadonlySet<BlockId>): FlowGraph {
  const blocks = graph.blocks.map((block) => (kept.has(block.id) ? (old.blocks[block.id] ?? block) : block));
  const same = { ...graph, blocks };
  adoptOrder(same, graph);
  return same;
}
