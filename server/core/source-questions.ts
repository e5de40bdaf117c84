/**
 * What the analysis of a function asks about the text around it, in whatever language that is written, as recorded
 * look-ups: what is included, whether a macro is undefined somewhere. All that it sees of the text outside its function
 * goes through here, through its language's own look-ups, or is said by the function's fingerprint (condition-kinds).
 */
import { includeAnchor } from './facts/edit-context';
import { missing, type LookupName, type Lookups } from './lowering/lookups';
import type { SourceText } from './source-file';
import type { Span } from './text';

/** The same questions, recorded. */
export interface SourceQuestions {
  /** The header is included: `unistd.h`. */
  includes(header: string): boolean;
  /** The file takes a macro away somewhere: `NDEBUG`. */
  undefines(macro: string): boolean;
  /** Text anywhere in the file is searched for this word. */
  searched(word: string): void;
}

export function sourceQuestions(
  source: SourceText,
  functionStart: number,
  lookups: Lookups,
): SourceQuestions {
  const ask = (name: LookupName): string => {
    const answer = sourceAnswer(source, name, functionStart) ?? missing;
    lookups.add(name, answer);
    return answer;
  };
  return {
    includes: (header) => ask(`file ${header}`).startsWith('+'),
    undefines: (macro) => {
      lookups.add(`word ${macro}`, '');
      return ask(`undef ${macro}`) === '+';
    },
    searched: (word) => {
      lookups.add(`word ${word}`, '');
    },
  };
}

/** Today's answer; undefined to what only the language's own parts can answer. */
export function sourceAnswer(
  source: SourceText,
  name: LookupName,
  functionStart: number,
): string | undefined {
  const space = name.indexOf(' ');
  const what = name.slice(space + 1);
  switch (name.slice(0, space)) {
    case 'word':
      return '';
    case 'file':
      // A new #include goes behind one before the function, or to the beginning of the file where there is none.
      return (
        (isIncluded(source, what) ? '+' : missing) +
        (includeAnchor(source, functionStart) === undefined ? '0' : '')
      );
    case 'undef':
      return isUndefined(source, what) ? '+' : missing;
    default:
      return undefined;
  }
}

/** What positions behind an answer stand in; undefined for what is written nowhere. */
export function sourcePlaces(source: SourceText, name: LookupName, functionStart: number): readonly Span[] {
  if (!name.startsWith('file ')) return [];
  const anchor = includeAnchor(source, functionStart);
  return anchor === undefined ? [] : [anchor];
}

function isIncluded(source: SourceText, header: string): boolean {
  return source.includes.some((one) => one.request.spelling === header);
}

function isUndefined({ text }: SourceText, macro: string): boolean {
  return text.includes(macro) && new RegExp(`^[ \\t]*#[ \\t]*undef[ \\t]+${macro}\\b`, 'm').test(text);
}
