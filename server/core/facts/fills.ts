/** What a loop stored, read back: which iteration wrote a place, and what it wrote there. */
import {
  add,
  constant,
  constantOf,
  divideExactly,
  has,
  isBelowZero,
  isNotNegative,
  mentions,
  substitute,
  subtract,
  symbol,
  zero,
  type LinearForm,
} from './linear';
import type { Fill } from './region';
import { formIn, pointAt, type AbstractValue, type Point } from './value';

/** The index at which a fill stores to `offset`; undefined if it cannot be told, `outside` if it never does. */
export function solve(fill: Fill, offset: LinearForm): LinearForm | 'outside' | undefined {
  const row = rowOf(fill);
  const distance = row && subtract(offset, row.start);
  if (row === undefined || distance === undefined) return undefined;
  const { slope: slopeForm } = row;
  const at = divideExactly(distance, slopeForm);
  if (at === undefined) {
    const step = constantOf(slopeForm);
    const known = constantOf(distance);
    return step !== undefined && known !== undefined && step >= fill.width ? 'outside' : undefined;
  }
  const index = constantOf(at);
  const count = fill.count === undefined ? undefined : constantOf(fill.count);
  if (index !== undefined && (index < 0n || (count !== undefined && index >= count))) return 'outside';
  if (index !== undefined && fill.count === undefined) return undefined;
  if (isBelowZero(at)) return 'outside';
  const past = fill.count === undefined ? undefined : subtract(at, fill.count);
  return past !== undefined && isNotNegative(past) ? 'outside' : at;
}

/** Whether a fill stores to a place that is known as a number; undefined where that cannot be told. */
export function storesAt(fill: Fill, offset: bigint): boolean | undefined {
  const row = rowOf(fill);
  if (row === undefined) return undefined;
  const start = constantOf(row.start);
  const step = constantOf(row.slope);
  if (start === undefined || step === undefined) {
    const at = solve(fill, constant(offset));
    return at === undefined ? undefined : at !== 'outside';
  }
  const distance = offset - start;
  if (distance % step !== 0n) return step >= fill.width ? false : undefined;
  const index = distance / step;
  if (index < 0n) return false;
  if (fill.count === undefined) return undefined;
  // Past the end whatever the symbols in it are: they stand for numbers that are not negative.
  return index < fill.count.constant || fill.count.terms.some((term) => term.factor > 0n);
}

/** The places of the fill lie beside each other: where it stores to two of them, it does to all in between. */
export function isContiguous(fill: Fill): boolean {
  const row = rowOf(fill);
  return (
    row !== undefined && constantOf(row.start) !== undefined && constantOf(row.slope) === BigInt(fill.width)
  );
}

interface Row {
  readonly start: LinearForm;
  readonly slope: LinearForm;
}

/** Asked for every entry of an array. */
const rows = new WeakMap<Fill, { readonly row: Row | undefined }>();

/** Where the places of a fill begin and how far they are apart; undefined where that is not the same for all of them. */
function rowOf(fill: Fill): Row | undefined {
  let known = rows.get(fill);
  if (known === undefined) rows.set(fill, (known = { row: computeRow(fill) }));
  return known.row;
}

function computeRow(fill: Fill): Row | undefined {
  const slope = slopeOf(fill);
  const start = substitute(fill.offset, fill.index, zero);
  if (slope === undefined || start === undefined) return undefined;
  // One of many rows, each with a start of its own.
  return mentions(start, (name) => name.startsWith('~')) ? undefined : { start, slope };
}

function slopeOf(fill: Fill): LinearForm | undefined {
  const next = add(symbol(fill.index), constant(1));
  const moved = next && substitute(fill.offset, fill.index, next);
  const difference = moved && subtract(moved, fill.offset);
  if (difference === undefined || mentions(difference, (name) => name.startsWith('~'))) return undefined;
  return constantOf(difference) === 0n ? undefined : difference;
}

export function substituteIn(value: AbstractValue, name: string, by: LinearForm): AbstractValue {
  // Nearly always it is nowhere in it.
  if (value.points?.some((point) => has(formIn(point), name)) !== true) return value;
  const points: Point[] = [];
  for (const point of value.points) {
    const replaced = substitute(formIn(point), name, by);
    if (replaced === undefined) return { points: undefined, marks: value.marks };
    points.push(pointAt(point, replaced));
  }
  return { points, marks: value.marks };
}

/** The value at some index that is not known. */
export function generalise(value: AbstractValue, index: string): AbstractValue {
  return substituteIn(value, index, symbol(`~any${index}`));
}
