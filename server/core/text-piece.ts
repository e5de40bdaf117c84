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
  /** How many of the patterns were searched for, and a bit for each that was found. */
  searched = 0;
  found = 0;
  /** Told from this piece alone; see syntax/aliases. */
  aliases: ReadonlyMap<string, string> | undefined;
}

export type AnyPattern = TextPattern<Pick<RegExp, 'test'>>;

/** Something that a piece has or has not; all of them are made before the first text is searched. At most 31. */
export class TextPattern<T extends Pick<RegExp, 'test'> = RegExp> {
  static readonly all: AnyPattern[] = [];
  /** Among all of them. */
  readonly index: number;

  static get count(): number {
    return TextPattern.all.length;
  }

  /** `code`: comments count as blanks. The expression is not global. */
  constructor(
    readonly expression: T,
    readonly where: 'text' | 'code',
  ) {
    if (TextPattern.count >= 31) throw new Error('more patterns than bits');
    this.index = TextPattern.count;
    TextPattern.all.push(this);
  }

  get bit(): number {
    return 1 << this.index;
  }

  isFoundIn(text: string): boolean {
    const { expression, where } = this;
    // What is not in the text is not in its code.
    return expression.test(text) && (where === 'text' || expression.test(withoutComments(text)));
  }
}

/** The pieces of one text as it is now. */
export class TextPieces {
  /** How many pieces have each of the patterns; told at once, which costs a look at each piece. */
  #counts: Uint32Array | undefined;

  constructor(readonly all: readonly TextPiece[]) {}

  /** Those of the text after an edit: what is known of all others stays known. */
  replaced(
    all: readonly TextPiece[],
    removed: readonly TextPiece[],
    added: readonly TextPiece[],
  ): TextPieces {
    const next = new TextPieces(all);
    if (this.#counts?.length === TextPattern.count) {
      next.#counts = this.#counts.slice();
      for (const one of removed) count(next.#counts, one, -1);
      for (const one of added) count(next.#counts, one, 1);
    }
    return next;
  }

  has({ index }: AnyPattern): boolean {
    if (this.#counts?.length !== TextPattern.count) {
      this.#counts = new Uint32Array(TextPattern.count);
      for (const one of this.all) count(this.#counts, one, 1);
    }
    return (this.#counts[index] ?? 0) > 0;
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

/** Counts a piece for each pattern that it has. */
function count(counts: Uint32Array, { memo, text }: TextPiece, by: 1 | -1): void {
  const { all } = TextPattern;
  if (memo.searched !== all.length) {
    for (const pattern of all) if (pattern.isFoundIn(text)) memo.found |= pattern.bit;
    memo.searched = all.length;
  }
  if (memo.found === 0) return;
  for (let index = 0; index < counts.length; index++)
    if ((memo.found & (1 << index)) !== 0) counts[index] = (counts[index] ?? 0) + by;
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
