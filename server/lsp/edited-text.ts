/**
 * A text that is edited in place, in pieces: an edit costs a look at each piece, not a copy of the text, of which a
 * hundred would be garbage before the engine of the language collects them. Whoever reads units of `whole` has it
 * copied into one run of memory after all; so what needs only a few of them takes a `slice` from here.
 */
import type { Span } from '../core/text';

/** Beyond so many, all are made one. */
const mostPieces = 128;
/** Units of pieces that are made one with what is inserted beside them. */
const smallPiece = 1024;

export class EditedText {
  #pieces: string[];
  #length: number;

  constructor(text: string) {
    this.#pieces = [text];
    this.#length = text.length;
  }

  get length(): number {
    return this.#length;
  }

  /** A value: it stays as it is when this is edited. */
  get whole(): string {
    let whole = '';
    // Not `join`, which copies.
    for (const piece of this.#pieces) whole += piece;
    return whole;
  }

  /** `start` and `end` are offsets in the text, in this order. */
  slice(start: number, end: number): string {
    let found = '';
    let at = 0;
    for (const piece of this.#pieces) {
      if (at >= end) break;
      if (at + piece.length > start) found += piece.slice(Math.max(0, start - at), end - at);
      at += piece.length;
    }
    return found;
  }

  replace({ start, end }: Span, inserted: string): void {
    const before: string[] = [];
    const after: string[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const stop = at + piece.length;
      if (at < start) before.push(stop <= start ? piece : piece.slice(0, start - at));
      if (stop > end) after.push(at >= end ? piece : piece.slice(end - at));
      at = stop;
    }
    let middle = inserted;
    while (middle.length + (before.at(-1)?.length ?? Infinity) <= smallPiece)
      middle = (before.pop() ?? '') + middle;
    while (middle.length + (after[0]?.length ?? Infinity) <= smallPiece) middle += after.shift() ?? '';
    this.#pieces = middle === '' ? [...before, ...after] : [...before, middle, ...after];
    this.#length += inserted.length - (end - start);
    if (this.#pieces.length > mostPieces) this.#pieces = [this.whole];
  }
}
