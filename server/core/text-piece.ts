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
export function onePiece({ text, comments }: Pick<TextPiece, 'text' | 'comments'>): TextPieces {
  return new TextPieces([{ start: 0, text, comments, memo: new PieceMemo() }]);
}

/** What is known of one piece; whoever makes a piece only holds it. */
export class PieceMemo {
  /** A bit for each of the patterns that were searched for, and for each that was found. */
  searched = 0;
  found = 0;
  /** Told from this piece alone; see syntax/aliases. */
  aliases: ReadonlyMap<string, string> | undefined;
}

export type AnyPattern = TextPattern<Pick<RegExp, 'test'>>;

/** Something that a piece has or has not. At most 31. */
export class TextPattern<T extends Pick<RegExp, 'test'> = RegExp> {
  static #count = 0;
  /** Of all patterns, this one's. */
  readonly bit: number;

  /** `code`: comments count as blanks. The expression is not global. */
  constructor(
    readonly expression: T,
    readonly where: 'text' | 'code',
  ) {
    if (TextPattern.#count >= 31) throw new Error('more patterns than bits');
    this.bit = 1 << TextPattern.#count++;
  }

  isFoundIn(text: string): boolean {
    const { expression, where } = this;
    // What is not in the text is not in its code.
    return expression.test(text) && (where === 'text' || expression.test(withoutComments(text)));
  }
}

/** A pattern that somebody asked for, and how many pieces have it. */
interface Counted {
  readonly pattern: AnyPattern;
  count: number;
}

/** The pieces of one text as it is now. */
export class TextPieces {
  /** Each costs a look at every piece once, and from then on one at those that an edit brings. */
  readonly #asked: Counted[];

  constructor(
    readonly all: readonly TextPiece[],
    asked: readonly Counted[] = [],
  ) {
    this.#asked = [...asked];
  }

  /** Those of the text after an edit: what is known of all others stays known. */
  replaced(
    all: readonly TextPiece[],
    removed: readonly TextPiece[],
    added: readonly TextPiece[],
  ): TextPieces {
    const asked = this.#asked.map(({ pattern, count }): Counted => {
      let now = count;
      for (const one of removed) if (isFoundIn(one, pattern)) now--;
      for (const one of added) if (isFoundIn(one, pattern)) now++;
      return { pattern, count: now };
    });
    return new TextPieces(all, asked);
  }

  has(pattern: AnyPattern): boolean {
    let known = this.#asked.find((one) => one.pattern === pattern);
    if (known === undefined) {
      known = { pattern, count: this.all.filter((one) => isFoundIn(one, pattern)).length };
      this.#asked.push(known);
    }
    return known.count > 0;
  }

  with(pattern: AnyPattern): readonly TextPiece[] {
    return this.has(pattern) ? this.all.filter((one) => (one.memo.found & pattern.bit) !== 0) : [];
  }

  /** Where the first piece that has the pattern has it. */
  first(pattern: TextPattern): Span | undefined {
    const piece = this.has(pattern)
      ? this.all.find((one) => (one.memo.found & pattern.bit) !== 0)
      : undefined;
    if (piece === undefined) return undefined;
    const { text } = piece;
    const match = pattern.expression.exec(pattern.where === 'code' ? withoutComments(text) : text);
    if (match === null) return undefined;
    const start = piece.start + match.index;
    return { start, end: start + match[0].length };
  }
}

function isFoundIn({ memo, text }: TextPiece, pattern: AnyPattern): boolean {
  const { bit } = pattern;
  if ((memo.searched & bit) === 0) {
    memo.searched |= bit;
    if (pattern.isFoundIn(text)) memo.found |= bit;
  }
  return (memo.found & bit) !== 0;
}

/** The line of a place, in the piece that it stands in, with blanks for comments. */
export function codeOfLine({ all }: TextPieces, { start }: Span): string {
  const piece = all.find((one) => one.start <= start && start < one.start + one.text.length);
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
