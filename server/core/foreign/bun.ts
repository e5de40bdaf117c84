/**
 * bun:ffi: dlopen() with a table of definitions, `args` and `returns` by word or FFIType. Bun has no way to read errno.
 * Source: packages/bun-types/ffi.d.ts, and what Bun 1.4.5 does when it is run. Absent: cc(), linkSymbols(), CFunction(),
 * for which no symbol of libnuma is looked up.
 */
import { boolType, char8, int64, pointerTo, uint64, voidType } from '../flow/types';
import { unknownStatic } from '../script/static-value';
import type { SyntaxNode } from '../syntax/port';
import type { ForeignType } from './foreign-function';
import type { ForeignLibraryDescriptor, ForeignReading } from './library';
import {
  fileOf,
  foreignType,
  functionTable,
  holding,
  signatureOf,
  type Definition,
  type Entry,
} from './support';
import { f32, f64, i16, i32, i64, i8, u16, u32, u64, u8, type TypeWord } from './type-words';

const pointer: TypeWord = { machine: pointerTo(voidType), value: 'number' };

const words: Readonly<Record<string, TypeWord>> = {
  char: i8,
  int8_t: i8,
  i8,
  uint8_t: u8,
  u8,
  int16_t: i16,
  i16,
  uint16_t: u16,
  u16,
  int32_t: i32,
  i32,
  int: i32,
  uint32_t: u32,
  u32,
  int64_t: i64,
  i64,
  uint64_t: u64,
  u64,
  usize: u64,
  i64_fast: { machine: int64, value: 'mixed' },
  u64_fast: { machine: uint64, value: 'mixed' },
  double: f64,
  f64,
  float: f32,
  f32,
  bool: { machine: boolType },
  void: { machine: voidType },
  ptr: pointer,
  pointer,
  function: pointer,
  callback: pointer,
  buffer: pointer,
  cstring: { machine: pointerTo(char8) },
};

export const bun: ForeignLibraryDescriptor = {
  id: 'bun',
  modules: ['bun:ffi'],
  call(path, written, reading) {
    if (path !== 'dlopen') return unknownStatic;
    const [file, table] = written;
    const symbols = functionTable('bun', fileOf(file, reading), table, reading, definition);
    return holding({ symbols, close: unknownStatic }, symbols);
  },
  addresses: { ptr: { value: 'number' } },
};

function definition({ value, reading }: Entry): Definition | undefined {
  return signatureOf(value, reading, { returns: 'returns', parameters: 'args' }, typeOf);
}

function typeOf(node: SyntaxNode, reading: ForeignReading): ForeignType {
  const value = reading.evaluate(node);
  const name =
    value.kind === 'string'
      ? value.value
      : value.kind === 'module' && value.path[0] === 'FFIType'
        ? value.path[1]
        : '';
  const word = name !== undefined && Object.hasOwn(words, name) ? words[name] : undefined;
  return foreignType(node, reading, word);
}
