/**
 * Whether a text can hold a call of the NUMA family at all; one that can't is never parsed. Deliberately absent: names
 * that a macro pastes together, and a syscall number that only a header's macro gives.
 */
import { calls } from '../../kernel/calls';

const names = calls.flatMap((call) => [call.syscall, ...call.wrappers.map((wrapper) => wrapper.name)]);
/** A name that contains another is found by the other. */
const stems = names.filter((name) => !names.some((other) => other !== name && name.includes(other)));

/** The names, or a raw system call by number: which call that is depends on the machine, so any number counts. */
const mention = new RegExp(`${[...new Set(stems)].join('|')}|\\bsyscall\\s*\\(\\s*\\d`);

/** Words of which every text with a call holds one: for a search in bytes, before they are decoded. */
export const callMarks: readonly string[] = [...new Set(stems), 'syscall'];

export function mayCall(text: string): boolean {
  return mention.test(text);
}
