/** How many iterations a loop has finished when it is left through a comparison of its counter with a bound. */
import type { BlockId, Terminator } from '../flow/graph';
import type { Frame } from './frame';
import type { LoopContext } from './iteration';
import {
  add,
  constant,
  constantOf,
  divideExactly,
  mentions,
  scale,
  slope,
  substitute,
  subtract,
  zero,
  type LinearForm,
} from './linear';
import type { AbstractValue } from './value';

type Order = 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne';

const opposite: Readonly<Record<Order, Order>> = {
  lt: 'ge',
  le: 'gt',
  gt: 'le',
  ge: 'lt',
  eq: 'ne',
  ne: 'eq',
};

/** Undefined where the edge to `to` is not such a comparison. Counts of symbolic loops are taken as not negative. */
export function exitCount(
  frame: Frame,
  loop: LoopContext,
  terminator: Terminator,
  to: BlockId,
): LinearForm | undefined {
  if (terminator.kind !== 'branch') return undefined;
  const definition = frame.definitions.get(terminator.condition);
  if (definition?.kind !== 'binary' || !isOrder(definition.operator)) return undefined;
  const difference = distance(frame.value(definition.left), frame.value(definition.right));
  const step = difference && slope(difference, loop.tau);
  if (difference === undefined || step === undefined || constantOf(step) === 0n) return undefined;
  const start = substitute(difference, loop.tau, zero);
  if (start === undefined || loop.symbols.variesIn(start, loop.sites)) return undefined;
  const stays = terminator.then === to ? opposite[definition.operator] : definition.operator;
  // Going on means `start + step * t stays 0`; the count is the first t for which it does not hold.
  const known = constantOf(step);
  const rising = known === undefined ? true : known > 0n;
  const fits = rising
    ? stays === 'lt' || stays === 'le' || stays === 'ne'
    : stays === 'gt' || stays === 'ge' || stays === 'ne';
  if (!fits) return undefined;
  const inclusive = stays === 'le' || stays === 'ge';
  const bound = scale(start, -1n);
  const reach = inclusive ? add(bound, rising ? constant(1) : constant(-1)) : bound;
  if (reach === undefined) return undefined;
  return quotient(reach, step, loop);
}

function quotient(reach: LinearForm, step: LinearForm, loop: LoopContext): LinearForm | undefined {
  const total = constantOf(reach);
  const by = constantOf(step);
  if (total !== undefined && by !== undefined && by !== 0n) {
    const [size, unit] = by < 0n ? [-total, -by] : [total, by];
    return constant(size <= 0n ? 0n : (size + unit - 1n) / unit);
  }
  return divideExactly(reach, step) ?? loop.symbols.compose('ceil', [reach, step]);
}

function isOrder(operator: string): operator is Order {
  return Object.hasOwn(opposite, operator);
}

function distance(left: AbstractValue, right: AbstractValue): LinearForm | undefined {
  const [a, b] = [left.points?.[0], right.points?.[0]];
  if (left.points?.length !== 1 || right.points?.length !== 1 || a === undefined || b === undefined)
    return undefined;
  if (a.kind === 'integer' && b.kind === 'integer') return subtract(a.form, b.form);
  if (a.kind !== 'pointer' || b.kind !== 'pointer' || a.region !== b.region) return undefined;
  const form = subtract(a.offset, b.offset);
  return form !== undefined && !mentions(form, (name) => name.startsWith('~')) ? form : undefined;
}
