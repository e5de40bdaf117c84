/**
 * Deno.dlopen(): tables of definitions, results of 64 bits as bigint, `nonblocking` for a thread and a promise. Deno has no
 * way to read errno. Source: the types that Deno 2.9.6 prints (`deno types`), and what it does when it is run.
 * Absent: UnsafeFnPointer, whose symbol is not written beside its types.
 */
import { boolType, int, int32, int64, pointerTo, uint32, uint64, voidType } from '../flow/types';
import { unknownStatic } from '../script/static-value';
import type { SyntaxNode } from '../syntax/port';
import type { ForeignType } from './foreign-function';
import type { ForeignLibraryDescriptor, ForeignReading } from './library';
import {
  entriesOf,
  fileOf,
  foreignType,
  functionTable,
  holding,
  isTrue,
  stringOf,
  typesOf,
  type Definition,
  type Entry,
  type TypeWord,
} from './support';

const words: Readonly<Record<string, TypeWord>> = {
  i8: { machine: int(8, true), value: 'number' },
  u8: { machine: int(8, false), value: 'number' },
  i16: { machine: int(16, true), value: 'number' },
  u16: { machine: int(16, false), value: 'number' },
  i32: { machine: int32, value: 'number' },
  u32: { machine: uint32, value: 'number' },
  i64: { machine: int64, value: 'bigint' },
  u64: { machine: uint64, value: 'bigint' },
  isize: { machine: int64, value: 'bigint' },
  usize: { machine: uint64, value: 'bigint' },
  f32: { machine: { kind: 'float', width: 32 }, value: 'number' },
  f64: { machine: { kind: 'float', width: 64 }, value: 'number' },
  bool: { machine: boolType },
  void: { machine: voidType },
  pointer: { machine: pointerTo(voidType) },
  buffer: { machine: pointerTo(voidType) },
  function: { machine: pointerTo({ kind: 'function' }) },
};

export const deno: ForeignLibraryDescriptor = {
  id: 'deno',
  modules: ['Deno'],
  call(path, written, reading) {
    if (path !== 'dlopen') return unknownStatic;
    const [file, table] = written;
    const symbols = functionTable('deno', fileOf(file, reading), table, reading, definition);
    return holding({ symbols, close: unknownStatic }, symbols);
  },
  addresses: {
    'UnsafePointer.of': { value: 'pointer' },
    'UnsafePointer.value': { value: 'bigint', ofPointer: true },
  },
};

function definition({ value, reading }: Entry): Definition | undefined {
  const entries = entriesOf(value, reading);
  if (entries === undefined) return undefined;
  const part = (name: string): Entry | undefined => entries.find((one) => one.name === name);
  // A variable of the library.
  if (part('type') !== undefined && part('parameters') === undefined) return undefined;
  const result = part('result');
  const nonblocking = isTrue(part('nonblocking'));
  return {
    symbol: stringOf(part('name')),
    returns: result && typeOf(result.value, result.reading),
    parameters: typesOf(part('parameters'), typeOf),
    variadic: false,
    nonblocking,
    keepsErrno: false,
    manner: nonblocking ? 'promise' : 'sync',
  };
}

function typeOf(node: SyntaxNode, reading: ForeignReading): ForeignType {
  const value = reading.evaluate(node);
  const word = value.kind === 'string' && Object.hasOwn(words, value.value) ? words[value.value] : undefined;
  return foreignType(node, reading, word);
}
