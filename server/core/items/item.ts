/**
 * One top-level thing of a C or C++ file with the blanks and comments before it. Its text never changes: an edit makes
 * another item. What moves when text before it changes is `start` alone; everything in it is placed relative to that.
 */
import type { Holder } from '../document-change';
import { Directive, HeldComment } from '../preprocess/directive';
import type { Comment } from '../preprocess/types';
import type { Span } from '../text';
import { PieceMemo, type TextPiece } from '../text-piece';
import type { ItemFacts } from './item-facts';
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

const none: readonly never[] = [];

export class Item implements Holder, TextPiece {
  readonly memo = new PieceMemo();
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
    readonly conditional: OpenConditional | undefined,
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

  /** It says the same in the same surroundings. */
  equals(other: Item): boolean {
    return (
      this.text === other.text &&
      this.kind === other.kind &&
      this.scope === other.scope &&
      this.conditional === other.conditional &&
      this.reach === other.reach
    );
  }
}
