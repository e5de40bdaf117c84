/**
 * Whether a text can hold a call of the NUMA family at all; one that can't is never parsed. Deliberately absent: names
 * that a macro pastes together, and a syscall number that only a header's macro gives.
 */
import { calls } from '../../kernel/calls';
import { isScript } from './language';
import type { LanguageId } from './port';

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

/**
 * In TypeScript and JavaScript: `move_pages`, `movePages`, `NumaMovePages`, `SYS_MOVE_PAGES`. Node's own errors have a
 * member `syscall`, so that name counts where it is bound or called with a number.
 */
const perhapsInScript =
  /m(?:bind|ove_?[pP]ages|igrate_?[pP]ages|em_?policy)|M(?:bind|BIND|ove_?Pages|OVE_PAGES|igrate_?Pages|IGRATE_PAGES|em_?[pP]olicy|EM_?POLICY|emory)|_memory|\bsyscall\b/;

const either = [...new Set(names)].map((name) => name.replaceAll('_', '_?')).join('|');
const mentionInScript = new RegExp(
  `(?:${either})(?![a-z])|\\bsyscall\\s*\\((?:[^)]*?[\\s,(])??\\d|\\bsyscall["'\`]?\\s*(?:,|:\\s*[[{])|\\b(?:long|int)\\s+syscall\\s*\\(`,
  'i',
);

/** The names of no other language are looked for. */
export function mayCall(text: string, language: LanguageId = 'c'): boolean {
  return isScript(language)
    ? perhapsInScript.test(text) && mentionInScript.test(text)
    : perhaps.test(text) && mention.test(text);
}
