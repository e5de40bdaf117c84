/** Which names an edit of a file's own directives can have given another meaning outside the edited place. */
import type { Span } from '../text';
import type { Directive } from './directive';

/** What interpretation of the directives before the edit rested on. */
export interface Interpreted {
  readonly directives: readonly Directive[];
  /** Per name that a condition or a computed include asked about, in the file or its headers: the last ordinal that did. */
  readonly asked: ReadonlyMap<string, number>;
}

export interface DifferingDirectives {
  /** So many at the beginning and at the end are the same, text by text. */
  readonly first: number;
  readonly last: number;
}

/**
 * Those that an edit replaced by others, or put braces around; undefined when they all are what they were.
 * @param replaced in the text after; before and after it no directive has another text
 */
export function differing(
  before: readonly Directive[],
  after: readonly Directive[],
  replaced: Span,
): DifferingDirectives | undefined {
  let first = countUntil(after, replaced.start);
  let last = after.length - countUntil(after, replaced.end);
  const shorter = Math.min(before.length, after.length) - last;
  while (first < shorter && isSame(before[first], after[first])) first++;
  if (first + last === before.length && first + last === after.length) return undefined;
  const most = Math.min(before.length, after.length) - first;
  while (last < most && isSame(before[before.length - 1 - last], after[after.length - 1 - last])) last++;
  return { first, last };
}

/** How many start before an offset. */
function countUntil(directives: readonly Directive[], offset: number): number {
  let low = 0;
  let high = directives.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((directives[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const includes = /^(?:include|include_next|import)$/;

/** With braces around it that were not there before, an #include is another one. */
function isSame(one: Directive | undefined, other: Directive | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || one.text !== other?.text) return false;
  return one.isOutermost === other.isOutermost || !includes.test(one.name);
}

/**
 * The names whose look-up may be answered otherwise at a place before or after the differing directives; `all` when
 * also what is compiled may have changed there, or what is included. The file's include guard is still the same.
 */
export function macroChanges(
  before: Interpreted,
  after: readonly Directive[],
  { first, last }: DifferingDirectives,
): ReadonlySet<string> | 'all' {
  const names = new Set<string>();
  for (const directives of [before.directives, after]) {
    const middle = directives.slice(first, directives.length - last);
    if (!isEnclosed(middle)) return 'all';
    for (const directive of middle) {
      if (includes.test(directive.name)) return 'all';
      const name = nameOf(directive);
      if (name !== undefined) names.add(name);
    }
  }
  // A condition further down takes another branch, or another header is read.
  const end = before.directives.length - last;
  for (const name of names) if ((before.asked.get(name) ?? -1) >= end) return 'all';
  return names;
}

/** Conditionals among them begin and end among them. */
function isEnclosed(directives: readonly Directive[]): boolean {
  let depth = 0;
  for (const { name } of directives) {
    if (depth === 0 && (name.startsWith('el') || name === 'endif')) return false;
    if (name === 'if' || name === 'ifdef' || name === 'ifndef') depth++;
    else if (name === 'endif') depth--;
  }
  return depth === 0;
}

/** What a #define or an #undef says something about. */
function nameOf({ name, tokens }: Directive): string | undefined {
  const first = name === 'define' || name === 'undef' ? tokens[0] : undefined;
  return first?.kind === 'identifier' ? first.text : undefined;
}
