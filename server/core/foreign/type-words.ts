/** Types that several libraries have words for. What each calls them, and what it adds, stands in the library's own file. */
import { char8, int, int32, int64, uint32, uint64, type MachineType } from '../flow/types';
import type { ForeignType } from './foreign-function';

/** A word for a type: what C gets, and what a result is in JavaScript. */
export interface TypeWord {
  readonly machine: MachineType;
  readonly value?: ForeignType['value'];
}

/** The numbers of Bun, Deno and Node, which make bigints of 64 bits. */
export const i8: TypeWord = { machine: char8, value: 'number' };
export const u8: TypeWord = { machine: int(8, false), value: 'number' };
export const i16: TypeWord = { machine: int(16, true), value: 'number' };
export const u16: TypeWord = { machine: int(16, false), value: 'number' };
export const i32: TypeWord = { machine: int32, value: 'number' };
export const u32: TypeWord = { machine: uint32, value: 'number' };
export const i64: TypeWord = { machine: int64, value: 'bigint' };
export const u64: TypeWord = { machine: uint64, value: 'bigint' };
export const f32: TypeWord = { machine: { kind: 'float', width: 32 }, value: 'number' };
export const f64: TypeWord = { machine: { kind: 'float', width: 64 }, value: 'number' };

/** Words of koffi and of ref that C has not, or not without a header. */
export const shortWords = {
  int8: char8,
  uint8: int(8, false),
  int16: int(16, true),
  uint16: int(16, false),
  int32,
  uint32,
  int64,
  uint64,
  uchar: int(8, false),
  ushort: int(16, false),
  longlong: int64,
  ulonglong: uint64,
  wchar_t: int32,
} satisfies Readonly<Record<string, MachineType>>;
