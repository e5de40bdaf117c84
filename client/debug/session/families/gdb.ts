/**
 * What the adapters over gdb share. gdb casts an object to a number by reading its first bytes, and calls no conversion; operators that a class
 * overloads it calls. Types: shown-types.ts.
 */
import type { DebuggerFamily } from './family';
import { cExpressions, noNumber, optimizedOut } from './family';
import { glibcSecrets } from './lldb';
import { shownTypes } from './shown-types';

/**
 * Of "info inferiors", where a star marks the inferior of the selected frame: "* 2    process 4711     1 (native)   /tmp/a.out". One on
 * another machine has a pid of that machine, which may be told as well: the proof is what counts.
 */
export function gdbPid(output: string): number | undefined {
  const pid = /^\*\s+\d+\s+process (\d+)\b/m.exec(output)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

export const gdbExpressions: Pick<
  DebuggerFamily,
  | 'evaluateContext'
  | 'check'
  | 'argumentExpressions'
  | 'parseArgument'
  | 'ownPid'
  | 'wordAt'
  | 'parseInteger'
  | 'typeReading'
  | 'processSecrets'
> = {
  ...cExpressions((text) => [`(long long)(${text})`]),
  parseArgument: (result) => {
    const value = gdbInteger(result);
    if (value !== undefined) return { kind: 'integer', value };
    const reason =
      result.trim() === '' || result.includes('<optimized out>') ? optimizedOut() : noNumber(result);
    return { kind: 'refused', reason };
  },
  parseInteger: gdbInteger,
  typeReading: shownTypes,
  processSecrets: glibcSecrets,
};

/** "64", "0x40", "97 'a'", "(void **) 0x7f00", "0x7f00 <buffer>", "true". */
export function gdbInteger(result: string): bigint | undefined {
  const text = result.trim();
  if (text === 'true' || text === 'false') return text === 'true' ? 1n : 0n;
  const number = /^(?:\([^()]*\*[^()]*\)\s*)?(-?)(0x[0-9a-f]+|\d+)(?:\s+(?:<[^>]*>|'.*'))?$/is.exec(text);
  if (number?.[2] === undefined) return undefined;
  const magnitude = BigInt(number[2]);
  return number[1] === '-' ? -magnitude : magnitude;
}
