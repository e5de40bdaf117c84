/**
 * One top-level thing of a C or C++ file with the blanks and comments before it. Its text never changes: an edit makes
 * another item. What moves when text before it changes is `start` alone; everything in it is placed relative to that.
 */
import type { Holder } from '../document-change';
import { Directive, HeldComment } from '../preprocess/directive';
import type { Comment } from '../preprocess/types';
import type { Span } from '../text';
import { PieceMemo, type TextPiece } from '../text-piece';
import type { FoundInText, ItemFacts } from './item-facts';
import type { OpenConditional, OpenScope } from './boundary';

export type ItemKind =
  /** One directive that stands between other items. */
  | 'directive'
  /** A definition of a function: … `{ … }`. */
  | 'function'
  /** Anything that ends in `;`; a struct, a class, an initialiser with it. */
  | 'declaration'
  /** `namespace a::b {`, `extern "C" {`: what follows are items of their own. */
  | 'open'
  /** Its `}`. */
  | 'close'
  /** Blanks and comments at the end, a stray `}`. */
  | 'rest';

/** Places are relative to the item. */
export interface ItemParts {
  readonly kind: ItemKind;
  /** Of a function: its body, braces included. */
  readonly body: Span | undefined;
  /** Of a function whose head is plain (`static int name(…) {`): its name. */
  readonly name: Span | undefined;
  /** The first token. */
  readonly code: number;
  /** How many units from `start` on decided that the item is what it is; may be beyond its end. */
  readonly reach: number;
  readonly directives: readonly Span[];
  readonly comments: readonly (Span & { readonly kind: Comment['kind'] })[];
}

/**
 * What is told from an item's text alone, wherever it stands and whatever is around it. An item that comes anew with the
 * text of one that went takes it over.
 */
export class ToldOfText {
  readonly memo = new PieceMemo();
  /** See item-facts. */
  found: FoundInText | undefined;
}

const none: readonly never[] = [];

export class Item implements Holder, TextPiece {
  #told = new ToldOfText();
  /** See item-facts. */
  facts: ItemFacts | undefined;
  readonly kind: ItemKind;
  readonly body: Span | undefined;
  readonly name: Span | undefined;
  readonly code: number;
  readonly reach: number;
  readonly directives: readonly Directive[];
  readonly comments: readonly Comment[];

  constructor(
    public start: number,
    readonly text: string,
    parts: ItemParts,
    /** What is around it. */
    readonly scope: OpenScope | undefined,
    /** An edit may open or close one above: that makes no other item. */
    public conditional: OpenConditional | undefined,
  ) {
    this.kind = parts.kind;
    this.body = parts.body;
    this.name = parts.name;
    this.code = parts.code;
    this.reach = parts.reach;
    const isOutermost = parts.kind === 'directive' && scope === undefined;
    this.directives =
      parts.directives.length === 0
        ? none
        : parts.directives.map(
            ({ start: at, end }) => new Directive(this, at, text.slice(at, end), isOutermost),
          );
    this.comments =
      parts.comments.length === 0
        ? none
        : parts.comments.map(({ kind, start: at, end }) => new HeldComment(kind, this, at, end - at));
  }

  get end(): number {
    return this.start + this.text.length;
  }

  /** What a grammar gets to read, which takes a comment without an end for code, to the end of the file. */
  get readable(): string {
    const last = this.comments.at(-1);
    if (last?.kind !== 'block') return this.text;
    const { start, end } = last.span;
    const isClosed = end - start >= 4 && this.text.endsWith('*/', end - this.start);
    return isClosed ? this.text : this.text.slice(0, start - this.start);
  }

  get told(): ToldOfText {
    return this.#told;
  }

  get memo(): PieceMemo {
    return this.#told.memo;
  }

  /** It says the same in the same scope. */
  equals(other: Item): boolean {
    return this.scope === other.scope && this.reach === other.reach && this.#isReadAs(other);
  }

  /** What another item's text told, if this one is the same text. */
  takeOver(other: Item): void {
    if (this.#isReadAs(other)) this.#told = other.#told;
  }

  #isReadAs(other: Item): boolean {
    return (
      this.text === other.text &&
      this.kind === other.kind &&
      this.code === other.code &&
      isSameSpan(this.body, other.body) &&
      isSameSpan(this.name, other.name)
    );
  }
}

function isSameSpan(one: Span | undefined, other: Span | undefined): boolean {
  return one?.start === other?.start && one?.end === other?.end;
}
