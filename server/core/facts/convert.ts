/** Conversions from one machine type to another: C's, and those between a script's numbers and bigints. */
import type { Instruction } from '../flow/graph';
import { wrapTo, type MachineType } from '../flow/types';
import { fromPoints } from './arithmetic';
import { typed } from './addresses';
import { freshSymbol, here, type Machine } from './machine';
import { constant, constantOf } from './linear';
import { markConverted, markRead } from './number-marks';
import { ofForm, type AbstractValue, type Point } from './value';

/** A conversion that the graph has; those of a script's numbers leave marks. */
export function executeConversion(
  machine: Machine,
  { operand, explicit, origin }: Extract<Instruction, { kind: 'convert' }>,
  from: MachineType,
  to: MachineType,
): AbstractValue {
  const value = machine.frame.value(operand);
  if (from.kind !== 'number' && to.kind !== 'number' && to.kind !== 'bigint')
    return convert(machine, value, from, to);
  if (from.kind === 'pointer' && from.to.kind === 'int') {
    // A text, and no address.
    const read = ofForm(freshSymbol(machine, here(machine)));
    return to.kind === 'number' ? markRead(read, undefined, origin) : read;
  }
  return markConverted(convert(machine, value, from, to), from, to, { explicit, origin });
}

export function convert(
  machine: Machine,
  value: AbstractValue,
  from: MachineType,
  to: MachineType,
): AbstractValue {
  if (value.points === undefined) return value;
  const only = value.points.length === 1 ? value.points[0] : undefined;
  // Most are one point, and nothing becomes of it.
  if (only !== undefined && convertPoint(only, from, to) === only) return typed(machine, value, to);
  const changed = value.points.map((point) => convertPoint(point, from, to));
  return typed(machine, fromPoints(changed, value.marks), to);
}

function convertPoint(point: Point, from: MachineType, to: MachineType): Point | undefined {
  if (point.kind === 'pointer') {
    if (to.kind === 'pointer' || to.kind === 'unknown') return point;
    if ((to.kind === 'int' && to.width >= 64) || to.kind === 'number' || to.kind === 'bigint') return point;
    if (to.kind === 'bool' && !point.maybeNull) return { kind: 'integer', form: constant(1) };
    return undefined;
  }
  if (to.kind === 'float' || from.kind === 'float') return undefined;
  const known = constantOf(point.form);
  if (known !== undefined) {
    const wrapped = wrapTo(known, to);
    return wrapped === known ? point : { kind: 'integer', form: constant(wrapped) };
  }
  return to.kind === 'bool' ? undefined : point;
}
