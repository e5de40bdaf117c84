/**
 * A text in pieces, each with a memory of what was found in it: searches over a whole file are made once per piece, so
 * that an edit costs a look at the pieces that it changed. C and C++ are cut into their items, other languages are one
 * piece. No match reaches over the border of a piece.
 */
import type { Comment } from './preprocess/types';
import type { Span } from './text';

export interface TextPiece {
  /** UTF-16 offset in the text as it is now. */
  readonly start: number;
  readonly text: string;
  /** Where the text as a whole has them; in order. */
  readonly comments: Iterable<Comment>;
  readonly memo: PieceMemo;
}

/** A text that is not cut up. */
export function onePiece({ text, comments }: Pick<TextPiece, 'text' | 'comments'>): readonly TextPiece[] {
  return [{ start: 0, text, comments, memo: new PieceMemo() }];
}

/** What is known of one piece; whoever makes a piece only holds it. */
export class PieceMemo {
  /** A bit per pattern: it was searched for; it was found. */
  searched = 0;
  found = 0;
  /** Told from this piece alone; see syntax/aliases. */
  aliases: ReadonlyMap<string, string> | undefined;
}

/** Something that a piece has or has not. At most 31 of them. */
export class TextPattern<T extends Pick<RegExp, 'test'> = RegExp> {
  static #next = 0;
  readonly bit: number;

  /** `code`: comments count as blanks. The expression is not global. */
  constructor(
    readonly expression: T,
    readonly where: 'text' | 'code',
  ) {
    if (TextPattern.#next >= 31) throw new Error('more patterns than bits');
    this.bit = 1 << TextPattern.#next++;
  }

  isIn({ text, memo }: TextPiece): boolean {
    if ((memo.searched & this.bit) === 0) {
      memo.searched |= this.bit;
      const { expression, where } = this;
      // What is not in the text is not in its code.
      if (expression.test(text) && (where === 'text' || expression.test(withoutComments(text))))
        memo.found |= this.bit;
    }
    return (memo.found & this.bit) !== 0;
  }
}

export function isInAny(pieces: readonly TextPiece[], pattern: TextPattern<Pick<RegExp, 'test'>>): boolean {
  // All of them are asked: the next edit then finds them answered.
  let found = false;
  for (const piece of pieces) if (pattern.isIn(piece)) found = true;
  return found;
}

/** Where the first piece that has the pattern has it. */
export function firstIn(pieces: readonly TextPiece[], pattern: TextPattern): Span | undefined {
  for (const piece of pieces) {
    if (!pattern.isIn(piece)) continue;
    const { text } = piece;
    const match = pattern.expression.exec(pattern.where === 'code' ? withoutComments(text) : text);
    if (match === null) continue;
    const start = piece.start + match.index;
    return { start, end: start + match[0].length };
  }
  return undefined;
}

/** The line of a place, in the piece that it stands in, with blanks for comments. */
export function codeOfLine(pieces: readonly TextPiece[], { start }: Span): string {
  const piece = pieces.find((one) => one.start <= start && start < one.start + one.text.length);
  if (piece === undefined) return '';
  const code = withoutComments(piece.text);
  const at = start - piece.start;
  const end = code.indexOf('\n', at);
  return code.slice(code.lastIndexOf('\n', at) + 1, end < 0 ? undefined : end);
}

/** The text with blanks for comments, offset by offset. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, (found) =>
    found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : found,
  );
}
