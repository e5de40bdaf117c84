/**
 * Splits a C or C++ text into items in one pass, which finds the directives and comments on the way. Time is in
 * proportion to the text. An edit has it go on from the state at any border between two items.
 */
import type { Span } from '../text';
import type { Boundaries, OpenConditional, OpenScope } from './boundary';
import { Depths } from './depths';
import { Item } from './item';
import { ItemReading } from './item-reading';

/** What is open where an item begins. */
export interface ItemState {
  readonly scope: OpenScope | undefined;
  readonly conditional: OpenConditional | undefined;
}

export class ItemScanner {
  #at: number;
  readonly #depths: Depths;

  constructor(
    private readonly text: string,
    private readonly cpp: boolean,
    boundaries: Boundaries,
    start = 0,
    state: ItemState = { scope: undefined, conditional: undefined },
    /** Where `text` stands in the document: positions outside of the scanner are the document's, `start` is not. */
    private readonly base = 0,
  ) {
    this.#at = start;
    this.#depths = new Depths(boundaries, state);
  }

  /** Where the next item begins. */
  get at(): number {
    return this.base + this.#at;
  }

  get state(): ItemState {
    return this.#depths.state;
  }

  /** Undefined at the text's end. */
  next(): Item | undefined {
    if (this.#at >= this.text.length) return undefined;
    const state = this.#depths.state;
    const start = this.#at;
    const reading = new ItemReading(this.text, this.cpp, this.#depths, start);
    const { end, kind } = reading.read();
    this.#depths.endItem();
    this.#at = end;
    const relative = (span: Span): Span => ({ start: span.start - start, end: span.end - start });
    return new Item(
      this.base + start,
      owned(this.text, start, end),
      {
        kind,
        body: kind === 'function' && reading.body !== undefined ? relative(reading.body) : undefined,
        name: kind === 'function' && reading.name !== undefined ? relative(reading.name) : undefined,
        code: (reading.code < 0 ? end : reading.code) - start,
        reach: Math.max(reading.reach, end) - start,
        directives: reading.directives.map(relative),
        comments: reading.comments
          .filter((one) => one.start < end)
          .map((one) => ({ kind: one.kind, ...relative(one) })),
      },
      state.scope,
      state.conditional,
    );
  }
}

/** A part of a text that does not keep all of it alive, as a slice does. */
function owned(text: string, start: number, end: number): string {
  return ` ${text.slice(start, end)}`.slice(1);
}
