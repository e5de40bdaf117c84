/**
 * ffi-rs: load() binds and calls at once, define() makes functions that take one array; open() gives a file its key.
 * `errno: true` makes the result { value, errnoCode, errnoMessage }, `runInNewThread` a promise. Source: index.d.ts and
 * README of the package, 1.3.7, and what it does when it is run.
 */
import { boolType, char8, int, int32, int64, pointerTo, uint32, uint64, voidType } from '../flow/types';
import { unknownStatic } from '../script/static-value';
import type { SyntaxNode } from '../syntax/port';
import type { ForeignFunction, ForeignType } from './foreign-function';
import type { ForeignLibraryDescriptor, ForeignReading, OpenedLibrary } from './library';
import {
  elementsOf,
  entriesOf,
  fileOf,
  foreignType,
  functionTable,
  isTrue,
  stringOf,
  typesOf,
  type Definition,
  type Entry,
} from './support';
import { f32, f64, type TypeWord } from './type-words';

const words: Readonly<Record<string, TypeWord>> = {
  I16: { machine: int(16, true), value: 'number' },
  I32: { machine: int32, value: 'number' },
  I64: { machine: int64, value: 'number' },
  U8: { machine: int(8, false), value: 'number' },
  U32: { machine: uint32, value: 'number' },
  U64: { machine: uint64, value: 'number' },
  BigInt: { machine: int64, value: 'bigint' },
  Float: f32,
  Double: f64,
  Boolean: { machine: boolType },
  Void: { machine: voidType },
  String: { machine: pointerTo(char8) },
  WString: { machine: pointerTo(int32) },
  External: { machine: pointerTo(voidType) },
  // A Buffer, or any typed array, as it is.
  U8Array: { machine: pointerTo(int(8, false)) },
  I16Array: { machine: pointerTo(int(16, true)) },
  I32Array: { machine: pointerTo(int32) },
  FloatArray: { machine: pointerTo(f32.machine) },
  DoubleArray: { machine: pointerTo(f64.machine) },
  StringArray: { machine: pointerTo(pointerTo(char8)) },
};

export const ffiRs: ForeignLibraryDescriptor = {
  id: 'ffi-rs',
  modules: ['ffi-rs'],
  call(path, written, reading) {
    if (path !== 'define') return unknownStatic;
    return functionTable('ffi-rs', undefined, written[0], reading, ({ value, reading: inner }) => {
      const entries = entriesOf(value, inner);
      return entries && definition(entries, inner);
    });
  },
  immediate(path, written, reading) {
    const [options] = written;
    const entries = path !== 'load' || options === undefined ? undefined : entriesOf(options, reading);
    const name = entries?.find((one) => one.name === 'funcName');
    const symbol = stringOf(name);
    if (entries === undefined || options === undefined || symbol === undefined) return undefined;
    const { opened, manner = 'sync', ...defined } = definition(entries, reading);
    const fn: ForeignFunction = {
      ...defined,
      library: 'ffi-rs',
      symbol: symbol.value,
      symbolPlace: symbol.place,
      file: opened?.file,
      filePlace: opened?.place,
      place: reading.place(options),
    };
    const values = entries.find((one) => one.name === 'paramsValue');
    return { call: { fn, manner }, arguments: argumentsIn(values?.value, reading) };
  },
  take(call, [list], reading) {
    return { call, arguments: argumentsIn(list, reading) };
  },
  addresses: {},
};

/** The arguments are the elements of one array, as far as it is written where the call is. */
function argumentsIn(list: SyntaxNode | undefined, reading: ForeignReading): readonly SyntaxNode[] {
  const elements = list === undefined ? undefined : elementsOf(list, reading);
  return elements?.every((one) => one.reading === reading) === true ? elements.map((one) => one.node) : [];
}

function definition(entries: readonly Entry[], reading: ForeignReading): Definition {
  const part = (name: string): Entry | undefined => entries.find((one) => one.name === name);
  const result = part('retType');
  const nonblocking = isTrue(part('runInNewThread'));
  return {
    opened: openedAs(stringOf(part('library'))?.value, reading),
    returns: result && typeOf(result.value, result.reading),
    parameters: typesOf(part('paramsType'), typeOf),
    variadic: false,
    nonblocking,
    keepsErrno: isTrue(part('errno')),
    manner: nonblocking ? 'promise' : 'sync',
  };
}

/** The file that open() gave this key to; an empty path is the process itself. */
function openedAs(key: string | undefined, reading: ForeignReading): OpenedLibrary | undefined {
  if (key === undefined) return undefined;
  const files = reading.callsOf('open').flatMap(([options]) => {
    const entries = options === undefined ? undefined : entriesOf(options, reading);
    const library = stringOf(entries?.find((one) => one.name === 'library'));
    const path = entries?.find((one) => one.name === 'path');
    return library?.value === key && path !== undefined ? [fileOf(path.value, path.reading)] : [];
  });
  const [only, ...others] = files;
  if (only === undefined || others.some((one) => one?.file !== only.file)) return undefined;
  return only.file === '' ? { ...only, file: null } : only;
}

/** `DataType.I32`, arrayConstructor({ type: DataType.I32Array, … }). */
function typeOf(node: SyntaxNode, reading: ForeignReading): ForeignType {
  const value = reading.evaluate(node);
  const [kind, name] = value.kind === 'module' ? value.path : [];
  if (kind === 'DataType' && name !== undefined)
    return foreignType(node, reading, Object.hasOwn(words, name) ? words[name] : undefined);
  const options = node.type === 'call_expression' ? node.field('arguments')?.namedChildren[0] : undefined;
  const type = options && entriesOf(options, reading)?.find((one) => one.name === 'type');
  return type === undefined
    ? foreignType(node, reading, undefined)
    : { ...typeOf(type.value, type.reading), text: node.text };
}
