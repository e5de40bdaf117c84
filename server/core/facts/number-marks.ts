/**
 * What a script's numbers lose: addresses that go through a number, or through an operator that keeps 32 bits of it, and
 * numbers read from a text, which may be NaN. The marks are about the whole value: an offset that went through a number
 * does no harm to the bigint that it is added to.
 */
import type { BinaryOperator, Origin } from '../flow/graph';
import type { MachineType } from '../flow/types';
import { integerOf, withMarks, type AbstractValue, type Mark } from './value';

const isWhole = (mark: Mark): boolean => mark.kind === 'inexact' || mark.kind === 'no-integer';

/** A conversion of the language between numbers, and from and to bigint. */
export function markConverted(
  value: AbstractValue,
  from: MachineType,
  to: MachineType,
  { explicit, origin }: { readonly explicit: boolean; readonly origin: Origin },
): AbstractValue {
  // BigInt() throws on what is no integer.
  if (to.kind === 'bigint' && explicit) return without(value, 'no-integer');
  if (integerOf(value) !== undefined) return value;
  if (to.kind === 'number' && from.kind === 'bigint') return withMarks(value, [inexact('double', origin)]);
  if (from.kind === 'number' && to.kind === 'int' && to.width <= 32) return markCut(value, origin);
  return value;
}

/** A number that is read from a text: `radix` 16 is how addresses are written. */
export function markRead(value: AbstractValue, radix: bigint | undefined, origin: Origin): AbstractValue {
  const marks: Mark[] = [{ kind: 'no-integer', how: 'maybe-nan', origin }];
  if (radix === 16n) marks.push(inexact('double', origin));
  return withMarks(value, marks);
}

/** The operators on numbers that keep 32 bits; a constant is what it is. */
function markCut(value: AbstractValue, origin: Origin): AbstractValue {
  const rest = without(value, 'no-integer');
  return integerOf(rest) === undefined ? withMarks(rest, [inexact('bits', origin)]) : rest;
}

/** A literal that is no integer. */
export function fraction(origin: Origin): Mark {
  return { kind: 'no-integer', how: 'fraction', origin };
}

/** What is left over by a division of two known numbers. */
export function fractionOf(left: AbstractValue, right: AbstractValue, origin: Origin): readonly Mark[] {
  const a = integerOf(left);
  const b = integerOf(right);
  if (a === undefined || b === undefined || b === 0n || a % b === 0n) return [];
  return [fraction(origin)];
}

/** What is left of the marks when two values are combined. */
export function combinedMarks(
  operator: BinaryOperator,
  left: AbstractValue,
  right: AbstractValue,
  marks: readonly Mark[],
): readonly Mark[] {
  if (marks.length === 0 || !marks.some(isWhole)) return marks;
  const known = (value: AbstractValue): boolean => integerOf(value) !== undefined;
  const has = (value: AbstractValue): boolean => value.marks.some((mark) => mark.kind === 'inexact');
  // A mask makes no offset of an address by itself: what is added to something else then is one.
  if (/^(?:and|or|xor|shl|shr)$/.test(operator)) return marks;
  // Of two addresses the distance remains; what is added to something else is an offset.
  const whole = operator === 'sub' ? has(left) && known(right) : has(left) ? known(right) : known(left);
  return whole ? marks : marks.filter((mark) => mark.kind !== 'inexact');
}

/** Somebody looked at the number. */
export function withoutDoubt(value: AbstractValue): AbstractValue {
  return without(value, 'no-integer');
}

function inexact(how: 'double' | 'bits', origin: Origin): Mark {
  return { kind: 'inexact', how, origin };
}

function without(value: AbstractValue, kind: Mark['kind']): AbstractValue {
  if (value.marks.length === 0) return value;
  const marks = value.marks.filter((mark) => mark.kind !== kind);
  return marks.length === value.marks.length ? value : { points: value.points, marks };
}
