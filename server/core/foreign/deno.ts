/**
 * Deno.dlopen(): tables of definitions, results of 64 bits as bigint, `nonblocking` for a thread and a promise. Deno has no
 * way to read errno. Source: the types that Deno 2.9.6 prints (`deno types`), and what it does when it is run.
 * Absent: UnsafeFnPointer, whose symbol is not written beside its types.
 */
import { boolType, pointerTo, voidType } from '../flow/types';
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
} from './support';
import { f32, f64, i16, i32, i64, i8, u16, u32, u64, u8, type TypeWord } from './type-words';

const words: Readonly<Record<string, TypeWord>> = {
  i8,
  u8,
  i16,
  u16,
  i32,
  u32,
  i64,
  u64,
  isize: i64,
  usize: u64,
  f32,
  f64,
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
