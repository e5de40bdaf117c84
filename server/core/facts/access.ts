/** Reading and writing memory through abstract addresses, and what becomes visible to code that is not analysed. */
import type { Instruction, Origin } from '../flow/graph';
import { sizeOf, type MachineType } from '../flow/types';
import { assumedEntry, assumedErrno } from './assumption';
import { errnoMarks, noErrno } from './errno';
import { pointers, typed } from './addresses';
import { freshEpoch, freshSymbol, here, type Machine } from './machine';
import type { Frame } from './frame';
import { constant, constantOf } from './linear';
import { heldBy } from './uses';
import type { Memory } from './memory';
import type { Trace } from './trace';
import {
  joinValues,
  ofForm,
  unknownValue,
  withMarks,
  type AbstractValue,
  type PointerPoint,
  type RegionId,
} from './value';

export function load(
  machine: Machine,
  address: AbstractValue,
  type: MachineType,
  origin: Origin,
): AbstractValue {
  const { frame, analysis } = machine;
  const width = sizeOf(type, frame.graph.records) ?? 8;
  const places = pointers(machine, address);
  if (places === undefined || places.length === 0)
    return typed(machine, ofForm(freshSymbol(machine, `load:${here(machine)}`)), type);
  let joined: AbstractValue | undefined;
  let isErrno = false;
  for (const place of places) {
    machine.trace?.read(place.region);
    markRead(machine, place, origin);
    const read = readOne(machine, place, width);
    joined = joined === undefined ? read : joinValues(joined, read);
    isErrno ||= place.region === 'g:errno';
  }
  if (isErrno) machine.trace?.spoil();
  if (isErrno) joined = errnoValue(machine, origin);
  if (joined?.points === undefined) {
    const fresh = ofForm(freshSymbol(machine, `load:${here(machine)}`), joined?.marks ?? []);
    return typed(machine, fresh, type);
  }
  return typed(machine, width === 4 ? assumedEntry(analysis.assumption, joined) : joined, type);
}

function readOne(machine: Machine, place: PointerPoint, width: number): AbstractValue {
  if (place.rounding !== 'none') return unknownValue;
  return machine.memory.load(place.region, place.offset, width);
}

function errnoValue(machine: Machine, { span }: Origin): AbstractValue {
  const { errno } = machine.memory;
  for (const call of errno.calls) machine.analysis.observer?.errnoTaken(call);
  return (
    assumedErrno(machine.analysis.assumption, errno) ??
    ofForm(freshSymbol(machine, `errno:${here(machine)}`), errnoMarks(errno, span))
  );
}

function markRead({ memory, trace }: Machine, { region }: PointerPoint, origin: Origin): void {
  if (memory.state(region).touched !== 'none') return;
  change(memory, trace, region, (to) => {
    to.update(region, { touched: 'read', readAt: origin });
  });
}

function change(
  memory: Memory,
  trace: Trace | undefined,
  region: RegionId,
  make: (memory: Memory) => void,
): void {
  if (trace === undefined) make(memory);
  else trace.change(memory, region, make);
}

export function store(
  machine: Machine,
  address: AbstractValue,
  value: AbstractValue,
  instruction: { readonly type: MachineType; readonly origin: Origin },
  source: Origin | undefined,
): void {
  const { memory, frame, analysis } = machine;
  const { type, origin } = instruction;
  const width = sizeOf(type, frame.graph.records) ?? 8;
  const places = pointers(machine, address);
  const kept = frame.helper === undefined ? value : withMarks(value, [frame.helper]);
  if (places === undefined) {
    havoc(machine);
    return;
  }
  const { trace } = machine;
  for (const place of places) {
    const state = memory.state(place.region);
    if (place.region === 'g:errno') {
      trace?.spoil();
      memory.errno = noErrno;
      analysis.observer?.use(value, origin, (negated) => ({
        kind: 'passed',
        name: 'errno',
        argument: 0,
        span: origin.span,
        negated,
      }));
    }
    if (state.escaped || isLasting(machine, place)) {
      trace?.spoil();
      for (const one of [value, ...(analysis.observer === undefined ? [] : heldBy(machine, value))])
        analysis.observer?.use(one, origin, () => ({ kind: 'escapes', span: origin.span }));
      escapeValue(machine, value);
    }
    if (place.rounding !== 'none') {
      trace?.spoil();
      memory.update(place.region, { touched: places.length === 1 ? 'write' : 'unknown' });
      if (place.rounding === 'page' && state.cells.size === 0) continue;
      memory.clobber(place.region, freshEpoch(machine));
      continue;
    }
    const strong = places.length === 1 && !analysis.regions.get(place.region).many;
    const target = { region: place.region, offset: place.offset, strong };
    change(memory, trace, place.region, (to) => {
      to.store(target, width, kept, origin, source);
    });
  }
}

/** The expression behind a stored value: conversions that the assignment itself makes are left out. */
export function sourceOf(frame: Frame, store: Extract<Instruction, { kind: 'store' }>): Origin | undefined {
  if (store.implicit === true) return store.origin;
  let definition = frame.definitions.get(store.value);
  while (
    definition?.kind === 'convert' &&
    !definition.explicit &&
    definition.origin.span.start === store.origin.span.start &&
    definition.origin.span.end === store.origin.span.end
  )
    definition = frame.definitions.get(definition.operand);
  return definition?.origin;
}

/** Visible to other functions of the program when this one is over. */
function isLasting(machine: Machine, place: PointerPoint): boolean {
  const { origin } = machine.analysis.regions.get(place.region);
  return origin.kind === 'variable' && (origin.storage === 'global' || origin.storage === 'static');
}

/** The value becomes visible to code that is not analysed; so does everything it points to. */
export function escapeValue(machine: Machine, value: AbstractValue): void {
  for (const point of value.points ?? []) {
    if (point.kind !== 'pointer') continue;
    const status = machine.memory.state(point.region).statusOf;
    if (status.length > 0) machine.analysis.observer?.statusEscapes(status);
    for (const region of machine.memory.escape(point.region))
      machine.analysis.observer?.statusEscapes(machine.memory.state(region).statusOf);
  }
}

/** A record is assigned: its known members are stored one by one. */
export function copyRecord(
  machine: Machine,
  to: AbstractValue,
  from: AbstractValue,
  instruction: { readonly type: MachineType; readonly origin: Origin },
): void {
  const { memory, frame } = machine;
  machine.trace?.spoil();
  const size = sizeOf(instruction.type, frame.graph.records);
  const targets = pointers(machine, to);
  const source = pointers(machine, from)?.[0];
  if (targets === undefined) {
    havoc(machine);
    return;
  }
  for (const target of targets) {
    memory.clobber(target.region, freshEpoch(machine));
    if (source === undefined || size === undefined || targets.length > 1) continue;
    const start = constantOf(source.offset);
    const base = constantOf(target.offset);
    if (start === undefined || base === undefined) continue;
    for (const cell of memory.state(source.region).cells.list) {
      const at = constantOf(cell.offset);
      if (at === undefined || at < start || at >= start + BigInt(size) || cell.may) continue;
      const offset = constant(at - start + base);
      memory.store(
        { region: target.region, offset, strong: true },
        cell.width,
        cell.value,
        instruction.origin,
      );
    }
  }
}

/** Anything may have happened to memory. */
export function havoc(machine: Machine): void {
  machine.trace?.spoil();
  const { memory, frame } = machine;
  const epoch = freshEpoch(machine);
  memory.errno = noErrno;
  const hidden = frame.privateRegions();
  const reached = new Set(machine.analysis.knownGlobals());
  memory.forEach((_, region) => reached.add(region));
  for (const region of reached)
    if (!hidden.has(region)) {
      memory.clobber(region, epoch);
      machine.analysis.observer?.statusEscapes(memory.state(region).statusOf);
    }
}
