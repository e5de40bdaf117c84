/** From offsets in a function's expanded text back to the linted file, with the macros on the way. */
import type { MacroUse, Origin } from '../flow/graph';
import type { Expansion, Piece, Preprocessed } from '../preprocess/types';
import type { Span } from '../text';

export class SourceMap {
  readonly #pieces: readonly Piece[];
  readonly #whole: Span;
  readonly #file: Pick<Preprocessed, 'slice'>;

  /** `whole` is the expanded span of the file: where an offset that belongs to no piece is said to be. */
  constructor(expansion: Expansion, whole: Span, file: Pick<Preprocessed, 'slice'>) {
    this.#pieces = expansion.pieces;
    this.#whole = whole;
    this.#file = file;
  }

  /** The index of the first piece that ends after `offset`. */
  #firstAfter(offset: number): number {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The origin of the expanded text from `start` to `end`. */
  origin(start: number, end: number): Origin {
    const first = this.#pieces[this.#firstAfter(start)];
    const lastIndex = this.#firstAfter(end - 1);
    const last = this.#pieces[lastIndex];
    if (first === undefined) return { span: this.#whole, macros: [] };
    const from = place(first);
    const to =
      last === undefined || last.start >= end ? place(this.#pieces[lastIndex - 1] ?? first) : place(last);
    const own = first.macro === undefined && last?.macro === undefined;
    const inArgument = !own && isArgument(first) && last !== undefined && isArgument(last);
    if (own || (inArgument && from.start <= to.end))
      return { span: { start: from.start, end: Math.max(from.start, to.end) }, macros: [] };
    const outerStart = Math.min(first.expansion.start, last?.expansion.start ?? first.expansion.start);
    const outerEnd = Math.max(first.expansion.end, last?.expansion.end ?? first.expansion.end);
    return { span: { start: outerStart, end: outerEnd }, macros: this.#macros(first, last) };
  }

  #macros(first: Piece, last: Piece | undefined): readonly MacroUse[] {
    const piece = first.macro === undefined && last !== undefined ? last : first;
    const inner = piece.macro;
    if (inner === undefined) return [];
    // Macros belong to a node only if the whole node came out of one invocation.
    if (last !== undefined && last.expansion.start !== first.expansion.start) return [];
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
  const { spelling, expansion } = piece;
  return (
    spelling.source.kind === 'file' &&
    piece.verbatim &&
    spelling.span.start > expansion.start &&
    spelling.span.end < expansion.end
  );
}

function place(piece: Piece): Span {
  const { spelling } = piece;
  return spelling.source.kind === 'file' && isArgument(piece) ? spelling.span : piece.expansion;
}
