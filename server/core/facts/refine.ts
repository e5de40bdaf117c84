/** What a branch teaches about the variable that was tested: null or not, one of a few numbers or not. */
import type { Instruction, ValueId } from '../flow/graph';
import { int32 } from '../flow/types';
import { binary, isComparison, truthOf } from './arithmetic';
import { pointers } from './addresses';
import type { Machine } from './machine';
import { constantOf, zero } from './linear';
import { cellKey, type Memory } from './memory';
import { withoutDoubt } from './number-marks';
import { mapValues } from './region-state';
import { integerOf, notNull, type AbstractValue, type Point, type RegionId } from './value';
import { draftOf, refilled } from './drafts';

type Binary = Extract<Instruction, { kind: 'binary' }>;

/** `memory` on the edge where the condition is `outcome`; changed in place and returned. */
export function refine(machine: Machine, memory: Memory, condition: ValueId, outcome: boolean): Memory {
  const definition = machine.frame.definitions.get(condition);
  if (definition?.kind === 'unary' && definition.operator === 'lognot')
    return refine(machine, memory, definition.operand, !outcome);
  if (definition?.kind === 'binary' && (definition.operator === 'eq' || definition.operator === 'ne'))
    return refineEquality(machine, memory, definition, (definition.operator === 'eq') === outcome);
  if (definition?.kind === 'binary' && isComparison(definition.operator))
    return refineOrder(machine, memory, definition, outcome);
  forgetDoubt(machine, memory, condition);
  return keep(
    machine,
    memory,
    condition,
    (point) => {
      const truth = truthOf(point);
      return truth === undefined || truth === outcome;
    },
    outcome ? 'not-null' : 'null',
  );
}

function refineEquality(machine: Machine, memory: Memory, test: Binary, equal: boolean): Memory {
  const right = integerOf(machine.frame.value(test.right));
  const number = right ?? integerOf(machine.frame.value(test.left));
  if (number === undefined) return memory;
  const side = right === undefined ? test.right : test.left;
  const nullness = number !== 0n ? undefined : equal ? 'null' : 'not-null';
  return keep(machine, memory, side, (one) => fits(one, number, equal), nullness);
}

/** `r < 0`: of several known numbers, those stay that are on the right side of a known one. */
function refineOrder(machine: Machine, memory: Memory, test: Binary, outcome: boolean): Memory {
  const left = machine.frame.value(test.left);
  const right = machine.frame.value(test.right);
  const isLeft = integerOf(right) !== undefined;
  const tested = isLeft ? test.left : test.right;
  const several = isLeft ? left : right;
  const other = isLeft ? right : left;
  if (integerOf(other) === undefined || several.points === undefined) return memory;
  return keep(
    machine,
    memory,
    tested,
    (point) => {
      const one: AbstractValue = { points: [point], marks: [] };
      const known = integerOf(
        binary(test.operator, isLeft ? one : other, isLeft ? other : one, int32, machine.analysis.symbols),
      );
      return known === undefined || (known === 1n) === outcome;
    },
    undefined,
  );
}

function fits(point: Point, number: bigint, equal: boolean): boolean {
  if (point.kind === 'pointer') return number !== 0n || !equal || point.maybeNull;
  const known = constantOf(point.form);
  return known === undefined || (known === number) === equal;
}

/** Drops the points that do not fit from the variable whose value was tested. */
function keep(
  machine: Machine,
  memory: Memory,
  tested: ValueId,
  fitting: (point: Point) => boolean,
  nullness: 'null' | 'not-null' | undefined,
): Memory {
  const value = machine.frame.value(tested);
  if (value.points === undefined) return memory;
  const pointer = value.points.length === 1 ? value.points[0] : undefined;
  if (nullness !== undefined && pointer?.kind === 'pointer') {
    if (pointer.maybeNull && constantOf(pointer.offset) !== undefined)
      settle(memory, pointer.region, nullness);
    return memory;
  }
  const kept = value.points.filter(fitting);
  if (kept.length === 0 || (kept.length === value.points.length && nullness === undefined)) return memory;
  const cell = testedCell(machine, tested);
  if (cell === undefined) return memory;
  const state = memory.state(cell.region);
  const old = state.cells.get(cell.key);
  if (old === undefined) return memory;
  const settled = kept.map((point) =>
    point.kind === 'pointer' && nullness === 'not-null' ? notNull(point) : point,
  );
  const next = draftOf(state);
  next.cells = state.cells.with(cell.key, refilled(old, { points: settled, marks: old.value.marks }));
  memory.set(cell.region, next);
  return memory;
}

/** Somebody looked at the number in a variable: the doubt whether it is one at all is settled. */
export function forgetDoubt(machine: Machine, memory: Memory, tested: ValueId): void {
  const value = machine.frame.value(tested);
  const cell = withoutDoubt(value) === value ? undefined : testedCell(machine, tested);
  if (cell === undefined) return;
  machine.trace?.spoil();
  const state = memory.state(cell.region);
  const old = state.cells.get(cell.key);
  if (old === undefined) return;
  const next = draftOf(state);
  next.cells = state.cells.with(cell.key, refilled(old, withoutDoubt(old.value)));
  memory.set(cell.region, next);
}

/** All pointers to one allocation are null together or not at all. */
function settle(memory: Memory, region: RegionId, nullness: 'null' | 'not-null'): void {
  const change = (value: AbstractValue): AbstractValue => {
    if (!(
      value.points?.some((point) => point.kind === 'pointer' && point.region === region && point.maybeNull) ??
      false
    ))
      return value;
    const points = value.points?.map((point): Point => {
      if (point.kind !== 'pointer' || point.region !== region) return point;
      if (nullness === 'not-null') return notNull(point);
      return constantOf(point.offset) === 0n && point.rounding === 'none'
        ? { kind: 'integer', form: zero }
        : point;
    });
    return { points, marks: value.marks };
  };
  memory.forEach((state, id) => {
    const changed = mapValues(state, change);
    if (changed !== state) memory.set(id, changed);
  });
}

interface TestedCell {
  readonly region: RegionId;
  readonly key: string;
}

/** The variable that the tested temporary was read from, or has just been stored into. */
function testedCell(machine: Machine, tested: ValueId): TestedCell | undefined {
  const { frame } = machine;
  let definition = frame.definitions.get(tested);
  for (let depth = 0; definition?.kind === 'convert' && depth < 4; depth++)
    definition = frame.definitions.get(definition.operand);
  const address = definition?.kind === 'load' ? definition.address : undefined;
  const width = definition?.kind === 'load' ? machine.analysis.widthOf(definition.type, frame) : undefined;
  if (address === undefined || width === undefined) return undefined;
  const places = pointers(machine, frame.value(address));
  const place = places?.length === 1 ? places[0] : undefined;
  return place === undefined ? undefined : { region: place.region, key: cellKey(place.offset, width) };
}
