/** Bytes as numbers and as base64, without the platform's help: this area knows neither Node nor a browser. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function toBase64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.slice(at, at + 3);
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    text += alphabet.charAt(group >> 18) + alphabet.charAt((group >> 12) & 63);
    text += second === undefined ? '=' : alphabet.charAt((group >> 6) & 63);
    text += third === undefined ? '=' : alphabet.charAt(group & 63);
  }
  return text;
}

const digits = new Map(Array.from(alphabet, (sign, value) => [sign.charCodeAt(0), value]));

/** 0 for the padding. */
function digit(text: string, at: number): number {
  return digits.get(text.charCodeAt(at)) ?? 0;
}

/** Undefined for text that is not base64. */
export function fromBase64(text: string): readonly number[] | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 4) {
    const joined =
      (digit(text, at) << 18) |
      (digit(text, at + 1) << 12) |
      (digit(text, at + 2) << 6) |
      digit(text, at + 3);
    bytes.push(joined >> 16, (joined >> 8) & 255, joined & 255);
  }
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return bytes.slice(0, bytes.length - padding);
}

/** The little-endian bytes of an unsigned number, the order of every architecture that lldb runs NUMA programs on today but s390x. */
export function littleEndian(value: bigint, length: number): readonly number[] {
  return Array.from({ length }, (_, index) => Number((value >> BigInt(index * 8)) & 0xffn));
}

/** 32-bit signed integers in little-endian order; a rest of fewer than four bytes is left out. */
export function int32List(bytes: readonly number[]): readonly number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => {
    const at = index * 4;
    const [a, b, c, d] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
    return (a ?? 0) | ((b ?? 0) << 8) | ((c ?? 0) << 16) | ((d ?? 0) << 24);
  });
}

/** 64-bit unsigned integers in little-endian order; a rest of fewer than eight bytes is left out. */
export function uint64List(bytes: readonly number[]): readonly bigint[] {
  return Array.from({ length: Math.floor(bytes.length / 8) }, (_, index) => {
    let value = 0n;
    for (let at = 7; at >= 0; at--) value = (value << 8n) | BigInt(bytes[index * 8 + at] ?? 0);
    return value;
  });
}
