/**
 * Abstract values: what the analysis knows about one number or pointer at one point of the program.
 * A value is one of a few points, or unknown; beside that it carries marks, which say where it came from and
 * survive even where the number itself is lost.
 */
import type { Span } from '../text';
import type { CallKey, MacroUse, Origin } from '../flow/graph';
import type { Overwriter } from './errno';
import { constant, constantOf, type LinearForm } from './linear';

/** A region of memory; the key of its description (`Regions`) and of its state (`Memory`). */
export type RegionId = string;

/**
 * `page`: masked down to the page (by the machine's page size or by a literal, see the marks); `off`: masked, then
 * moved by what is no multiple of a page; `other`: masked or moved by something that is not understood.
 */
export type Rounding = 'none' | 'page' | 'off' | 'other';

export type Point =
  /** A null pointer is the integer 0. */
  | { readonly kind: 'integer'; readonly form: LinearForm }
  | {
      readonly kind: 'pointer';
      readonly region: RegionId;
      /** Bytes from the region's start. */
      readonly offset: LinearForm;
      /** Not yet tested against null, and its source may return null. */
      readonly maybeNull: boolean;
      readonly rounding: Rounding;
    };

export type Mark =
  /** The value is what this NUMA call returned, or (`negated`) minus that. */
  | { readonly kind: 'result'; readonly call: CallKey; readonly negated: boolean }
  /** Computed from what this NUMA call returned: a comparison's 0 or 1, a sum. */
  | { readonly kind: 'derived'; readonly call: CallKey; readonly negated: boolean }
  /** Read from an array that this NUMA call had as its status, or (`negated`) minus that. */
  | { readonly kind: 'status'; readonly call: CallKey; readonly negated: boolean }
  /** errno as this NUMA call left it, or as what ran since may have changed it. */
  | {
      readonly kind: 'errno';
      readonly call: CallKey;
      readonly negated: boolean;
      readonly overwritten: Overwriter | undefined;
      /** The expression that read it. */
      readonly readAt: Span | undefined;
      /** On some paths it is not. */
      readonly mixed: boolean;
    }
  /** A literal page size (4096, 0x1000, 1 << 12, PAGE_SIZE) took part in the computation. */
  | {
      readonly kind: 'page-literal';
      readonly origin: Origin;
      readonly text: string;
      readonly macro?: MacroUse;
    }
  /**
   * Passed through a helper function of this file, which is called at `span`: at most a warning may rest on it.
   * `returns`: its only return statement with a value.
   */
  | { readonly kind: 'helper'; readonly name: string; readonly span: Span; readonly returns?: Span }
  /** A 1 was shifted as a 32-bit number: `1 << node`, `1u << node`. `by` is absent where that is not one known number. */
  | { readonly kind: 'int-shift'; readonly origin: Origin; readonly signed: boolean; readonly by?: bigint }
  /** sizeof took part in the computation. */
  | { readonly kind: 'sizeof'; readonly bytes: bigint; readonly origin: Origin }
  /** Passed through a macro that has a name. */
  | { readonly kind: 'macro'; readonly use: MacroUse }
  /** `sizeof p / sizeof *p` of a pointer: not the number of elements that it looks like. */
  | { readonly kind: 'pointer-length'; readonly origin: Origin }
  /** In each iteration of the loop that stored it, the value was this form: another number every time. */
  | { readonly kind: 'varying'; readonly form: LinearForm }
  /**
   * The whole value went through a JavaScript number, which holds integers below 2^53 (`double`), or through an operator
   * on numbers that keeps 32 bits (`bits`): what remains of an address.
   */
  | { readonly kind: 'inexact'; readonly how: 'double' | 'bits'; readonly origin: Origin }
  /** A JavaScript number that may be NaN (made of a text and not tested since), or that certainly has a fraction. */
  | { readonly kind: 'no-integer'; readonly how: 'maybe-nan' | 'nan' | 'fraction'; readonly origin: Origin };

export interface AbstractValue {
  /** The value is one of these; undefined: not known at all. Never empty, at most 8. */
  readonly points: readonly Point[] | undefined;
  readonly marks: readonly Mark[];
}

export function pointerTo(
  region: RegionId,
  offset: LinearForm,
  maybeNull: boolean,
  rounding: Rounding,
): PointerPoint {
  return { kind: 'pointer', region, offset, maybeNull, rounding };
}

/** The number, or the distance from the region's start. */
export function formIn(point: Point): LinearForm {
  return point.kind === 'integer' ? point.form : point.offset;
}

/** The same point but for this form. */
export function pointAt(point: Point, form: LinearForm): Point {
  if (point.kind === 'integer') return { kind: 'integer', form };
  return pointerTo(point.region, form, point.maybeNull, point.rounding);
}

/** The same pointer, tested against null. */
export function notNull({ region, offset, rounding }: PointerPoint): PointerPoint {
  return pointerTo(region, offset, false, rounding);
}

export const maxPoints = 8;
const maxMarks = 12;

export const unknownValue: AbstractValue = { points: undefined, marks: [] };

export function ofForm(form: LinearForm, marks: readonly Mark[] = []): AbstractValue {
  return { points: [{ kind: 'integer', form }], marks };
}

export function ofConstant(value: bigint | number, marks: readonly Mark[] = []): AbstractValue {
  return ofForm(constant(value), marks);
}

export function markKey(mark: Mark): string {
  switch (mark.kind) {
    case 'result':
    case 'derived':
    case 'status':
      return `${mark.kind}:${mark.call}${mark.negated ? '-' : ''}`;
    case 'errno':
      return `errno:${mark.call}${mark.negated ? '-' : ''}${mark.overwritten?.span.start ?? ''}${mark.mixed ? '?' : ''}`;
    case 'page-literal':
      return `literal:${mark.origin.span.start}:${mark.text}`;
    case 'int-shift':
      return `shift:${mark.origin.span.start}:${mark.by ?? ''}`;
    case 'sizeof':
      return `sizeof:${mark.origin.span.start}:${mark.bytes}`;
    case 'helper':
      return `helper:${mark.name}:${mark.span.start}`;
    case 'pointer-length':
      return `length:${mark.origin.span.start}`;
    case 'macro':
      return `macro:${mark.use.name}:${mark.use.invocation.start}`;
    case 'varying':
      return `varying:${mark.form.key}`;
    case 'inexact':
    case 'no-integer':
      return `${mark.kind}:${mark.how}:${mark.origin.span.start}`;
  }
}

/** The union, in a stable order; past the limit the oldest marks stay. */
export function joinMarks(a: readonly Mark[], b: readonly Mark[]): readonly Mark[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const only = b.length === 1 ? b[0] : undefined;
  if (only === undefined ? b.every((mark) => a.includes(mark)) : a.includes(only)) return a;
  const seen = new Set(a.map(markKey));
  const fresh = b.filter((mark) => !seen.has(markKey(mark)));
  return fresh.length === 0 ? a : [...a, ...fresh].slice(0, maxMarks);
}

export function pointKey(point: Point): string {
  if (point.kind === 'integer') return point.form.key;
  return `${point.region}@${point.offset.key}${point.maybeNull ? '?' : ''}${point.rounding === 'none' ? '' : point.rounding}`;
}

const keys = new WeakMap<AbstractValue, string>();

/** Equal for values with the same points and marks. */
export function valueKey(value: AbstractValue): string {
  let key = keys.get(value);
  if (key === undefined) {
    const points = value.points === undefined ? '?' : keyOfAll(value.points, pointKey, '|');
    key = `${points} ${keyOfAll(value.marks, markKey, ',')}`;
    keys.set(value, key);
  }
  return key;
}

/** In whatever order. Most have none, or one. */
function keyOfAll<T>(all: readonly T[], keyOf: (one: T) => string, between: string): string {
  const first = all[0];
  if (first === undefined) return '';
  return all.length === 1 ? keyOf(first) : all.map(keyOf).sort().join(between);
}

export function sameValue(a: AbstractValue, b: AbstractValue): boolean {
  if (a === b) return true;
  if (a.points?.length !== b.points?.length || a.marks.length !== b.marks.length) return false;
  // Most are one point and nothing else: no key is made for them.
  if (a.marks.length === 0 && a.points?.length === 1) {
    const one = a.points[0];
    const other = b.points?.[0];
    if (one !== undefined && other !== undefined) return one === other || pointKey(one) === pointKey(other);
  }
  return valueKey(a) === valueKey(b);
}

/** What is known when the value is one or the other. */
export function joinValues(a: AbstractValue, b: AbstractValue): AbstractValue {
  if (sameValue(a, b)) return a;
  const marks = joinMarks(a.marks, b.marks);
  if (a.points === undefined || b.points === undefined) return { points: undefined, marks };
  const one = a.points[0];
  const two = b.points[0];
  // Nearly always.
  if (a.points.length === 1 && b.points.length === 1 && one !== undefined && two !== undefined) {
    if (!isSamePlace(one, two)) return { points: [one, two], marks };
    return { points: [two.kind === 'pointer' && two.maybeNull ? two : one], marks };
  }
  const points: Point[] = [];
  for (const point of [...a.points, ...b.points]) {
    const at = points.findIndex((other) => isSamePlace(other, point));
    if (at < 0) points.push(point);
    else if (point.kind === 'pointer' && point.maybeNull) points[at] = point;
  }
  return points.length > maxPoints ? { points: undefined, marks } : { points, marks };
}

/** Whether or not one of them may be null. */
function isSamePlace(a: Point, b: Point): boolean {
  if (a.kind === 'integer') return b.kind === 'integer' && a.form.key === b.form.key;
  return (
    b.kind === 'pointer' &&
    a.region === b.region &&
    a.rounding === b.rounding &&
    a.offset.key === b.offset.key
  );
}

/** The one integer that the value is on every path. */
export function integerOf(value: AbstractValue): bigint | undefined {
  const point = value.points?.length === 1 ? value.points[0] : undefined;
  return point?.kind === 'integer' ? constantOf(point.form) : undefined;
}

/** All integers that the value can be, if it is always a known one. */
export function integersOf(value: AbstractValue): readonly bigint[] | undefined {
  const found: bigint[] = [];
  for (const point of value.points ?? []) {
    const one = point.kind === 'integer' ? constantOf(point.form) : undefined;
    if (one === undefined) return undefined;
    found.push(one);
  }
  return found.length === 0 ? undefined : found;
}

/** The one form that the value is on every path. */
export function formOf(value: AbstractValue): LinearForm | undefined {
  const point = value.points?.[0];
  return value.points?.length === 1 && point?.kind === 'integer' ? point.form : undefined;
}

export type PointerPoint = Extract<Point, { kind: 'pointer' }>;

/** The one place that the value points to on every path (it may still be null if `maybeNull`). */
export function pointerOf(value: AbstractValue): PointerPoint | undefined {
  const point = value.points?.[0];
  return value.points?.length === 1 && point?.kind === 'pointer' ? point : undefined;
}

/** Null on every path. */
export function isNull(value: AbstractValue): boolean {
  return integerOf(value) === 0n;
}

/** Certainly not null, on every path. */
export function isNotNull(value: AbstractValue): boolean {
  return (
    value.points?.every((point) =>
      point.kind === 'pointer' ? !point.maybeNull : (constantOf(point.form) ?? 0n) !== 0n,
    ) ?? false
  );
}

export function withMarks(value: AbstractValue, marks: readonly Mark[]): AbstractValue {
  const joined = joinMarks(value.marks, marks);
  return joined === value.marks ? value : { points: value.points, marks: joined };
}

export function hasMark(value: AbstractValue, kind: Mark['kind']): boolean {
  return value.marks.some((mark) => mark.kind === kind);
}
