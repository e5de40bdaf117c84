/** What a look at half-written code reads: tokens without comments, of any of the languages. */
import type { Span } from '../text';

/** `literal`: a string, a character, a template without its code, a regular expression. */
export type CursorTokenKind = 'word' | 'number' | 'literal' | 'punctuator';

/** Places are relative to whatever text was read. */
export interface CursorToken extends Span {
  readonly kind: CursorTokenKind;
  readonly text: string;
}

/** A text before the cursor. */
export interface BeforeCursor {
  /** All tokens before the word at the cursor, from a place on where no bracket is open that matters. */
  readonly tokens: readonly CursorToken[];
  /** The word that the cursor touches; empty where it touches none. */
  readonly word: Span;
}

/** The name or number around an offset, empty where there is none. */
export function wordAround(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && isWordUnit(text.charCodeAt(start - 1))) start--;
  while (end < text.length && isWordUnit(text.charCodeAt(end))) end++;
  return { start, end };
}

function isWordUnit(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x30 && unit <= 0x39) ||
    unit === 0x5f ||
    unit === 0x24
  );
}
