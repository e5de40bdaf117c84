/**
 * Operators over abstract values. Integers are linear forms; pointers keep their region through arithmetic and
 * through conversions to a 64-bit integer and back, so that `(void *)((uintptr_t)p & ~(ps - 1))` stays a pointer
 * into p's region, now rounded to the page.
 */
import type { BinaryOperator, UnaryOperator } from '../flow/graph';
import { wrapTo, type MachineType } from '../flow/types';
import {
  add,
  constant,
  constantOf,
  distanceBetween,
  divideExactly,
  mentions,
  multiply,
  pageSize,
  scale,
  subtract,
  zero,
  type LinearForm,
} from './linear';
import { isAged } from './regions';
import type { Symbols } from './symbols';
import {
  joinMarks,
  maxPoints,
  pointKey,
  pointerTo,
  type AbstractValue,
  type Mark,
  type Point,
  type PointerPoint,
} from './value';

/** Makes the value from its points: duplicates go, too many become unknown. */
export function fromPoints(points: readonly (Point | undefined)[], marks: readonly Mark[]): AbstractValue {
  const only = points.length === 1 ? points[0] : undefined;
  if (only !== undefined) return { points: [only], marks };
  const kept = new Map<string, Point>();
  for (const point of points) {
    if (point === undefined) return { points: undefined, marks };
    kept.set(pointKey(point), point);
  }
  if (kept.size === 0 || kept.size > maxPoints) return { points: undefined, marks };
  return { points: [...kept.values()], marks };
}

const integer = (form: LinearForm): Point => ({ kind: 'integer', form });

/** Marks that survive arithmetic: what was computed from a result is no longer the result. */
function carried(marks: readonly Mark[]): readonly Mark[] {
  if (marks.length === 0 || !marks.some(isOfValueItself)) return marks;
  return joinMarks(
    marks.filter((mark) => !isOfValueItself(mark)),
    derivedMarks(marks),
  );
}

function isOfValueItself({ kind }: Mark): boolean {
  return kind === 'result' || kind === 'status' || kind === 'errno' || kind === 'varying';
}

/** What is left of the marks when a value is only judged: `r == 0`, `!r`. */
function derivedMarks(marks: readonly Mark[]): readonly Mark[] {
  if (marks.length === 0) return marks;
  const derived: Mark[] = [];
  for (const mark of marks)
    if (mark.kind === 'result' || mark.kind === 'derived')
      derived.push({ kind: 'derived', call: mark.call, negated: false });
  return derived;
}

/** What is made of each of the first and each of the second: nearly always of one and one. */
export function ofPairs<A, B, T>(
  first: readonly A[],
  second: readonly B[],
  make: (a: A, b: B) => T,
): readonly T[] {
  const a = first[0];
  const b = second[0];
  if (first.length === 1 && second.length === 1 && a !== undefined && b !== undefined) return [make(a, b)];
  return first.flatMap((one) => second.map((other) => make(one, other)));
}

export function unary(operator: UnaryOperator, value: AbstractValue, type: MachineType): AbstractValue {
  if (operator === 'lognot') {
    const points = value.points?.map((point) => {
      const known = truthOf(point);
      return known === undefined ? undefined : integer(constant(known ? 0 : 1));
    });
    const marks = derivedMarks(value.marks);
    const known = fromPoints(points ?? [undefined], marks);
    return known.points === undefined ? { points: either.points, marks } : known;
  }
  const marks =
    operator === 'neg'
      ? value.marks.map((mark) => ('negated' in mark ? { ...mark, negated: !mark.negated } : mark))
      : carried(value.marks);
  if (value.points === undefined) return { points: undefined, marks };
  return fromPoints(
    value.points.map((point) => {
      if (point.kind === 'pointer') return undefined;
      const negative = scale(point.form, -1n);
      const form = operator === 'neg' ? negative : add(negative, constant(-1));
      return form === undefined ? undefined : integer(fit(form, type));
    }),
    marks,
  );
}

/** Constants wrap as the machine does; symbolic forms are taken not to. */
export function fit(form: LinearForm, type: MachineType): LinearForm {
  const known = constantOf(form);
  return known === undefined ? form : constant(wrapTo(known, type));
}

/** Whether a point counts as true; undefined if that is not known. */
export function truthOf(point: Point): boolean | undefined {
  if (point.kind === 'pointer') return point.maybeNull ? undefined : true;
  const known = constantOf(point.form);
  return known === undefined ? undefined : known !== 0n;
}

const comparisons = new Set<BinaryOperator>(['eq', 'ne', 'lt', 'le', 'gt', 'ge']);

export function isComparison(operator: BinaryOperator): boolean {
  return comparisons.has(operator);
}

export function binary(
  operator: BinaryOperator,
  left: AbstractValue,
  right: AbstractValue,
  type: MachineType,
  symbols: Symbols,
): AbstractValue {
  if (isComparison(operator)) return compare(operator, left, right);
  const marks = carried(joinMarks(left.marks, right.marks));
  if (left.points === undefined || right.points === undefined) return { points: undefined, marks };
  if (left.points.length * right.points.length > 4 * maxPoints) return { points: undefined, marks };
  const points = ofPairs(left.points, right.points, (a, b) => combine(operator, a, b, type, symbols));
  return fromPoints(points, marks);
}

function combine(
  operator: BinaryOperator,
  a: Point,
  b: Point,
  type: MachineType,
  symbols: Symbols,
): Point | undefined {
  if (a.kind === 'integer' && b.kind === 'integer') {
    const form = integers(operator, a.form, b.form, symbols);
    return form === undefined ? undefined : integer(fit(form, type));
  }
  if (a.kind === 'pointer' && b.kind === 'pointer') {
    if (operator !== 'sub' || a.region !== b.region) return undefined;
    const form = subtract(a.offset, b.offset);
    return form === undefined ? undefined : integer(form);
  }
  if (a.kind === 'pointer' && b.kind === 'integer') return withPointer(operator, a, b.form, symbols);
  if (b.kind === 'pointer' && a.kind === 'integer' && (operator === 'add' || operator === 'and'))
    return withPointer(operator, b, a.form, symbols);
  return undefined;
}

function withPointer(
  operator: BinaryOperator,
  pointer: PointerPoint,
  form: LinearForm,
  symbols: Symbols,
): Point | undefined {
  if (operator === 'add') return movePointer(pointer, form);
  if (operator === 'sub') return movePointer(pointer, scale(form, -1n));
  const whole = symbols.create(`&${pointer.region}`, []);
  const address = add(whole, pointer.offset);
  if (operator === 'and') {
    const unit = maskUnit(form);
    const offset = symbols.compose('round', [pointer.offset, form]);
    if (unit === undefined) {
      const low = constantOf(form);
      // p & (ps - 1) is a small number, not a pointer.
      if (low !== undefined && low >= 0n && low < 1n << 30n && address !== undefined)
        return integer(symbols.compose('and', [address, form]));
      if (low === undefined && mentions(form, (name) => name === pageSize) && address !== undefined)
        return integer(symbols.compose('and', [address, form]));
      return pointerTo(pointer.region, offset, pointer.maybeNull, 'other');
    }
    const rounding = isPageUnit(unit) ? 'page' : 'other';
    return pointerTo(pointer.region, offset, pointer.maybeNull, rounding);
  }
  if (address === undefined) return undefined;
  if (operator === 'rem' || operator === 'div' || operator === 'shr')
    return integer(symbols.compose(operator, [address, form]));
  return undefined;
}

/** The unit to which a mask rounds down: `-ps` or `~(4096 - 1)` give ps and 4096. */
function maskUnit(mask: LinearForm): LinearForm | undefined {
  const known = constantOf(mask);
  if (known !== undefined) {
    const unit = -BigInt.asIntN(64, known);
    return unit > 0n && (unit & (unit - 1n)) === 0n ? constant(unit) : undefined;
  }
  const only = mask.terms[0];
  return mask.constant === 0n && mask.terms.length === 1 && (only?.factor ?? 0n) < 0n
    ? scale(mask, -1n)
    : undefined;
}

/** A multiple of it is a multiple of the page: the machine's page size, or a literal of at least 4 KiB. */
export function isPageUnit(unit: LinearForm): boolean {
  const known = constantOf(unit);
  if (known !== undefined) return known >= 4096n && known % 4096n === 0n;
  return unit.constant === 0n && unit.terms.every((term) => term.symbols.includes(pageSize));
}

/** `form` is a multiple of the page size, if a literal 4096 is taken for one. */
export function isPageMultiple(form: LinearForm): boolean {
  return (
    form.constant % 4096n === 0n &&
    form.terms.every((term) => term.symbols.includes(pageSize) || term.factor % 4096n === 0n)
  );
}

export function movePointer(pointer: PointerPoint, by: LinearForm): PointerPoint | undefined {
  const offset = add(pointer.offset, by);
  if (offset === undefined) return undefined;
  const rounding = pointer.rounding === 'page' && !isPageMultiple(by) ? 'other' : pointer.rounding;
  const known = constantOf(by);
  // A known step off a page boundary is off it for certain; the region's own alignment no longer matters.
  const off = pointer.rounding === 'page' && known !== undefined && known % 4096n !== 0n;
  return pointerTo(pointer.region, offset, pointer.maybeNull, off ? 'off' : rounding);
}

function integers(
  operator: BinaryOperator,
  a: LinearForm,
  b: LinearForm,
  symbols: Symbols,
): LinearForm | undefined {
  const x = constantOf(a);
  const y = constantOf(b);
  if (x !== undefined && y !== undefined) {
    const known = constants(operator, x, y);
    return known === undefined ? undefined : constant(known);
  }
  switch (operator) {
    case 'add':
      return add(a, b);
    case 'sub':
      return subtract(a, b);
    case 'mul':
      return multiply(a, b) ?? symbols.compose('mul', [a, b]);
    case 'shl':
      return y !== undefined && y >= 0n && y < 64n ? scale(a, 1n << y) : symbols.compose('shl', [a, b]);
    case 'shr': {
      if (y === undefined || y < 0n || y >= 64n) return symbols.compose('shr', [a, b]);
      const divisor = constant(1n << y);
      return divideExactly(a, divisor) ?? symbols.compose('div', [a, divisor]);
    }
    case 'div':
      return y === 0n ? undefined : (divideExactly(a, b) ?? symbols.compose('div', [a, b]));
    case 'rem':
      return y === 0n ? undefined : divideExactly(a, b) !== undefined ? zero : symbols.compose('rem', [a, b]);
    case 'and': {
      const unit = maskUnit(b);
      if (unit === undefined) return symbols.compose('and', [a, b]);
      const quotient = divideExactly(a, unit) ?? symbols.compose('div', [a, unit]);
      return multiply(quotient, unit);
    }
    case 'or':
    case 'xor':
      return symbols.compose(operator, [a, b]);
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return undefined;
  }
}

function constants(operator: BinaryOperator, x: bigint, y: bigint): bigint | undefined {
  switch (operator) {
    case 'add':
      return x + y;
    case 'sub':
      return x - y;
    case 'mul':
      return x * y;
    case 'div':
      return y === 0n ? undefined : x / y;
    case 'rem':
      return y === 0n ? undefined : x % y;
    case 'and':
      return x & y;
    case 'or':
      return x | y;
    case 'xor':
      return x ^ y;
    case 'shl':
      return y < 0n || y > 63n ? undefined : x << y;
    case 'shr':
      return y < 0n || y > 63n ? undefined : x >> y;
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return undefined;
  }
}

const either: AbstractValue = { points: [integer(zero), integer(constant(1))], marks: [] };

function compare(operator: BinaryOperator, left: AbstractValue, right: AbstractValue): AbstractValue {
  const marks = joinMarks(derivedMarks(left.marks), derivedMarks(right.marks));
  const unknown = marks.length === 0 ? either : { points: either.points, marks };
  if (left.points === undefined || right.points === undefined) return unknown;
  if (left.points.length * right.points.length > 4 * maxPoints) return unknown;
  let found: boolean | undefined;
  let both = false;
  for (const a of left.points)
    for (const b of right.points) {
      const known = comparePoints(operator, a, b);
      if (known === undefined) return unknown;
      found ??= known;
      both ||= known !== found;
    }
  if (found === undefined) return { points: undefined, marks };
  const other = both ? [truth(!found)] : [];
  return { points: [truth(found), ...other], marks };
}

function truth(known: boolean): Point {
  return integer(constant(known ? 1 : 0));
}

function comparePoints(operator: BinaryOperator, a: Point, b: Point): boolean | undefined {
  const difference = distance(a, b);
  if (difference !== undefined) return decide(operator, difference);
  // A region is never at address zero.
  const pointer = a.kind === 'pointer' ? a : b;
  const other = pointer === a ? b : a;
  if (pointer.kind !== 'pointer' || other.kind !== 'integer' || pointer.maybeNull) return undefined;
  if (constantOf(other.form) !== 0n) return undefined;
  return operator === 'ne' ? true : operator === 'eq' ? false : undefined;
}

function distance(a: Point, b: Point): bigint | undefined {
  if (a.kind === 'integer' && b.kind === 'integer') return distanceBetween(a.form, b.form);
  if (a.kind !== 'pointer' || b.kind !== 'pointer' || a.region !== b.region) return undefined;
  // One name for several objects, or roundings that differ by an unknown amount.
  if (isAged(a.region) || a.rounding !== b.rounding) return undefined;
  return distanceBetween(a.offset, b.offset);
}

function decide(operator: BinaryOperator, difference: bigint): boolean | undefined {
  switch (operator) {
    case 'eq':
      return difference === 0n;
    case 'ne':
      return difference !== 0n;
    case 'lt':
      return difference < 0n;
    case 'le':
      return difference <= 0n;
    case 'gt':
      return difference > 0n;
    case 'ge':
      return difference >= 0n;
    default:
      return undefined;
  }
}
