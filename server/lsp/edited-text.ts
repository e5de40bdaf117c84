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
    const pieces = this.#pieces;
    // Pieces from `first` on, to in front of `next`, are touched; what the edit leaves of them are `head` and `tail`.
    let first = 0;
    let at = 0;
    for (let length = this.#lengthOf(first); at + length <= start; length = this.#lengthOf(first)) {
      at += length;
      first++;
    }
    let head = pieces[first]?.slice(0, start - at) ?? '';
    let tail = '';
    let next = first;
    for (; at < end && next < pieces.length; next++) {
      tail = pieces[next]?.slice(Math.max(0, end - at)) ?? '';
      at += this.#lengthOf(next);
    }
    let middle = inserted;
    if (head.length + middle.length <= smallPiece) {
      middle = head + middle;
      head = '';
      while (middle.length + this.#lengthOf(first - 1) <= smallPiece)
        middle = (pieces[--first] ?? '') + middle;
    }
    if (middle.length + tail.length <= smallPiece) {
      middle += tail;
      tail = '';
      while (middle.length + this.#lengthOf(next) <= smallPiece) middle += pieces[next++] ?? '';
    }
    const fresh = [head, middle, tail].filter((one) => one !== '');
    pieces.splice(first, next - first, ...fresh);
    this.#length += inserted.length - (end - start);
    if (pieces.length > mostPieces) this.#pieces = [this.whole];
  }

  /** Infinite where there is no such piece. */
  #lengthOf(piece: number): number {
    return this.#pieces[piece]?.length ?? Infinity;
  }
}
