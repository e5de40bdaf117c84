/**
 * Types as gdb's adapters show them beside a value, which may be the name of a typedef; whether that is a class, gdb tells when it is asked
 * for a member that there is not. A debugger that is not known is asked in the same way, and its words are understood if they are gdb's or clang's.
 */
import { builtinByName } from '../readers/types';
import type { TypeReading } from './family';

// gdb follows pointers on its way to a member, so that the last two tell a pointer.
const noClass =
  /is not a structure or union|of a value that is not a structure|dereference a generic pointer|cannot access memory/i;
/** What is optimized out is told later, where it is read. */
const number = /^\s*(?:-?\d|0x|true\b|false\b|<optimized out>)/;
const missing = /no member (?:or method )?named/i;

export const shownTypes: TypeReading = {
  typeExpression: (text) => text,
  readType(answer) {
    if (!answer.ok) return { kind: 'failed', message: answer.message };
    const { type, result } = answer.value;
    if (type === undefined) return { kind: 'unknown' };
    const known = builtinByName(type);
    if (known !== undefined) return known;
    if (/^\[\d+\]$/.test(result)) return { kind: 'builtin', name: type };
    // gdb follows a pointer to its class when it is asked for a member, so that a typedef of one is told by its value.
    if (/^(?:\([^()]*\*\)\s*)?0x[0-9a-f]+\b/i.test(result) && !type.trim().endsWith('>'))
      return { kind: 'builtin', name: type };
    return { kind: 'named', name: type, otherwise: number.test(result) ? 'builtin' : 'enumeration' };
  },
  memberExpression: (text, member) => `(${text}).${member}`,
  readMember(answer) {
    if (answer.ok) return 'there';
    if (noClass.test(answer.message)) return 'no-class';
    return missing.test(answer.message) ? 'missing' : undefined;
  },
};
