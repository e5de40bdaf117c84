/** Arrays of a script that exist before the function runs, and that a variable around it holds all the time. */
import { Cells } from './cells';
import { changed } from './drafts';
import type { HeldArray, Origin } from '../flow/graph';
import { isFixed, sizeOf, type RecordTable } from '../flow/types';
import { constant, zero, type LinearForm } from './linear';
import type { Cell, Region } from './region';
import { unknownState, type Regions } from './regions';
import { ofForm, type AbstractValue, type RegionId } from './value';

/** Defines the array that variable `holder` holds; gives what is stored in the variable. */
export function holdArray(
  regions: Regions,
  holder: RegionId,
  { array, constructor, element, length, place }: HeldArray,
  records: RecordTable,
): Cells {
  const origin: Origin = { span: place, macros: [] };
  const size = sizeOf(element, records) ?? 8;
  const common: Omit<Region, 'id' | 'element' | 'fixed'> = {
    origin: { kind: 'allocation', function: constructor, anonymous: false },
    name: undefined,
    place: origin,
    alignment: 'object',
    many: false,
    script: true,
  };
  const storage = regions.define(
    { ...common, id: `${holder}.data`, element, fixed: false },
    changed(unknownState, { length: length === undefined ? undefined : constant(length * size) }),
  );
  const object = array.kind === 'pointer' ? array.to : array;
  const isSteady = isFixed(object, records);
  const count = length === undefined || !isSteady ? undefined : ofForm(constant(length));
  const members = isSteady
    ? [cell(0, pointTo(storage), origin), ...(count === undefined ? [] : [cell(8, count, origin)])]
    : [];
  const id = regions.define(
    { ...common, id: `${holder}.array`, element: object, fixed: isSteady },
    changed(unknownState, { cells: Cells.of(new Map(members.map((one) => [keyOf(one), one]))) }),
  );
  const stored = cell(0, pointTo(id), origin);
  return Cells.none.with(keyOf(stored), stored);
}

function pointTo(region: RegionId): AbstractValue {
  return {
    points: [{ kind: 'pointer', region, offset: zero, maybeNull: false, rounding: 'none' }],
    marks: [],
  };
}

const slot = 8;

function cell(offset: number, value: AbstractValue, origin: Origin): Cell {
  return { offset: constant(offset), width: slot, value, origin, source: undefined, may: false };
}

/** As memory names its cells. */
function keyOf({ offset, width }: { readonly offset: LinearForm; readonly width: number }): string {
  return `${offset.key}:${width}`;
}
