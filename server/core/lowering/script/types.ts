/**
 * The types of a script's values: numbers, bigints, and arrays as pointers to an object that holds where the elements
 * are and how many. An object of another kind is a pointer to what has no layout; what is not known is unknown.
 */
import {
  bigintType,
  boolType,
  char8,
  int,
  int32,
  numberType,
  pointerTo,
  uint32,
  unknownType,
  type MachineType,
  type RecordLayout,
  type RecordTable,
} from '../../flow/types';
import type { SyntaxNode } from '../../syntax/port';

/** What C reads and writes in the storage of each kind of array; of a plain array, one slot for each element. */
const elements: ReadonlyMap<string, MachineType> = new Map([
  ['Int8Array', int(8, true)],
  ['Uint8Array', int(8, false)],
  ['Uint8ClampedArray', int(8, false)],
  ['Int16Array', int(16, true)],
  ['Uint16Array', int(16, false)],
  ['Int32Array', int32],
  ['Uint32Array', uint32],
  ['BigInt64Array', int(64, true)],
  ['BigUint64Array', int(64, false)],
  ['Float32Array', { kind: 'float', width: 32 }],
  ['Float64Array', { kind: 'float', width: 64 }],
  ['Buffer', int(8, false)],
  ['DataView', int(8, false)],
  ['ArrayBuffer', int(8, false)],
  ['SharedArrayBuffer', int(8, false)],
  ['Array', unknownType],
]);

export type ArrayName = string;

/** The kinds whose elements can be written by index. */
export function isTypedArray(name: string): boolean {
  return elements.has(name) && !/^(?:DataView|(?:Shared)?ArrayBuffer|Array)$/.test(name);
}

export function isArrayName(name: string): boolean {
  return elements.has(name);
}

export const isBufferName = (name: string): boolean => /^(?:Shared)?ArrayBuffer$/.test(name);

/** Memory that says nothing of what lies in it. */
export const isRaw = (name: string): boolean =>
  /^(?:Buffer|DataView|Uint8(?:Clamped)?Array|(?:Shared)?ArrayBuffer)$/.test(name);

export function elementOf(name: ArrayName): MachineType {
  return elements.get(name) ?? unknownType;
}

/** Bytes of one element; a slot of a plain array takes 8. */
export function elementSize(name: ArrayName): number {
  const element = elementOf(name);
  return element.kind === 'int' || element.kind === 'float' ? element.width / 8 : 8;
}

/** Data first: an object that others lay out differently has nothing at these places. */
export const dataOffset = 0;
export const lengthOffset = 8;

function layoutOf(element: MachineType, fixed: boolean): RecordLayout {
  return {
    fields: [
      { name: 'data', offset: dataOffset, type: pointerTo(element) },
      { name: 'length', offset: lengthOffset, type: numberType },
    ],
    size: 16,
    align: 8,
    fixed,
    storage: true,
  };
}

/** The layouts of all arrays, by the names of their constructors. */
export const arrayRecords: RecordTable = new Map(
  [...elements].map(([name, element]) => [name, layoutOf(element, name !== 'Array')]),
);

export function arrayType(name: ArrayName): MachineType {
  return pointerTo({ kind: 'record', tag: name });
}

/** The kind of array that a value certainly is. */
export function arrayNameOf(type: MachineType): ArrayName | undefined {
  return type.kind === 'pointer' && type.to.kind === 'record' && elements.has(type.to.tag)
    ? type.to.tag
    : undefined;
}

export const stringType = pointerTo(char8);
/** `null` and `undefined`. */
export const nullType = pointerTo({ kind: 'void' });

export function isNullType(type: MachineType): boolean {
  return type.kind === 'pointer' && type.to.kind === 'void';
}

export function isString(type: MachineType): boolean {
  return type.kind === 'pointer' && type.to.kind === 'int' && type.to.width === 8;
}

/** Numbers, whatever the machine keeps them in. */
export function isNumeric(type: MachineType): boolean {
  return type.kind === 'number' || type.kind === 'int' || type.kind === 'bool' || type.kind === 'float';
}

export interface Annotation {
  readonly type: MachineType;
  readonly nullable: boolean;
}

const words: Readonly<Record<string, MachineType>> = {
  number: numberType,
  bigint: bigintType,
  boolean: boolType,
  string: stringType,
  null: nullType,
  undefined: nullType,
};

/** The type that an annotation of TypeScript says; unknown for everything else than numbers, strings and arrays. */
export function annotated(node: SyntaxNode | undefined): Annotation | undefined {
  if (node === undefined) return undefined;
  switch (node.type) {
    case 'type_annotation':
    case 'readonly_type':
    case 'parenthesized_type':
      return annotated(node.namedChildren.find((one) => one.type !== 'comment'));
    case 'predefined_type':
    case 'type_identifier':
    case 'null':
    case 'undefined':
      return named(node.text);
    case 'literal_type': {
      const literal = node.namedChildren[0];
      if (literal?.type === 'number') return { type: numberOrBigint(literal.text), nullable: false };
      return literal === undefined ? undefined : named(literal.text);
    }
    case 'generic_type': {
      const name = node.field('name')?.text ?? '';
      if (name === 'ReadonlyArray') return { type: arrayType('Array'), nullable: false };
      if (name === 'Promise' || name === 'Readonly')
        return annotated(node.field('type_arguments')?.namedChildren[0]);
      return named(name);
    }
    case 'array_type':
    case 'tuple_type':
      return { type: arrayType('Array'), nullable: false };
    case 'union_type':
      return unionOf(node);
    default:
      return { type: unknownType, nullable: false };
  }
}

function named(name: string): Annotation {
  if (elements.has(name)) return { type: arrayType(name), nullable: false };
  const type = Object.hasOwn(words, name) ? words[name] : undefined;
  return { type: type ?? unknownType, nullable: type !== undefined && isNullType(type) };
}

function unionOf(node: SyntaxNode): Annotation {
  const parts = node.namedChildren.flatMap((one) => annotated(one) ?? []);
  const kept = parts.filter((one) => !isNullType(one.type));
  const first = kept[0]?.type ?? nullType;
  const same = kept.every((one) => sameType(one.type, first));
  return { type: same ? first : unknownType, nullable: parts.some((one) => one.nullable) };
}

export function sameType(a: MachineType, b: MachineType): boolean {
  if (a.kind === 'pointer' && b.kind === 'pointer') return sameType(a.to, b.to);
  if (a.kind === 'record' && b.kind === 'record') return a.tag === b.tag;
  if (a.kind === 'int' && b.kind === 'int') return a.width === b.width && a.signed === b.signed;
  return a.kind === b.kind;
}

/** The type of a value that is one or the other. */
export function joinTypes(a: MachineType, b: MachineType): MachineType {
  if (sameType(a, b)) return a;
  if (isNullType(a)) return b.kind === 'pointer' ? b : unknownType;
  if (isNullType(b)) return a.kind === 'pointer' ? a : unknownType;
  return isNumeric(a) && isNumeric(b) ? numberType : unknownType;
}

export function numberOrBigint(text: string): MachineType {
  return text.endsWith('n') ? bigintType : numberType;
}
