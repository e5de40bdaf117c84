/**
 * koffi: C prototypes in strings, or name, result and arguments; `.async` with a callback; errno by koffi.errno().
 * Source: the documentation and index.d.ts in the package, 3.3.4, and its migration guide for what 2.x does otherwise.
 */
import {
  char8,
  int,
  int32,
  int64,
  pointerTo,
  uint32,
  uint64,
  unknownType,
  type MachineType,
} from '../flow/types';
import type { StaticValue } from '../script/static-value';
import { unknownStatic } from '../script/static-value';
import type { SyntaxNode } from '../syntax/port';
import type { ForeignFunction, ForeignType } from './foreign-function';
import type { ForeignLibraryDescriptor, ForeignReading, OpenedLibrary } from './library';
import type { PrototypeText, TypeText } from './prototype';
import { withoutTypes } from '../script/syntax';
import { elementsOf, fileOf, partOf, typePlace } from './support';
import { shortWords } from './type-words';

/** Words that are no C; those of C are known already. */
const words: Readonly<Record<string, MachineType>> = {
  ...shortWords,
  intptr: int64,
  uintptr: uint64,
  char16: int(16, true),
  char16_t: int(16, true),
  char32: int32,
  char32_t: int32,
  wchar: int32,
  float32: { kind: 'float', width: 32 },
  float64: { kind: 'float', width: 64 },
  str: pointerTo(char8),
  string: pointerTo(char8),
  str16: pointerTo(int(16, true)),
  string16: pointerTo(int(16, true)),
  str32: pointerTo(int32),
  string32: pointerTo(int32),
};

/** A type that the program defines: only pointers to it are handed to the functions that matter here. */
const ownType: StaticValue = { kind: 'foreign-type', text: 'struct opaque', direction: 'in' };

export const koffi: ForeignLibraryDescriptor = {
  id: 'koffi',
  modules: ['koffi'],
  call(path, written, reading) {
    const [first, second] = written;
    if (/^(?:opaque|struct|pack|union|enumeration|proto)$/.test(path)) return ownType;
    if (first === undefined) return unknownStatic;
    switch (path) {
      case 'load': {
        const opened = fileOf(first, reading);
        return opened === undefined ? unknownStatic : { kind: 'library', library: 'koffi', ...opened };
      }
      case 'out':
      case 'inout': {
        const type = typeSpelling(first, reading);
        return type === undefined
          ? unknownStatic
          : { kind: 'foreign-type', text: type.text, direction: path };
      }
      case 'pointer':
        return pointerType(written, reading);
      case 'alias':
        return second === undefined ? unknownStatic : asType(second, reading);
      case 'type':
      case 'resolve':
        return asType(first, reading);
      case 'array': {
        const element = typeSpelling(first, reading);
        return element === undefined
          ? unknownStatic
          : { kind: 'foreign-type', text: `${element.text} *`, direction: 'in' };
      }
      default:
        return unknownStatic;
    }
  },
  method(library, name, written, reading) {
    if (!/^(?:func|cdecl|stdcall|fastcall|thiscall)$/.test(name)) return unknownStatic;
    const fn = boundFunction(library, written, reading);
    return fn === undefined ? unknownStatic : { kind: 'foreign', call: { fn, manner: 'sync' } };
  },
  form(call, member) {
    return member === 'async' && call.manner === 'sync'
      ? { kind: 'foreign', call: { ...call, manner: 'callback' } }
      : unknownStatic;
  },
  take(call, written, reading) {
    const { fn } = call;
    const declared = fn.parameters;
    if (!fn.variadic || declared === undefined) return { call, arguments: written };
    // Each argument after the declared ones has its type before it.
    const more = written.slice(declared.length);
    const types = more.filter((_, at) => at % 2 === 0).map((one) => typeOf(one, reading));
    const values = more.filter((_, at) => at % 2 === 1);
    const parameters = [...declared, ...types.slice(0, values.length)];
    return {
      call: { ...call, fn: { ...fn, parameters } },
      arguments: [...written.slice(0, declared.length), ...values],
    };
  },
  errno: 'errno',
  addresses: { address: { value: 'bigint' } },
};

function boundFunction(
  library: OpenedLibrary,
  written: readonly SyntaxNode[],
  reading: ForeignReading,
): ForeignFunction | undefined {
  const [first] = written;
  if (first === undefined) return undefined;
  const text = reading.evaluate(first);
  if (text.kind !== 'string') return undefined;
  if (written.length === 1) {
    const prototype = reading.prototype(text.value, (name) => typedef(name, reading));
    return prototype && fromPrototype(library, first, prototype, reading);
  }
  // `lib.func('__stdcall', 'name', …)`
  const [name, result, list] = /^__\w+call$/.test(text.value) ? written.slice(1) : written;
  const symbol = name === undefined ? unknownStatic : reading.evaluate(name);
  if (symbol.kind !== 'string' || name === undefined || result === undefined) return undefined;
  const types = list === undefined ? undefined : elementsOf(list, reading);
  const last = types?.at(-1);
  const lastValue = last === undefined ? unknownStatic : last.reading.evaluate(last.node);
  const variadic = lastValue.kind === 'string' && lastValue.value === '...';
  const declared = variadic ? types?.slice(0, -1) : types;
  return {
    library: 'koffi',
    symbol: symbol.value,
    symbolPlace: symbol.place,
    file: library.file,
    filePlace: library.place,
    returns: typeOf(result, reading),
    parameters: declared?.map((one) => typeOf(one.node, one.reading)),
    variadic,
    nonblocking: false,
    keepsErrno: false,
    place: reading.placeOfAll(written),
  };
}

function fromPrototype(
  library: OpenedLibrary,
  node: SyntaxNode,
  prototype: PrototypeText,
  reading: ForeignReading,
): ForeignFunction {
  const type = (one: TypeText): ForeignType => ({
    text: one.text,
    ...partOf(node, one.span, reading),
    machine: one.machine,
    direction: one.direction,
    ...valueOf(one.machine),
  });
  return {
    library: 'koffi',
    symbol: prototype.name,
    symbolPlace: partOf(node, prototype.span, reading).place,
    file: library.file,
    filePlace: library.place,
    returns: type(prototype.returns),
    parameters: prototype.parameters.map(type),
    variadic: prototype.variadic,
    nonblocking: false,
    keepsErrno: false,
    place: reading.place(node),
  };
}

/** Integers of 64 bits are numbers as long as they are exact. */
function valueOf(machine: MachineType): Pick<ForeignType, 'value'> {
  if (machine.kind === 'int') return { value: machine.width === 64 ? 'mixed' : 'number' };
  if (machine.kind === 'pointer') return { value: 'bigint' };
  return machine.kind === 'float' ? { value: 'number' } : {};
}

function typeOf(node: SyntaxNode, reading: ForeignReading): ForeignType {
  const spelled = typeSpelling(node, reading);
  const read = spelled && reading.type(spelled.text, (name) => typedef(name, reading));
  const machine = read?.machine ?? unknownType;
  const isLiteral = withoutTypes(node).type === 'string';
  return {
    text: isLiteral ? (spelled?.text ?? node.text) : node.text,
    ...typePlace(node, read?.span ?? { start: 0, end: spelled?.text.length ?? 0 }, reading),
    machine,
    direction: spelled?.direction === 'in' ? (read?.direction ?? 'in') : (spelled?.direction ?? 'in'),
    ...valueOf(machine),
  };
}

/** The C spelling of a type specifier: a string, `koffi.types.int`, what koffi.pointer() and the like made. */
function typeSpelling(
  node: SyntaxNode,
  reading: ForeignReading,
): Pick<TypeText, 'text' | 'direction'> | undefined {
  const value = reading.evaluate(node);
  if (value.kind === 'string') return { text: value.value, direction: 'in' };
  if (value.kind === 'foreign-type') return value;
  const [kind, word] = value.kind === 'module' && value.module === 'koffi' ? value.path : [];
  return kind === 'types' && word !== undefined ? { text: word, direction: 'in' } : undefined;
}

function asType(node: SyntaxNode, reading: ForeignReading): StaticValue {
  const type = typeSpelling(node, reading);
  return type === undefined
    ? unknownStatic
    : { kind: 'foreign-type', text: type.text, direction: type.direction };
}

/** `pointer(type)`, `pointer(type, count)`, `pointer(name, type)`, `pointer(name, type, count)`. */
function pointerType(written: readonly SyntaxNode[], reading: ForeignReading): StaticValue {
  const [first, second, third] = written;
  if (first === undefined) return unknownStatic;
  const count = second === undefined ? undefined : reading.evaluate(second);
  const isNamed = second !== undefined && count?.kind !== 'number';
  const type = typeSpelling(isNamed ? second : first, reading);
  const stars = isNamed && third !== undefined ? reading.evaluate(third) : count;
  if (type === undefined) return unknownStatic;
  const levels = stars?.kind === 'number' ? Math.max(1, Math.min(8, stars.value)) : 1;
  return { kind: 'foreign-type', text: `${type.text} ${'*'.repeat(levels)}`, direction: 'in' };
}

/** Names that the program defines: koffi.alias('pid_t', 'int'), koffi.pointer('HANDLE', …), koffi.struct('X', …). */
function typedef(name: string, reading: ForeignReading): MachineType | undefined {
  for (const path of ['alias', 'pointer', 'enumeration']) {
    for (const [first, second] of reading.callsOf(path)) {
      if (first === undefined || second === undefined) continue;
      const own = reading.evaluate(first);
      if (own.kind !== 'string' || own.value !== name) continue;
      if (path === 'enumeration') return uint32;
      // `pointer('void', 2)` is no name.
      if (path === 'pointer' && reading.evaluate(second).kind === 'number') continue;
      const type = typeSpelling(second, reading);
      const machine = type && reading.type(type.text, (word) => words[word])?.machine;
      return path === 'pointer' ? pointerTo(machine ?? unknownType) : machine;
    }
  }
  return Object.hasOwn(words, name) ? words[name] : undefined;
}
