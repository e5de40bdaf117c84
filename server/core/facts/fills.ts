/** What a loop stored, read back: which iteration wrote a place, and what it wrote there. */
import {
  add,
  constant,
  constantOf,
  divideExactly,
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
import type { AbstractValue, Point } from './value';

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
  if (value.points === undefined) return value;
  let changed = false;
  const points: Point[] = [];
  for (const point of value.points) {
    const form = point.kind === 'integer' ? point.form : point.offset;
    const replaced = substitute(form, name, by);
    if (replaced === form) points.push(point);
    else if (replaced === undefined) return { points: undefined, marks: value.marks };
    else {
      changed = true;
      points.push(point.kind === 'integer' ? { ...point, form: replaced } : { ...point, offset: replaced });
    }
  }
  return changed ? { points, marks: value.marks } : value;
}

/** The value at some index that is not known. */
export function generalise(value: AbstractValue, index: string): AbstractValue {
  return substituteIn(value, index, symbol(`~any${index}`));
}
