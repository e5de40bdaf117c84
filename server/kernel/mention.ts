/**
 * Whether a text can hold a call of the NUMA family at all, told at the speed of one look: what has none of its names is
 * never parsed. Deliberately absent: names that a macro pastes together, and a number that only another file gives.
 */
import { calls } from './calls';

/** How names are written: as C has them, or in any way that a script may write them. */
export type NameStyle = 'c' | 'script';

const names = [
  ...new Set(calls.flatMap((call) => [call.syscall, ...call.wrappers.map((wrapper) => wrapper.name)])),
];

/**
 * What every mention contains, written so that nearly all text is skipped at the speed of one name: the alternatives
 * begin with two letters only. A test holds it to the names.
 */
const perhaps = /m(?:ove_pages|bind|igrate_pages|empolicy|emory\s*\()|\bsyscall\s*\(\s*\d/;

/**
 * The names, also at the end of a wrapper's own, or a raw system call by number: which call that is depends on the
 * machine, so any number counts.
 */
const mention = new RegExp(`(?:\\b|_)(?:${names.join('|')})\\b|\\bsyscall\\s*\\(\\s*\\d`);

/** Also `movePages`, `NumaMovePages`, `SYS_MOVE_PAGES`. */
const perhapsInScript =
  /m(?:bind|ove_?[pP]ages|igrate_?[pP]ages|em_?policy)|M(?:bind|BIND|ove_?Pages|OVE_PAGES|igrate_?Pages|IGRATE_PAGES|em_?[pP]olicy|EM_?POLICY|emory)|_memory|_MEMORY|\bsyscall\b/;

/** Node's own errors have a member `syscall`: that name counts where it is bound, or called with a number. */
const mentionInScript = new RegExp(
  `(?:${names.map((name) => name.replaceAll('_', '_?')).join('|')})(?![a-z])|\\bsyscall\\s*\\((?:[^)]*?[\\s,(])??\\d|\\bsyscall["'\`]?\\s*(?:,|:\\s*[[{])|\\b(?:long|int)\\s+syscall\\s*\\(`,
  'i',
);

/** ASCII white space, and what is in UTF-8 or Latin-1 perhaps some. */
const space = '[\\s\\x80-\\xff]*';

/**
 * The same for ripgrep, which looks at bytes, line by line, and knows no look-around: matches a line of every text that
 * `mentionsCall` accepts, and of few others. With --no-unicode.
 */
export const mentionPatterns: Readonly<Record<NameStyle, string>> = {
  c: `(?:\\b|_)(?:${names.join('|')})\\b|\\bsyscall${space}(?:\\(${space}(?:[0-9]|$)|$)`,
  script: `(?i:(?:${names.map((name) => name.replaceAll('_', '_?')).join('|')})(?:[^a-z]|$)|\\bsyscall["'\`]?${space}(?:[(,:]|$))`,
};

export function mentionsCall(text: string, style: NameStyle): boolean {
  return style === 'c'
    ? perhaps.test(text) && mention.test(text)
    : perhapsInScript.test(text) && mentionInScript.test(text);
}

/** Where a script names a call: the offsets at which the names begin. */
export function mentionsIn(text: string): readonly number[] {
  return [...text.matchAll(new RegExp(mentionInScript, 'gi'))].map((one) => one.index);
}
