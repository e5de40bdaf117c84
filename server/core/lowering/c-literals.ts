/** Values of C's number, character and string literals. */
import { char8, int, int32, int64, uint32, uint64, wrapTo, type MachineType } from '../flow/types';

export interface IntegerLiteral {
  readonly value: bigint;
  readonly type: MachineType;
}

/**
 * Undefined for a floating literal and for what is no literal at all. A sign is taken as well: the grammar gives `-1`
 * as one literal.
 */
export function integerLiteral(text: string): IntegerLiteral | undefined {
  // Most are small.
  if (/^(?:0|[1-9]\d{0,8})$/.test(text)) return { value: BigInt(text), type: int32 };
  const sign = /^[-+]/.exec(text)?.[0];
  if (sign !== undefined) {
    const bare = integerLiteral(text.slice(1).trimStart());
    if (bare === undefined || sign === '+') return bare;
    return { value: wrapTo(-bare.value, bare.type), type: bare.type };
  }
  const match = /^(0[xX][0-9a-fA-F']+|0[bB][01']+|\d[\d']*)([uUlLzZ]*)$/.exec(text);
  if (match === null) return undefined;
  const digits = (match[1] ?? '').replaceAll("'", '');
  const suffix = (match[2] ?? '').toLowerCase();
  const octal = /^0[0-7]+$/.test(digits);
  if (!octal && /^0\d/.test(digits)) return undefined;
  const value = BigInt(octal ? `0o${digits.slice(1)}` : digits);
  const decimal = /^[1-9]/.test(digits);
  return { value, type: literalType(value, suffix, decimal) };
}

/** C17 6.4.4.1p5: the first type of the list in which the value fits. */
function literalType(value: bigint, suffix: string, decimal: boolean): MachineType {
  const unsigned = suffix.includes('u');
  const long = suffix.includes('l') || suffix.includes('z');
  if (!long && !unsigned && value < 1n << 31n) return int32;
  if (!long && (unsigned || !decimal) && value < 1n << 32n) return uint32;
  if (!unsigned && value < 1n << 63n) return int64;
  return uint64;
}

const escapes: Readonly<Record<string, number>> = {
  n: 10,
  t: 9,
  r: 13,
  a: 7,
  b: 8,
  f: 12,
  v: 11,
  e: 27,
};

/** The value of a plain character constant; undefined for wide and multi-character ones. */
export function characterLiteral(text: string): bigint | undefined {
  const match = /^'(?:([^\\'\n])|\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3})|(.)))'$/.exec(text);
  if (match === null) return undefined;
  const [, plain, hex, octal, escape] = match;
  if (plain !== undefined) {
    const unit = plain.charCodeAt(0);
    return unit < 128 ? BigInt(unit) : undefined;
  }
  if (hex !== undefined) return BigInt.asIntN(8, BigInt(`0x${hex}`));
  if (octal !== undefined) return BigInt.asIntN(8, BigInt(`0o${octal}`));
  if (escape === undefined) return undefined;
  return BigInt(escapes[escape] ?? escape.charCodeAt(0));
}

export interface StringLiteral {
  readonly element: MachineType;
  /** Elements with the terminating zero; escapes count as one. */
  readonly length: number;
}

/** One literal of a (possibly concatenated) string. */
export function stringLiteral(text: string): StringLiteral {
  const match = /^(u8|u|U|L)?"((?:[^"\\]|\\.)*)"?/s.exec(text);
  const prefix = match?.[1];
  const body = (match?.[2] ?? '').replace(/\\(?:x[0-9a-fA-F]+|[0-7]{1,3}|u[0-9a-fA-F]{4}|.)/gs, '.');
  const element = prefix === 'L' || prefix === 'U' ? int32 : prefix === 'u' ? int(16, false) : char8;
  let length = 1;
  for (const character of body) {
    const code = character.codePointAt(0) ?? 0;
    length += element === char8 ? utf8Length(code) : 1;
  }
  return { element, length };
}

function utf8Length(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
