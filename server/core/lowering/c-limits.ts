/**
 * The macros of <limits.h> and <stdint.h> on an LP64 machine (C17 5.2.4.2.1), for files whose headers were not
 * supplied: INT_MIN is what status arrays are filled with before a move.
 */

const highest = (width: bigint): bigint => (1n << (width - 1n)) - 1n;
const lowest = (width: bigint): bigint => -(1n << (width - 1n));
const all = (width: bigint): bigint => (1n << width) - 1n;

const limits: ReadonlyMap<string, bigint> = new Map([
  ['CHAR_BIT', 8n],
  ...(
    [
      ['SCHAR', 'UCHAR', 8n],
      ['INT8', 'UINT8', 8n],
      ['SHRT', 'USHRT', 16n],
      ['INT16', 'UINT16', 16n],
      ['INT', 'UINT', 32n],
      ['INT32', 'UINT32', 32n],
      ['LONG', 'ULONG', 64n],
      ['LLONG', 'ULLONG', 64n],
      ['INT64', 'UINT64', 64n],
    ] as const
  ).flatMap(([signed, unsigned, width]): [string, bigint][] => [
    [`${signed}_MIN`, lowest(width)],
    [`${signed}_MAX`, highest(width)],
    [`${unsigned}_MAX`, all(width)],
  ]),
  ['SSIZE_MAX', highest(64n)],
  ['SIZE_MAX', all(64n)],
]);

export function limitValue(name: string): bigint | undefined {
  return limits.get(name);
}
