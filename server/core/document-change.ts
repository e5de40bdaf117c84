/**
 * What an edit did to the model of a document, as far as results that were computed before it are concerned: which
 * positions moved, and which recorded look-ups may be answered otherwise now.
 */
export interface DocumentChange {
  /** In the text before: [from, to) was replaced as a whole; what stands at or after `to` has moved by `delta`. */
  readonly from: number;
  readonly to: number;
  readonly delta: number;
  /** The bare names of look-ups that may be answered otherwise; `all`: any may. */
  readonly names: ReadonlySet<string> | 'all';
  /** The words that the replaced text spelled or spells now: what was found by searching the text for others still holds. */
  readonly words: ReadonlySet<string>;
  /** A function around what was replaced is as it was: it runs none of that, nor of what is there now. */
  readonly isInert?: boolean;
}

/** Something that has moved whenever the text before it changed. Places in it are kept relative to `start`. */
export interface Holder {
  /** UTF-16 offset in the text as it is now. */
  readonly start: number;
}
