/**
 * A directive and a comment as they stand in a text that is edited: each is placed relative to something that moves
 * when the text before it changes, so neither is made anew for that. What a directive says is read when it is asked
 * for, from its own text.
 */
import type { Holder } from '../document-change';
import type { Span } from '../text';
import { lex } from './lexer';
import { readMacro, type Macro } from './macro';
import type { Comment, Token } from './types';

/** Most directives: their name needs no lexer. */
const plainName = /^#[ \t]*([a-z_]+)(?:[ \t<]|$)/;

export class Directive {
  /** `define`, `if`, …; empty for a null directive or a line marker. */
  readonly name: string;
  readonly #holder: Holder;
  readonly #offset: number;
  #tokens: readonly Token[] | undefined;
  #macro: Macro | 'malformed' | undefined;

  /**
   * @param offset of its `#`, from the holder's start
   * @param text from `#` to before the line end, comments and splices included
   * @param isOutermost it stands in no function, initialiser or namespace
   */
  constructor(
    holder: Holder,
    offset: number,
    readonly text: string,
    readonly isOutermost = false,
  ) {
    this.#holder = holder;
    this.#offset = offset;
    const plain = plainName.exec(text)?.[1];
    this.name = plain ?? this.#read().name;
  }

  /** Where it stands now. */
  get start(): number {
    return this.#holder.start + this.#offset;
  }

  get end(): number {
    return this.#holder.start + this.#offset + this.text.length;
  }

  get span(): Span {
    const { start } = this;
    return { start, end: start + this.text.length };
  }

  /** What follows the name; their spans are relative to the directive's start. */
  get tokens(): readonly Token[] {
    return this.#tokens ?? this.#read().tokens;
  }

  /** The text after the name: a header's name is not made of tokens. */
  get rest(): string {
    const first = this.tokens[0];
    return first === undefined ? '' : this.text.slice(first.span.start).trim();
  }

  /** What a #define says; undefined when it is malformed. */
  get macro(): Macro | undefined {
    this.#macro ??= readMacro(this.tokens) ?? 'malformed';
    return this.#macro === 'malformed' ? undefined : this.#macro;
  }

  #read(): { name: string; tokens: readonly Token[] } {
    const tokens = lex(this.text, { start: 1, end: this.text.length });
    const first = tokens[0];
    const named = first?.kind === 'identifier';
    this.#tokens = named ? tokens.slice(1) : tokens;
    return { name: named ? first.text : '', tokens: this.#tokens };
  }
}

export class HeldComment implements Comment {
  /** `offset` and `length`: from the holder's start. */
  constructor(
    readonly kind: Comment['kind'],
    private readonly holder: Holder,
    private readonly offset: number,
    private readonly length: number,
  ) {}

  get span(): Span {
    const start = this.holder.start + this.offset;
    return { start, end: start + this.length };
  }
}

/** A text with its directives and comments, both in order. */
export interface SourceScan {
  readonly text: string;
  /** A part of the text. What holds the text in pieces need not join them for it, as it must for `text`. */
  slice(start: number, end: number): string;
  readonly directives: readonly Directive[];
  readonly comments: Iterable<Comment>;
}

/**
 * The directives of one text as it is now. What preprocessing keeps, it keeps by their ordinals, so that it stays true
 * when they only move.
 */
export class DirectiveList {
  #directives: readonly Directive[];
  #length: number;
  /** What `inForce` found last: it is asked about places near each other. */
  #inForce = -1;

  constructor({ text, directives }: Pick<SourceScan, 'text' | 'directives'>) {
    this.#directives = directives;
    this.#length = text.length;
  }

  /** The same directives in a text around them that has changed. */
  move({ text, directives }: Pick<SourceScan, 'text' | 'directives'>): void {
    this.#directives = directives;
    this.#length = text.length;
  }

  get all(): readonly Directive[] {
    return this.#directives;
  }

  spanOf(ordinal: number): Span {
    const { start, end } = this;
    return { start: start(ordinal), end: end(ordinal) };
  }

  /** Of one that is not there: the text's end. */
  readonly start = (ordinal: number): number => this.#directives[ordinal]?.start ?? this.#length;
  readonly end = (ordinal: number): number => this.#directives[ordinal]?.end ?? this.#length;

  /** The last directive that ends at or before an offset: the one that is in force there; -1 before the first. */
  inForce(offset: number): number {
    const { end } = this;
    const known = this.#inForce;
    const isReached = known < 0 || end(known) <= offset;
    const isLast = known + 1 >= this.#directives.length;
    if (isReached && (isLast ? known < this.#directives.length : end(known + 1) > offset)) return known;
    return (this.#inForce = this.#last(offset, end));
  }

  /** The last directive that starts at or before an offset; -1 before the first. */
  lastStarted(offset: number): number {
    return this.#last(offset, this.start);
  }

  #last(offset: number, position: (ordinal: number) => number): number {
    let low = -1;
    let high = this.#directives.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (position(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
