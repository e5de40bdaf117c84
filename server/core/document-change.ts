/**
 * What an edit did to the model of a document, as far as results that were computed before it are concerned: which
 * positions moved, and which recorded look-ups may be answered otherwise now.
 */
import type { Span } from './text';

export interface DocumentChange {
  /** In the text before: [from, to) was replaced as a whole; what stands at or after `to` has moved by `delta`. */
  readonly from: number;
  readonly to: number;
  readonly delta: number;
  /** The bare names of look-ups that may be answered otherwise; `all`: any may. */
  readonly names: ReadonlySet<string> | 'all';
  /** The words that the replaced text spelled or spells now: what was found by searching the text for others still holds. */
  readonly words: Words;
  /** A function around what was replaced is as it was: it runs none of that, nor of what is there now. */
  readonly isInert?: boolean;
  /** Functions outside of what was replaced that had another name before. */
  readonly renamed?: ReadonlySet<string>;
}

/** A set of words that may have to be made first. */
export interface Words extends Iterable<string> {
  has(word: string): boolean;
}

/** What was asked of a file. */
export interface Asked {
  /** The bare names of all look-ups. */
  readonly names: ReadonlySet<string>;
  /** Of those look-ups that are searches of the text. */
  readonly words: readonly string[];
}

/** Whether an edit elsewhere in the file can have changed what rests on that. */
export function isConcerned({ names, words }: Asked, change: DocumentChange): boolean {
  if (change.names === 'all') return true;
  // Most edits change no answer.
  if (change.names.size > 0) for (const name of change.names) if (names.has(name)) return true;
  return words.some((word) => change.words.has(word));
}

/** Something that has moved whenever the text before it changed. Places in it are kept relative to `start`. */
export interface Holder {
  /** UTF-16 offset in the text as it is now. */
  readonly start: number;
}

/** Where a span is now; undefined: nobody can tell. */
export type Shift = (span: Span) => Span | undefined;

/** Of places around an edit: undefined for those that it replaced. */
export function shiftOf({ from, to, delta }: Pick<DocumentChange, 'from' | 'to' | 'delta'>): Shift {
  return (span) => {
    const { start, end } = span;
    // Between two pieces nobody knows to which of them a place belongs.
    if (start === end && start === from && from === to) return undefined;
    if (end <= from) return span;
    if (start >= to) return delta === 0 ? span : { start: start + delta, end: end + delta };
    return start <= from && end >= to ? { start, end: end + delta } : undefined;
  };
}
