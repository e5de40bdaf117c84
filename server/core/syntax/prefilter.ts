/**
 * Whether a text can hold a call of the NUMA family at all; one that can't is never parsed. Deliberately absent: names
 * that a macro pastes together, and a syscall number that only a header's macro gives.
 */
import { calls } from '../../kernel/calls';

const names = calls.flatMap((call) => [call.syscall, ...call.wrappers.map((wrapper) => wrapper.name)]);

/**
 * What every mention contains, written so that nearly all text is skipped at the speed of one name: the alternatives
 * begin with two letters only. A test holds it to the names.
 */
const perhaps = /m(?:ove_pages|bind|igrate_pages|empolicy|emory\s*\()|\bsyscall\s*\(\s*\d/;

/**
 * The names, also at the end of a wrapper's own, or a raw system call by number: which call that is depends on the
 * machine, so any number counts.
 */
const mention = new RegExp(`(?:\\b|_)(?:${[...new Set(names)].join('|')})\\b|\\bsyscall\\s*\\(\\s*\\d`);

export function mayCall(text: string): boolean {
  return perhaps.test(text) && mention.test(text);
}
