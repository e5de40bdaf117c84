/** Calls: the NUMA family, well-known libraries, helpers of the same file (executed in place), and the unknown. */
import type { CallInstruction } from '../flow/graph';
import { sizeOf, type MachineType } from '../flow/types';
import type { Span } from '../text';
import { escapeValue, havoc } from './access';
import { allocate } from './allocation';
import { functionBehind, pointers, typed } from './addresses';
import { formOrFresh, freshEpoch, freshSymbol, here, typeOf, type Machine } from './machine';
import {
  add as addForms,
  constant,
  constantOf,
  divideExactly,
  multiply,
  pageSize,
  symbol,
  type LinearForm,
} from './linear';
import { noErrno, overwrite as overwriteState } from './errno';
import {
  keepsErrno,
  libraryEffect,
  pageSizeNames,
  pageSizeNumber,
  standardAllocators,
  type LibraryEffect,
} from './library';
import { advise, endSharing, shareWithChild } from './mapping';
import { numaCall, pagesMoved } from './numa-call';
import type { Producer } from './provenance';
import { executeScriptCall } from './script-calls';
import { runHelper } from './solve';
import { observePassed } from './uses';
import { formOf, integerOf, ofConstant, ofForm, unknownValue, withMarks, type AbstractValue } from './value';

export function executeCall(machine: Machine, instruction: CallInstruction): AbstractValue {
  const { frame, analysis } = machine;
  const values = instruction.arguments.map((argument) => frame.value(argument.value));
  const numa = frame.fn.numaCalls.get(instruction.call);
  if (numa?.sound === true) return numaCall(machine, instruction, numa, values);
  const name = calleeName(machine, instruction);
  if (name !== undefined) analysis.observer?.called(name);
  const own = isOwn(instruction, name) ? name : undefined;
  const helper = own === undefined ? undefined : runHelper(machine, instruction, own, values);
  if (helper !== undefined) return helper;
  observePassed(machine, instruction, name, values);
  const defined = own !== undefined && analysis.env.isDefined(own);
  if (instruction.language === 'script' && !defined) {
    const result = executeScriptCall(machine, instruction, name ?? '', values);
    if (result !== undefined) return result;
  }
  const isC = instruction.language !== 'script';
  const effect = name === undefined || defined || !isC ? undefined : libraryEffect(name, values.length);
  if (effect === undefined) analysis.observer?.notSeen(`${frame.prefix}${instruction.call}`);
  // What a function of a script that is not seen returns tells nothing of errno: most never come near it.
  const mayOwnErrno = isC ? name === undefined || !keepsErrno.has(name) : instruction.discarded !== undefined;
  if (mayOwnErrno) overwriteErrno(machine, instruction, name);
  if (name !== undefined && isC && movers.has(name)) pagesMoved(machine);
  if (effect === undefined || childEnders.has(name ?? '')) endSharing(machine.memory);
  const result =
    effect === undefined
      ? unknownCall(machine, instruction, values, defined)
      : libraryCall(machine, instruction, name ?? '', effect, values);
  return typed(machine, result, typeOf(frame, instruction.dest));
}

/** May be executed: no function of C that a script calls, and none that keeps the promises of the C library. */
function isOwn({ language }: CallInstruction, name: string | undefined): boolean {
  if (name === undefined || language === 'foreign') return false;
  return language === 'script' || !standardAllocators.has(name);
}

/** Also through a pointer that certainly holds a function of this file. */
function calleeName(machine: Machine, { callee }: CallInstruction): string | undefined {
  if (callee.kind === 'name') return callee.name;
  const name = functionBehind(machine, machine.frame.value(callee.value));
  return name !== undefined && machine.analysis.env.isDefined(name) ? name : undefined;
}

/** A child is over after them, or will be soon. */
const childEnders = new Set(['wait', 'waitpid', 'kill']);
const movers = new Set(['mbind', 'migrate_pages', 'numa_migrate_pages', 'numa_tonode_memory']);

/**
 * A function of C whose outcome is looked at has an errno of its own; any other may spoil an earlier one. JavaScript's
 * own functions report failures by exceptions, so that errno read after them can only be meant for an earlier call.
 */
export function overwriteErrno(
  machine: Machine,
  instruction: CallInstruction,
  name: string | undefined,
): void {
  const { memory } = machine;
  const own = instruction.language !== 'script' && instruction.discarded === undefined;
  memory.errno =
    name === undefined || own
      ? noErrno
      : overwriteState(memory.errno, { name, span: instruction.origin.span });
}

/** Anything may happen to what the callee can reach. */
function unknownCall(
  machine: Machine,
  instruction: CallInstruction,
  values: readonly AbstractValue[],
  ownFunction: boolean,
): AbstractValue {
  const { memory, frame } = machine;
  if (ownFunction) {
    // A function of this file that was not executed (too deep, recursive) can also change this file's statics.
    for (const value of values) escapeValue(machine, value);
    havoc(machine);
  } else {
    const epoch = freshEpoch(machine);
    for (const value of values) {
      escapeValue(machine, value);
      for (const point of value.points ?? [])
        if (point.kind === 'pointer') memory.clobber(point.region, epoch);
    }
    for (const region of machine.analysis.knownGlobals())
      if (memory.state(region).escaped) memory.clobber(region, epoch);
    memory.clobberEscaped(epoch);
  }
  const result = returnedBy(machine, instruction, values);
  return frame.helper === undefined ? result : withMarks(result, [frame.helper]);
}

function libraryCall(
  machine: Machine,
  instruction: CallInstruction,
  name: string,
  effect: LibraryEffect,
  values: readonly AbstractValue[],
): AbstractValue {
  const unknownResult = (): AbstractValue => returnedBy(machine, instruction, values);
  const target = (argument: number): AbstractValue => values[argument] ?? unknownValue;
  observeRead(machine, effect, values);
  switch (effect.kind) {
    case 'page-size':
      return ofForm(symbol(pageSize));
    case 'reads': {
      if (name === 'sysconf' && isPageSizeQuery(target(0))) return ofForm(symbol(pageSize));
      return unknownResult();
    }
    case 'advises':
      advise(machine, values, instruction.origin);
      return unknownResult();
    case 'forks':
      shareWithChild(machine.memory, instruction.origin);
      return unknownResult();
    case 'writes':
      values.forEach((value, at) => {
        const last = effect.arguments.at(-1) ?? 0;
        if (effect.arguments.includes(at) || (effect.rest === true && at > last))
          overwrite(machine, value, producerOf(instruction, values, at));
      });
      return unknownResult();
    case 'touches':
      touch(machine, target(effect.argument));
      return unknownResult();
    case 'frees':
      free(machine, target(effect.argument), instruction.origin.span, values);
      return unknownResult();
    case 'copies':
      overwrite(machine, target(effect.destination));
      return target(effect.destination);
    case 'sets':
      fillBytes(machine, instruction, effect, values);
      return target(effect.destination);
    case 'allocates':
      return allocate(machine, instruction, name, effect, values);
  }
}

/** A library function reads the status array: memcpy() out of it, memcmp() with it. */
function observeRead(machine: Machine, effect: LibraryEffect, values: readonly AbstractValue[]): void {
  const { analysis, memory } = machine;
  if (analysis.observer === undefined || (effect.kind !== 'reads' && effect.kind !== 'copies')) return;
  values.forEach((value, at) => {
    if (effect.kind === 'copies' && at === effect.destination) return;
    for (const place of pointers(machine, value) ?? [])
      analysis.observer?.statusEscapes(memory.state(place.region).statusOf);
  });
}

function keyOf(value: AbstractValue): string {
  return value.points?.map((point) => (point.kind === 'integer' ? point.form.key : '')).join('|') ?? '';
}

function isPageSizeQuery(value: AbstractValue): boolean {
  if (integerOf(value) === pageSizeNumber) return true;
  return pageSizeNames.some((name) => keyOf(value) === symbol(`x:${name}`).key);
}

/** What a call returns: a number of its own, of which it is remembered who made it. */
export function returnedBy(
  machine: Machine,
  instruction: CallInstruction,
  values: readonly AbstractValue[],
): AbstractValue {
  const name = `call:${here(machine)}`;
  const producer = producerOf(instruction, values);
  if (producer === undefined) return ofForm(freshSymbol(machine, name));
  return ofForm(machine.analysis.symbols.produce(name, machine.frame.sites(machine.block), producer));
}

function producerOf(
  { callee, origin }: CallInstruction,
  values: readonly AbstractValue[],
  through?: number,
): Producer | undefined {
  if (callee.kind !== 'name') return undefined;
  const common = { function: callee.name, span: origin.span, arguments: values };
  return through === undefined ? common : { ...common, through };
}

/** `by`: who writes it. */
export function overwrite(machine: Machine, value: AbstractValue, by?: Producer): void {
  const places = pointers(machine, value);
  if (places === undefined) {
    havoc(machine);
    return;
  }
  const epoch = by === undefined ? freshEpoch(machine) : `${here(machine)}.${by.through ?? ''}`;
  if (by !== undefined)
    machine.analysis.symbols.produce(`epoch:${epoch}`, machine.frame.sites(machine.block), by);
  for (const place of places) {
    const whole = machine.memory.state(place.region);
    machine.memory.clobber(place.region, epoch);
    if (places.length === 1 && whole.touched !== 'write')
      machine.memory.update(place.region, { touched: 'write' });
  }
}

function touch(machine: Machine, value: AbstractValue): void {
  for (const place of pointers(machine, value) ?? [])
    machine.memory.update(place.region, { touched: 'write', forkedAt: undefined });
}

/** `values`: the arguments of munmap() and numa_free(), which name a length as well and can free a part. */
export function free(
  machine: Machine,
  value: AbstractValue,
  at: Span,
  values: readonly AbstractValue[] = [],
): void {
  const { memory } = machine;
  const places = pointers(machine, value) ?? [];
  const length = values[1] === undefined ? undefined : formOf(values[1]);
  for (const place of places) {
    const { length: whole, freedAt } = memory.state(place.region);
    const all = constantOf(place.offset) === 0n && (values[1] === undefined || length?.key === whole?.key);
    memory.update(place.region, {
      freed: all && places.length === 1 ? 'yes' : 'maybe',
      freedAt: freedAt.includes(at) ? freedAt : [...freedAt, at],
    });
  }
}

/** memset(): a fill in units of what the region holds. */
function fillBytes(
  machine: Machine,
  instruction: CallInstruction,
  effect: Extract<LibraryEffect, { kind: 'sets' }>,
  values: readonly AbstractValue[],
): void {
  const destination = values[effect.destination] ?? unknownValue;
  const places = pointers(machine, destination);
  const length = formOrFresh(machine, values[effect.length] ?? unknownValue);
  const byte = effect.byte === 'zero' ? 0n : integerOf(values[effect.byte] ?? unknownValue);
  const place = places?.[0];
  if (places?.length !== 1 || place === undefined) {
    overwrite(machine, destination);
    return;
  }
  const { memory, analysis, frame } = machine;
  const state = memory.state(place.region);
  const whole =
    constantOf(place.offset) === 0n && (state.length === undefined || state.length.key === length.key);
  if (whole && byte === 0n) {
    memory.reset(place.region, { initial: 'zero', touched: 'write', statusOf: [] }, freshEpoch(machine));
    return;
  }
  const element =
    analysis.regions.get(place.region).element ?? pointeeOf(machine, instruction, effect.destination);
  const width = element === undefined ? undefined : sizeOf(element, frame.graph.records);
  const count = width === undefined ? undefined : divideExactly(length, constant(width));
  overwrite(machine, destination);
  if (width === undefined || byte === undefined || width > 8 || place.rounding !== 'none') return;
  const index = `~set:${here(machine)}`;
  let pattern = 0n;
  for (let at = 0; at < width; at++) pattern = (pattern << 8n) | (byte & 0xffn);
  const value = ofConstant(BigInt.asIntN(width * 8, pattern));
  const offset = offsetAt(place.offset, index, width);
  if (offset === undefined) return;
  memory.update(place.region, {
    statusOf: whole ? [] : state.statusOf,
    fills: [
      {
        index,
        offset,
        width,
        value,
        count,
        origin: instruction.origin,
        source: undefined,
        may: false,
      },
    ],
  });
}

function offsetAt(base: LinearForm, index: string, width: number): LinearForm | undefined {
  const step = multiply(symbol(index), constant(width));
  return step === undefined ? undefined : addForms(base, step);
}

/** What the argument's pointer had been declared to point to, before its conversion to void *. */
function pointeeOf(
  machine: Machine,
  instruction: CallInstruction,
  argument: number,
): MachineType | undefined {
  const id = instruction.arguments[argument]?.value;
  if (id === undefined) return undefined;
  let definition = machine.frame.definitions.get(id);
  let type = typeOf(machine.frame, id);
  while (definition?.kind === 'convert' && (type.kind !== 'pointer' || type.to.kind === 'void')) {
    type = typeOf(machine.frame, definition.operand);
    definition = machine.frame.definitions.get(definition.operand);
  }
  return type.kind === 'pointer' && type.to.kind !== 'void' ? type.to : undefined;
}
