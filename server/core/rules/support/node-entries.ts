/** What rules share that look at the numbers in nodes[]. */
import type { ArrayFacts, CallFacts } from '../../facts/call-facts';
import {
  constantOf,
  isNotNegative,
  scale,
  substitute,
  subtract,
  zero,
  type LinearForm,
} from '../../facts/linear';
import type { Producer } from '../../facts/provenance';
import { soleSymbol } from '../../facts/provenance';
import type { Cell, Fill } from '../../facts/region';

/** Bytes per entry. */
export const nodeWidth = 4;

export type Entry = Cell | Fill;

/** What was stored in the entries that the move reads, as far as it is known; nothing for a query. */
export function nodeEntries(facts: CallFacts): readonly Entry[] {
  const nodes = facts.array('nodes');
  if (nodes === undefined || facts.mode !== 'move' || facts.countIs === 'zero') return [];
  if (nodes.region.many || nodes.pointer.rounding !== 'none') return [];
  const stored: readonly Entry[] = [...nodes.cells, ...nodes.fills];
  return stored.filter((one) => one.width === nodeWidth && isRead(facts, nodes, one));
}

/** Not in front of the array and not behind the count: one block may hold several arrays. */
function isRead(facts: CallFacts, nodes: ArrayFacts, one: Entry): boolean {
  const start = 'index' in one ? substitute(one.offset, one.index, zero) : one.offset;
  if (start === undefined) return false;
  const at = constantOf(start);
  if (at !== undefined && at < 0n) return false;
  const past = facts.count === undefined ? undefined : subtract(start, scale(facts.count, BigInt(nodeWidth)));
  if (past !== undefined && isNotNegative(past)) return false;
  // Where the array stands alone, a place that is not known is one of its entries.
  return at !== undefined || facts.array('status')?.pointer.region !== nodes.pointer.region;
}

/** The call that a number comes from, if it is just that. */
export function producerOf(facts: CallFacts, form: LinearForm): Producer | undefined {
  const name = soleSymbol(form);
  return name === undefined ? undefined : facts.producerOf(name);
}

/** `a % b`, if the number is one. */
export function remainderOf(
  facts: CallFacts,
  form: LinearForm,
): { readonly of: LinearForm; readonly by: LinearForm } | undefined {
  const name = soleSymbol(form);
  const composition = name === undefined ? undefined : facts.compositionOf(name);
  const [of, by] = composition?.operands ?? [];
  return composition?.operator === 'rem' && of !== undefined && by !== undefined ? { of, by } : undefined;
}
