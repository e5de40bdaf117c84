/**
 * Objects of TypeScript and JavaScript. An array is an object that holds the address of its elements and their number;
 * C gets that address. Elements are converted when they go from one array to another.
 */
import type { Instruction, Origin } from '../flow/graph';
import { convert } from './convert';
import { isFixed, sizeOf } from '../flow/types';
import { pointers, typed } from './addresses';
import { freshEpoch, here, typeOf, type Machine } from './machine';
import {
  add,
  constantOf,
  constant,
  divideExactly,
  multiply,
  subtract,
  symbol,
  zero,
  type LinearForm,
} from './linear';
import { iterationOf } from './iteration';
import { Cells } from './cells';
import { cellKey } from './memory';
import type { Cell, Fill, Region } from './region';
import { unknownState } from './regions';
import {
  formOf,
  joinValues,
  notNull,
  ofConstant,
  unknownValue,
  type AbstractValue,
  type Point,
  type PointerPoint,
  type RegionId,
} from './value';
import { draftOf, draftOfFill, movedCell } from './drafts';

type Of<K extends Instruction['kind']> = Extract<Instruction, { readonly kind: K }>;

export function allocateObject(machine: Machine, instruction: Of<'allocate'>): AbstractValue {
  const { memory, analysis, frame } = machine;
  const { maker, element, bytes, initial, origin } = instruction;
  const id: RegionId = `h:${here(machine)}`;
  const region: Region = {
    id,
    // Nobody is told when the engine brings the pages in.
    origin: { kind: 'allocation', function: maker, anonymous: false },
    name: undefined,
    place: origin,
    element,
    alignment: 'object',
    many: false,
    script: true,
    fixed: isFixed(element, frame.graph.records),
  };
  analysis.regions.define(region, unknownState);
  memory.age(id);
  const state = draftOf(unknownState);
  state.length = bytes === undefined ? undefined : formOf(frame.value(bytes));
  state.initial = initial;
  state.epoch = freshEpoch(machine);
  state.escaped = false;
  memory.set(id, state);
  return {
    points: [{ kind: 'pointer', region: id, offset: zero, maybeNull: false, rounding: 'none' }],
    marks: frame.helper === undefined ? [] : [frame.helper],
  };
}

/** What C gets for a value. */
export function storageOf(machine: Machine, instruction: Of<'storage'>): AbstractValue {
  const { frame, analysis } = machine;
  const object = frame.value(instruction.object);
  if (object.points === undefined) return object;
  const type = typeOf(frame, instruction.dest);
  let joined: AbstractValue | undefined;
  const take = (value: AbstractValue): void => {
    joined = joined === undefined ? value : joinValues(joined, value);
  };
  for (const point of object.points) {
    if (point.kind === 'integer' && constantOf(point.form) !== undefined) {
      take({ points: [point], marks: object.marks });
      continue;
    }
    const place = point.kind === 'pointer' ? point : analysis.reached(point.form);
    if (!isArray(machine, place)) {
      take({ points: [point], marks: object.marks });
      continue;
    }
    const data = typed(machine, machine.memory.load(place.region, place.offset, 8), type);
    take({ points: data.points?.map(certain), marks: [...object.marks, ...data.marks] });
    if (place.maybeNull && instruction.nullable) take(ofConstant(0));
  }
  return joined ?? unknownValue;
}

const certain = (point: Point): Point => (point.kind === 'pointer' ? notNull(point) : point);

/** An object that has its elements elsewhere, or that is not known to be anything else. */
function isArray(machine: Machine, { region }: PointerPoint): boolean {
  const { element, origin } = machine.analysis.regions.get(region);
  if (element?.kind === 'record' && machine.frame.graph.records.get(element.tag)?.storage === true)
    return true;
  return origin.kind === 'reached' || origin.kind === 'parameter';
}

/** Bytes of one element of the storage that all these places lie in. */
export function elementSizeAt(machine: Machine, places: readonly PointerPoint[]): number | undefined {
  const sizes = new Set(
    places.map(({ region }) => {
      const { script, element } = machine.analysis.regions.get(region);
      if (!script || element === undefined) return undefined;
      return sizeOf(element, machine.frame.graph.records) ?? 8;
    }),
  );
  const [only] = sizes;
  return sizes.size === 1 ? only : undefined;
}

/** Elements of one array become those of another one. */
export function repack(machine: Machine, instruction: Of<'repack'>): void {
  const { memory, frame } = machine;
  const [to, ...otherTargets] = pointers(machine, frame.value(instruction.to)) ?? [];
  if (to === undefined || otherTargets.length > 0) return;
  const before = memory.state(to.region);
  memory.clobber(to.region, freshEpoch(machine));
  const [from, ...others] = pointers(machine, frame.value(instruction.from)) ?? [];
  if (from === undefined || others.length > 0 || from.rounding !== 'none' || to.rounding !== 'none') return;
  const source = memory.state(from.region);
  const fromWidth = sizeOf(instruction.fromType, frame.graph.records) ?? elementSizeAt(machine, [from]) ?? 8;
  const toWidth = sizeOf(instruction.toType, frame.graph.records) ?? 8;
  const move = (offset: LinearForm): LinearForm | undefined => {
    const distance = subtract(offset, from.offset);
    const index = distance && divideExactly(distance, constant(fromWidth));
    const moved = index && multiply(index, constant(toWidth));
    return moved && add(moved, to.offset);
  };
  const converted = (value: AbstractValue): AbstractValue =>
    convert(machine, value, instruction.fromType, instruction.toType);
  const cells = new Map<string, Cell>();
  let complete = true;
  for (const cell of source.cells.list) {
    const offset = cell.width === fromWidth ? move(cell.offset) : undefined;
    if (offset === undefined) complete = false;
    else if (!isBefore(offset, to.offset))
      cells.set(cellKey(offset, toWidth), movedCell(cell, offset, toWidth, converted(cell.value)));
  }
  const fills = source.fills.flatMap((fill): readonly Fill[] => {
    const offset = fill.width === fromWidth ? move(fill.offset) : undefined;
    if (offset === undefined) complete = false;
    if (offset === undefined) return [];
    const moved = draftOfFill(fill);
    moved.offset = offset;
    moved.width = toWidth;
    moved.value = converted(fill.value);
    return [moved];
  });
  const rest = entriesOf(machine, from, to, {
    from: fromWidth,
    to: toWidth,
    origin: instruction.origin,
  });
  memory.update(to.region, {
    length: before.length,
    cells: Cells.of(cells),
    fills: [...rest, ...fills],
    initial: complete && source.initial === 'zero' ? 'zero' : 'unknown',
    touched: 'write',
    statusOf: source.statusOf,
  });
}

/** Bytes of an entry of nodes and status, which C reads where they are. */
const entryWidth = 4;

/** What is not known of the entries is the same in both. */
function entriesOf(
  { memory }: Machine,
  from: PointerPoint,
  to: PointerPoint,
  copy: { readonly from: number; readonly to: number; readonly origin: Origin },
): readonly Fill[] {
  const source = memory.state(from.region);
  const { length } = memory.state(to.region);
  if (copy.from !== entryWidth || copy.to !== entryWidth) return [];
  if (source.initial !== 'unknown' || source.fills.length > 0) return [];
  const index = `~copy ${to.region}`;
  const at = (start: LinearForm, name: string): LinearForm | undefined => {
    const distance = multiply(symbol(name), constant(entryWidth));
    return distance && add(start, distance);
  };
  const [offset, read] = [at(to.offset, index), at(from.offset, iterationOf(index))];
  const count = length && divideExactly(length, constant(entryWidth));
  const form = read && formOf(memory.load(from.region, read, entryWidth));
  if (offset === undefined || form === undefined || count === undefined) return [];
  const value: AbstractValue = { points: undefined, marks: [{ kind: 'varying', form }] };
  return [
    {
      index,
      offset,
      width: entryWidth,
      value,
      count,
      origin: copy.origin,
      source: undefined,
      may: false,
    },
  ];
}

function isBefore(offset: LinearForm, start: LinearForm): boolean {
  const distance = subtract(offset, start);
  const known = distance === undefined ? undefined : constantOf(distance);
  return known !== undefined && known < 0n;
}

/** Whether the call that is executed gives the parameter a value; unknown of the analysed function itself. */
export function isGiven({ frame }: Machine, parameter: number): AbstractValue {
  const argument = frame.caller?.arguments[parameter];
  if (frame.caller === undefined)
    return { points: [...(ofConstant(0).points ?? []), ...(ofConstant(1).points ?? [])], marks: [] };
  const type = argument === undefined ? undefined : frame.parent?.graph.values[argument.value];
  const missing = type === undefined || (type.kind === 'pointer' && type.to.kind === 'void');
  return ofConstant(missing ? 0 : 1);
}
