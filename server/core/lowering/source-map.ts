/** From offsets in a function's expanded text back to the linted file, with the macros on the way. */
import type { MacroUse, Origin } from '../flow/graph';
import type { Expansion, Piece, Preprocessed } from '../preprocess/types';
import type { Span } from '../text';

const none: readonly never[] = [];

export class SourceMap {
  readonly #pieces: readonly Piece[];
  readonly #ends: ArrayLike<number>;
  /** The first piece of the text that was asked for last: what is asked for next mostly begins there, or soon behind. */
  #near = 0;
  readonly #whole: Span;
  readonly #file: Pick<Preprocessed, 'slice'>;

  /** `whole` is the expanded span of the file: where an offset that belongs to no piece is said to be. */
  constructor({ pieces, ends }: Expansion, whole: Span, file: Pick<Preprocessed, 'slice'>) {
    this.#pieces = pieces;
    this.#ends = ends;
    this.#whole = whole;
    this.#file = file;
  }

  /** The index of the first piece that ends after `offset`, none before `from` does. */
  #firstAfter(offset: number, from: number): number {
    const ends = this.#ends;
    let low = from;
    // Most nodes are of a few tokens.
    for (const few = from + 3; low < few; low++) if ((ends[low] ?? Infinity) > offset) return low;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The origin of the expanded text from `start` to `end`. */
  origin(start: number, end: number): Origin {
    const pieces = this.#pieces;
    const near = this.#near;
    const isBefore = near > 0 && (this.#ends[near - 1] ?? 0) > start;
    const firstIndex = this.#firstAfter(start, isBefore ? 0 : near);
    this.#near = firstIndex;
    const first = pieces[firstIndex];
    if (first === undefined) return { span: this.#whole, macros: none };
    const lastIndex = this.#firstAfter(end - 1, end > start ? firstIndex : 0);
    const last = pieces[lastIndex];
    const isWithin = last !== undefined && (this.#ends[lastIndex] ?? 0) - last.text.length < end;
    // What no macro made stands where it is spelled.
    if (isWithin && first.macro === undefined && last.macro === undefined)
      return { span: { start: first.start, end: Math.max(first.start, last.end) }, macros: none };
    const from = startOf(first);
    const to = endOf(isWithin ? last : (pieces[lastIndex - 1] ?? first));
    const own = first.macro === undefined && last?.macro === undefined;
    const inArgument = !own && isArgument(first) && last !== undefined && isArgument(last);
    if (own || (inArgument && from <= to))
      return { span: { start: from, end: Math.max(from, to) }, macros: none };
    const outerStart = Math.min(first.expansion.start, last?.expansion.start ?? first.expansion.start);
    const outerEnd = Math.max(first.expansion.end, last?.expansion.end ?? first.expansion.end);
    return { span: { start: outerStart, end: outerEnd }, macros: this.#macros(first, last) };
  }

  #macros(first: Piece, last: Piece | undefined): readonly MacroUse[] {
    const piece = first.macro === undefined && last !== undefined ? last : first;
    const inner = piece.macro;
    if (inner === undefined) return none;
    // Macros belong to a node only if the whole node came out of one invocation.
    if (last !== undefined && last.expansion.start !== first.expansion.start) return none;
    const outerName = /^[A-Za-z_$][\w$]*/.exec(
      this.#file.slice(piece.expansion.start, piece.expansion.end),
    )?.[0];
    const use: MacroUse = {
      name: inner.name,
      invocation: piece.expansion,
      ...(inner.source.kind === 'file' ? { definition: inner.span } : {}),
    };
    return outerName === undefined || outerName === inner.name
      ? [use]
      : [{ name: outerName, invocation: piece.expansion }, use];
  }
}

/** The piece is spelled in the file within the macro call that it came through: an argument. */
function isArgument(piece: Piece): boolean {
  if (piece.macro === undefined) return true;
  const { source, start, end, expansion, verbatim } = piece;
  return source.kind === 'file' && verbatim && start > expansion.start && end < expansion.end;
}

function startOf(piece: Piece): number {
  return isSpelledHere(piece) ? piece.start : piece.expansion.start;
}

function endOf(piece: Piece): number {
  return isSpelledHere(piece) ? piece.end : piece.expansion.end;
}

function isSpelledHere(piece: Piece): boolean {
  return piece.source.kind === 'file' && isArgument(piece);
}
