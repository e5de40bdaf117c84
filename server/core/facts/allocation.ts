/** Calls that allocate: a region per call, with its length, alignment and first contents. */
import type { CallInstruction } from '../flow/graph';
import { isPageUnit } from './arithmetic';
import { free } from './calls';
import { pointers } from './addresses';
import { formOrFresh, freshEpoch, freshSymbol, here, type Machine } from './machine';
import type { AlignmentArgument, LibraryEffect } from './library';
import { constant, constantOf, multiply, zero, type LinearForm } from './linear';
import { mappingOf } from './mapping';
import type { Region, RegionAlignment } from './region';
import { unknownState } from './regions';
import { ofForm, unknownValue, type AbstractValue, type RegionId } from './value';
import { draftOf } from './drafts';

export function allocate(
  machine: Machine,
  instruction: CallInstruction,
  name: string,
  effect: Extract<LibraryEffect, { kind: 'allocates' }>,
  values: readonly AbstractValue[],
): AbstractValue {
  const { memory, analysis, frame } = machine;
  if (effect.frees !== undefined)
    free(machine, values[effect.frees] ?? unknownValue, instruction.origin.span);
  const id: RegionId = `h:${frame.prefix}${instruction.call}`;
  let length: LinearForm | undefined = effect.size.length === 0 ? undefined : constant(1);
  for (const argument of effect.size)
    length = length && multiply(length, formOrFresh(machine, values[argument] ?? unknownValue));
  const asked = mappingOf(name, values);
  const mapping = typeof asked === 'string' ? undefined : asked;
  const file = mapping?.file !== undefined;
  // Flags that are not known may say anything.
  const unclear = asked === 'unclear';
  const region: Region = {
    id,
    origin: { kind: 'allocation', function: name, anonymous: effect.anonymous && !file },
    name: undefined,
    place: instruction.origin,
    element: undefined,
    alignment: alignmentOf(effect.alignment, values),
    many: false,
    script: false,
    fixed: false,
  };
  analysis.regions.define(region, unknownState);
  analysis.observer?.allocated(id, values);
  // Executed again (in a loop), the old instance keeps what is known of it under another name.
  memory.age(id);
  const isFilled = file || unclear || effect.frees !== undefined;
  const state = draftOf(unknownState);
  state.length = length;
  state.initial = isFilled ? 'unknown' : effect.zeroed ? 'zero' : 'none';
  state.epoch = freshEpoch(machine);
  state.touched = isFilled ? 'unknown' : mapping?.populated === true ? 'write' : 'none';
  state.mapping = mapping;
  state.escaped = false;
  memory.set(id, state);
  const pointer: AbstractValue = {
    points: [
      { kind: 'pointer', region: id, offset: zero, maybeNull: effect.throws !== true, rounding: 'none' },
    ],
    marks: frame.helper === undefined ? [] : [frame.helper],
  };
  if (effect.into === undefined) return pointer;
  const places = pointers(machine, values[effect.into] ?? unknownValue) ?? [];
  for (const place of places)
    memory.store(
      { region: place.region, offset: place.offset, strong: places.length === 1 },
      8,
      {
        ...pointer,
        points: [{ kind: 'pointer', region: id, offset: zero, maybeNull: false, rounding: 'none' }],
      },
      instruction.origin,
    );
  return ofForm(freshSymbol(machine, `call:${here(machine)}`));
}

function alignmentOf(
  alignment: RegionAlignment | AlignmentArgument,
  values: readonly AbstractValue[],
): RegionAlignment {
  if (typeof alignment === 'string') return alignment;
  const value = values[alignment.argument];
  if (value === undefined && alignment.otherwise !== undefined) return alignment.otherwise;
  const points = value?.points;
  if (points === undefined) return 'unknown';
  const pages = points.map((point) => point.kind === 'integer' && isPageUnit(point.form));
  if (pages.every(Boolean)) return 'page';
  const known = points.map((point) => (point.kind === 'integer' ? constantOf(point.form) : undefined));
  return known.every((one) => one !== undefined && one < 4096n) ? 'object' : 'unknown';
}
