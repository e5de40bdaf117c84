/**
 * Machine types of the flow graph: what a value occupies in memory, not what the language calls it.
 * The data model is LP64 (every Linux target that has NUMA in practice); sizes are in bytes, widths in bits.
 * Records are named, not nested, so that `struct list { struct list *next; }` is plain data.
 */

export type IntWidth = 8 | 16 | 32 | 64 | 128;

export type MachineType =
  | { readonly kind: 'int'; readonly width: IntWidth; readonly signed: boolean }
  /** A conversion to it is a test for zero, not a cut. */
  | { readonly kind: 'bool' }
  | { readonly kind: 'float'; readonly width: 32 | 64 | 128 }
  /** JavaScript's bigint: as wide as need be; a variable of it takes one slot. */
  | { readonly kind: 'bigint' }
  /** JavaScript's number: a double, which holds integers exactly up to 2^53 and is nearly always meant as one. */
  | { readonly kind: 'number' }
  | { readonly kind: 'pointer'; readonly to: MachineType }
  /** `length` in elements; undefined for `[]`, a VLA or a length that did not fold. */
  | { readonly kind: 'array'; readonly element: MachineType; readonly length: number | undefined }
  /** A struct or union; `tag` is a key of `RecordTable`. */
  | { readonly kind: 'record'; readonly tag: string }
  | { readonly kind: 'function' }
  | { readonly kind: 'void' }
  | { readonly kind: 'unknown' };

export interface RecordField {
  readonly name: string;
  /** Bytes from the start of the record; undefined in a C++ class whose layout is not known. */
  readonly offset: number | undefined;
  readonly type: MachineType;
}

/** The layout of a struct or union whose every member's size is known; of any other C++ class its members' types. */
export interface RecordLayout {
  readonly fields: readonly RecordField[];
  /** Bytes, tail padding included. */
  readonly size: number | undefined;
  readonly align: number | undefined;
  /** A script's array: whoever is given it may change its elements, never where they are and how many. */
  readonly fixed?: boolean;
  /** A script's array: the first member is the address of the elements, which is what C gets. */
  readonly storage?: boolean;
}

export type RecordTable = ReadonlyMap<string, RecordLayout>;

export const int = (width: IntWidth, signed: boolean): MachineType => ({ kind: 'int', width, signed });
export const pointerTo = (to: MachineType): MachineType => ({ kind: 'pointer', to });
export const unknownType: MachineType = { kind: 'unknown' };
export const voidType: MachineType = { kind: 'void' };
export const boolType: MachineType = { kind: 'bool' };
export const int32 = int(32, true);
export const uint32 = int(32, false);
export const int64 = int(64, true);
export const uint64 = int(64, false);
export const char8 = int(8, true);
export const numberType: MachineType = { kind: 'number' };
export const bigintType: MachineType = { kind: 'bigint' };

/** Size in bytes; undefined where it is not known (void has GNU C's size 1, as in pointer arithmetic). */
export function sizeOf(type: MachineType, records: RecordTable): number | undefined {
  switch (type.kind) {
    case 'int':
    case 'float':
      return type.width / 8;
    case 'bool':
    case 'void':
    case 'function':
      return 1;
    case 'pointer':
    case 'number':
    case 'bigint':
      return 8;
    case 'array': {
      const element = sizeOf(type.element, records);
      return element === undefined || type.length === undefined ? undefined : element * type.length;
    }
    case 'record':
      return records.get(type.tag)?.size;
    case 'unknown':
      return undefined;
  }
}

/** An array of a script, whose members stay what they are (see RecordLayout). */
export function isFixed(type: MachineType | undefined, records: RecordTable): boolean {
  return type?.kind === 'record' && records.get(type.tag)?.fixed === true;
}

/** Natural alignment in bytes; undefined where it is not known. */
export function alignOf(type: MachineType, records: RecordTable): number | undefined {
  if (type.kind === 'array') return alignOf(type.element, records);
  if (type.kind === 'record') return records.get(type.tag)?.align;
  return sizeOf(type, records);
}

/** The value that an integer has after conversion to `type`; other types leave it alone. */
export function wrapTo(value: bigint, type: MachineType): bigint {
  if (type.kind === 'bool') return value === 0n ? 0n : 1n;
  if (type.kind === 'pointer') return BigInt.asUintN(64, value);
  if (type.kind !== 'int') return value;
  return type.signed ? BigInt.asIntN(type.width, value) : BigInt.asUintN(type.width, value);
}

/** C's integer promotion (C17 6.3.1.1): everything narrower than int becomes int. */
export function promote(type: MachineType): MachineType {
  if (type.kind === 'bool') return int32;
  return type.kind === 'int' && type.width < 32 ? int32 : type;
}

/** C's usual arithmetic conversions (C17 6.3.1.8) on two promoted types. */
export function commonType(a: MachineType, b: MachineType): MachineType {
  const left = promote(a);
  const right = promote(b);
  if (left.kind === 'float' || right.kind === 'float') {
    if (left.kind !== 'float') return right;
    if (right.kind !== 'float') return left;
    return left.width >= right.width ? left : right;
  }
  if (left.kind !== 'int' || right.kind !== 'int') return unknownType;
  if (left.width !== right.width) return left.width > right.width ? left : right;
  return left.signed ? right : left;
}

/** A key that is equal for equal types, for fingerprints and tests. */
export function typeKey(type: MachineType): string {
  switch (type.kind) {
    case 'int':
      return `${type.signed ? 'i' : 'u'}${type.width}`;
    case 'float':
      return `f${type.width}`;
    case 'pointer':
      return `*${typeKey(type.to)}`;
    case 'array':
      return `[${type.length ?? ''}]${typeKey(type.element)}`;
    case 'record':
      return `{${type.tag}}`;
    case 'bool':
    case 'bigint':
    case 'number':
    case 'function':
    case 'void':
    case 'unknown':
      return type.kind;
  }
}
