/**
 * node:ffi, experimental in Node 26: dlopen() with a table, or DynamicLibrary and getFunction(). A definition's keys are
 * `arguments` and `return`; all others are ignored. No way to read errno. Source: doc/api/ffi.md of Node 26, and what
 * Node 26.10.0 does when it is run.
 */
import { char8, pointerTo, voidType } from '../flow/types';
import { unknownStatic, type StaticValue } from '../script/static-value';
import type { SyntaxNode } from '../syntax/port';
import type { ForeignType } from './foreign-function';
import type { ForeignLibraryDescriptor, ForeignReading, OpenedLibrary } from './library';
import { fileOf, foreignType, functionTable, holding, signatureOf, type Signature } from './support';
import { f32, f64, i16, i32, i64, i8, u16, u32, u64, u8, type TypeWord } from './type-words';

const pointer: TypeWord = { machine: pointerTo(voidType), value: 'bigint' };

const words: Readonly<Record<string, TypeWord>> = {
  void: { machine: voidType },
  char: i8,
  int8: i8,
  i8,
  uint8: u8,
  u8,
  bool: u8,
  int16: i16,
  i16,
  uint16: u16,
  u16,
  int32: i32,
  i32,
  uint32: u32,
  u32,
  int64: i64,
  i64,
  uint64: u64,
  u64,
  float32: f32,
  f32,
  float: f32,
  float64: f64,
  f64,
  double: f64,
  pointer,
  ptr: pointer,
  buffer: pointer,
  arraybuffer: pointer,
  function: pointer,
  string: { machine: pointerTo(char8) },
  str: { machine: pointerTo(char8) },
};

export const nodeFfi: ForeignLibraryDescriptor = {
  id: 'node-ffi',
  modules: ['node:ffi'],
  call(path, written, reading) {
    const [file, table] = written;
    const opened = fileOf(file, reading);
    if (opened === undefined) return unknownStatic;
    const lib: StaticValue = { kind: 'library', library: 'node-ffi', ...opened };
    if (path === 'DynamicLibrary') return lib;
    if (path !== 'dlopen') return unknownStatic;
    const functions = functionTable('node-ffi', opened, table, reading, ({ value, reading: inner }) =>
      definition(value, inner),
    );
    if (functions.kind === 'object') return holding({ lib, functions }, functions);
    return { kind: 'object', place: opened.place, member: (name) => (name === 'lib' ? lib : unknownStatic) };
  },
  method(library, name, written, reading) {
    const [first, second] = written;
    if (name === 'getFunctions')
      return functionTable('node-ffi', library, first, reading, ({ value, reading: inner }) =>
        definition(value, inner),
      );
    return name === 'getFunction' && first !== undefined && second !== undefined
      ? single(library, first, second, reading)
      : unknownStatic;
  },
  addresses: { getRawPointer: { value: 'bigint' } },
};

function single(
  library: OpenedLibrary,
  name: SyntaxNode,
  signature: SyntaxNode,
  reading: ForeignReading,
): StaticValue {
  const symbol = reading.evaluate(name);
  const defined = definition(signature, reading);
  if (symbol.kind !== 'string' || defined === undefined) return unknownStatic;
  const fn = {
    ...defined,
    library: 'node-ffi',
    symbol: symbol.value,
    symbolPlace: symbol.place,
    file: library.file,
    filePlace: library.place,
    place: reading.placeOfAll([name, signature]),
  } as const;
  return { kind: 'foreign', call: { fn, manner: 'sync' } };
}

function definition(node: SyntaxNode, reading: ForeignReading): Signature | undefined {
  return signatureOf(node, reading, { returns: 'return', parameters: 'arguments' }, typeOf);
}

/** `'int32'`, `ffi.types.INT_32`. */
function typeOf(node: SyntaxNode, reading: ForeignReading): ForeignType {
  const value = reading.evaluate(node);
  const constant = value.kind === 'module' && value.path[0] === 'types' ? value.path[1] : undefined;
  const name = value.kind === 'string' ? value.value : (constant?.toLowerCase().replaceAll('_', '') ?? '');
  return foreignType(node, reading, Object.hasOwn(words, name) ? words[name] : undefined);
}
