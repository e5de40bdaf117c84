/** Addresses as values: the places that one may mean, and arithmetic on them. */
import type { Instruction } from '../flow/graph';
import type { MachineType } from '../flow/types';
import { fromPoints, movePointer, ofPairs } from './arithmetic';
import { constant, constantOf, multiply, type LinearForm } from './linear';
import { formOrFresh, freshSymbol, here, type Machine } from './machine';
import { isTracked } from './observer';
import { soleSymbol } from './provenance';
import { elementSizeAt } from './script-memory';
import {
  joinMarks,
  ofForm,
  pointerTo,
  unknownValue,
  type AbstractValue,
  type Mark,
  type Point,
  type PointerPoint,
} from './value';

export function pointTo(point: PointerPoint, marks: readonly Mark[] = []): AbstractValue {
  return { points: [point], marks };
}

/** Without what NUMA calls left behind. */
export function withoutTracked(marks: readonly Mark[]): readonly Mark[] {
  return marks.length > 0 && marks.some(isTracked) ? marks.filter((mark) => !isTracked(mark)) : marks;
}

/** The function that a value certainly points to, if its name was written somewhere: `sort(list, compare)`. */
export function functionBehind({ analysis }: Machine, value: AbstractValue): string | undefined {
  const point = value.points?.length === 1 ? value.points[0] : undefined;
  if (point === undefined) return undefined;
  let form: LinearForm | undefined;
  if (point.kind === 'integer') form = point.form;
  else if (point.rounding === 'none' && constantOf(point.offset) === 0n) {
    const { origin } = analysis.regions.get(point.region);
    form = origin.kind === 'reached' ? origin.at : undefined;
  }
  const name = form === undefined ? undefined : soleSymbol(form);
  return name?.startsWith('x:') === true ? name.slice(2) : undefined;
}

/** The places that a value may point to; undefined if it may point anywhere. Null and literal addresses are left out. */
export function pointers(machine: Machine, value: AbstractValue): readonly PointerPoint[] | undefined {
  if (value.points === undefined) return undefined;
  if (arePointers(value.points)) return value.points;
  const found: PointerPoint[] = [];
  for (const point of value.points) {
    if (point.kind === 'pointer') found.push(point);
    else if (constantOf(point.form) === undefined) found.push(machine.analysis.reached(point.form));
  }
  return found;
}

/** Nearly always, and nearly always it is one. */
function arePointers(points: readonly Point[]): points is readonly PointerPoint[] {
  return points.length === 1 ? points[0]?.kind === 'pointer' : points.every(({ kind }) => kind === 'pointer');
}

function isAddress(point: Point): boolean {
  return point.kind === 'integer' && constantOf(point.form) === undefined;
}

/** A symbol that has a pointer type names a region. */
export function typed(machine: Machine, value: AbstractValue, type: MachineType): AbstractValue {
  if (type.kind !== 'pointer' || value.points === undefined) return value;
  if (!value.points.some(isAddress)) return value;
  return {
    points: value.points.map((point) =>
      point.kind === 'integer' && isAddress(point) ? machine.analysis.reached(point.form) : point,
    ),
    marks: value.marks,
  };
}

/** Every point of `value` moved by every one of `by` (bytes). A null pointer plus something is not followed. */
export function movePointers(machine: Machine, value: AbstractValue, by: AbstractValue): AbstractValue {
  const marks = joinMarks(value.marks, withoutTracked(by.marks));
  const bases = pointers(machine, value);
  if (bases === undefined) return { points: undefined, marks };
  if (bases.length === 0) return { points: undefined, marks };
  const distances = by.points ?? [{ kind: 'integer', form: freshSymbol(machine, `any:${here(machine)}`) }];
  const moved = ofPairs<PointerPoint, Point, Point | undefined>(bases, distances, (base, distance) =>
    distance.kind === 'integer' ? movePointer(base, distance.form) : undefined,
  );
  const result = fromPoints(moved, marks);
  if (result.points !== undefined) return result;
  const regions = new Map(bases.map((base) => [base.region, base]));
  const somewhere = freshSymbol(machine, `any:${here(machine)}`);
  return fromPoints(
    [...regions.values()].map((base) => pointerTo(base.region, somewhere, base.maybeNull, 'other')),
    marks,
  );
}

export function elementOf(
  machine: Machine,
  instruction: Extract<Instruction, { kind: 'element' }>,
): AbstractValue {
  const { frame } = machine;
  const base = frame.value(instruction.base);
  const index = frame.value(instruction.index);
  machine.analysis.observer?.use(index, instruction.origin, (negated) => ({
    // A table of errors is looked up by the negated entry: that is no use as a node.
    kind: negated ? 'computed' : 'indexes',
    span: instruction.origin.span,
  }));
  const size = instruction.size ?? elementSizeAt(machine, pointers(machine, base) ?? []);
  if (size === undefined) {
    const somewhere = formOrFresh(machine, unknownValue);
    return movePointers(machine, base, ofForm(somewhere, index.marks));
  }
  const points = index.points?.map((point): Point | undefined => {
    if (point.kind !== 'integer') return undefined;
    const form = multiply(point.form, constant(size));
    return form === undefined ? undefined : { kind: 'integer', form };
  });
  const distance: AbstractValue =
    points === undefined ? { points: undefined, marks: index.marks } : fromPoints(points, index.marks);
  return movePointers(machine, base, distance);
}
