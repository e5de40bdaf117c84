/** Literals of JavaScript, by their text. */
import type { SyntaxNode } from '../syntax/port';

/** `279`, `0x10_00`, `1e3`, `279n`; undefined for what is no number. */
export function numberLiteral(text: string): number | bigint | undefined {
  const plain = text.replaceAll('_', '');
  if (/^(?:0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+|\d+)n$/.test(plain)) return BigInt(plain.slice(0, -1));
  // `0777` of sloppy mode is octal.
  if (/^0[0-7]+$/.test(plain)) return Number.parseInt(plain, 8);
  const value = Number(plain);
  return plain === '' || Number.isNaN(value) ? undefined : value;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
};

/** One escape sequence with its backslash. */
function unescaped(sequence: string): string {
  const body = sequence.slice(1);
  const hex = /^(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\})$/.exec(body);
  if (hex !== null) {
    const code = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '0', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  }
  // The end of the line is left out.
  if (/^(?:\r\n|[\n\r\u2028\u2029])$/.test(body)) return '';
  return escapes[body] ?? body;
}

/**
 * The text of a string or template. `substitute` gives what stands for `${…}`; undefined, here and in the result: not
 * known.
 */
export function stringLiteral(
  node: SyntaxNode,
  substitute: (expression: SyntaxNode) => string | undefined,
): string | undefined {
  let text = '';
  for (const part of node.namedChildren) {
    if (part.type === 'string_fragment') text += part.text;
    else if (part.type === 'escape_sequence') text += unescaped(part.text);
    else {
      const inner = part.type === 'template_substitution' ? part.namedChildren[0] : undefined;
      const value = inner === undefined ? undefined : substitute(inner);
      if (value === undefined) return undefined;
      text += value;
    }
  }
  return text;
}
