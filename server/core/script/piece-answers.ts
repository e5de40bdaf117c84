/**
 * What was told of single pieces of a script, which holds while edits elsewhere do not concern it: for questions that are
 * asked of every piece after each edit. Whoever asks keeps what was told of one text, and hands it in for the next one.
 */
import { shiftOf, type DocumentChange, type Shift } from '../document-change';
import type { ForeignFunction, ForeignPlace, ForeignType } from '../foreign/foreign-function';
import type { BoundSystemCall } from '../facts/file-facts';
import type { Span } from '../text';
import { basisOf, isConcerned, Reads, type Basis, type ReadsLog } from './reads';
import type { ScriptPiece } from './script-piece';

interface Answer<T> extends Basis {
  readonly all: readonly T[];
}

/** Of one text. */
export type KeptAnswers<T> = ReadonlyMap<ScriptPiece, Answer<T>>;

export class PieceAnswers<T> {
  #kept: KeptAnswers<T> | undefined;
  #told = new Map<ScriptPiece, Answer<T>>();
  #change: DocumentChange | undefined;
  #shift: Shift | undefined;

  /** @param move gives the same at other places; undefined where one is lost */
  constructor(readonly move: (one: T, shift: Shift) => T | undefined) {}

  /** `change`: from the text of which the answers were kept; undefined: none of them holds. */
  begin(kept: KeptAnswers<T> | undefined, change: DocumentChange | undefined): void {
    this.#kept = kept;
    this.#told = new Map();
    this.#change = change;
    this.#shift = change && shiftOf(change);
  }

  of(piece: ScriptPiece, log: ReadsLog, make: () => readonly T[]): readonly T[] {
    const known = this.#told.get(piece) ?? this.#stillTrue(piece);
    if (known !== undefined) {
      this.#told.set(piece, known);
      log.inheritBasis(known);
      return known.all;
    }
    const reads = new Reads();
    const all = log.within(reads, make);
    this.#told.set(piece, { all, ...basisOf(reads.all()) });
    log.inherit(reads);
    return all;
  }

  #stillTrue(piece: ScriptPiece): Answer<T> | undefined {
    const [change, shift] = [this.#change, this.#shift];
    const known = change && this.#kept?.get(piece);
    if (change === undefined || shift === undefined || known === undefined || isConcerned(known, change))
      return undefined;
    const all = movedAll(known.all, shift, this.move);
    if (all === known.all) return known;
    return all === undefined ? undefined : { ...known, all };
  }

  /** Since it began. */
  get told(): KeptAnswers<T> {
    return this.#told;
  }
}

/** What is asked of every piece; of each there may be several in one. */
export interface Told {
  /** The functions that its calls bind. */
  readonly bound: ForeignFunction;
  /** Its system calls by number. */
  readonly numbered: BoundSystemCall;
  /** Where it asks for another system's name. */
  readonly otherSystemTests: Span;
  /** A call of it goes to C. */
  readonly leads: true;
}

/** What was told of one text. */
export type KeptTold = { readonly [K in keyof Told]: KeptAnswers<Told[K]> };

export class ScriptAnswers {
  readonly of: { readonly [K in keyof Told]: PieceAnswers<Told[K]> } = {
    bound: new PieceAnswers(movedFunction),
    numbered: new PieceAnswers(movedCall),
    otherSystemTests: new PieceAnswers((span, shift) => shift(span)),
    leads: new PieceAnswers((is) => is),
  };

  /** `change`: from the text of which they were kept. */
  begin(kept: KeptTold | undefined, change: DocumentChange | undefined): void {
    const { bound, numbered, otherSystemTests, leads } = this.of;
    bound.begin(kept?.bound, change);
    numbered.begin(kept?.numbered, change);
    otherSystemTests.begin(kept?.otherSystemTests, change);
    leads.begin(kept?.leads, change);
  }

  /** Since they began. */
  get told(): KeptTold {
    const { bound, numbered, otherSystemTests, leads } = this.of;
    return {
      bound: bound.told,
      numbered: numbered.told,
      otherSystemTests: otherSystemTests.told,
      leads: leads.told,
    };
  }
}

/** The same list where nothing in it moved; undefined if a place is lost. */
function movedAll<T>(
  all: readonly T[],
  shift: Shift,
  move: (one: T, shift: Shift) => T | undefined,
): readonly T[] | undefined {
  const moved: T[] = [];
  let isSame = true;
  for (const one of all) {
    const now = move(one, shift);
    if (now === undefined) return undefined;
    isSame &&= now === one;
    moved.push(now);
  }
  return isSame ? all : moved;
}

function movedCall(one: BoundSystemCall, shift: Shift): BoundSystemCall | undefined {
  const span = shift(one.span);
  const fn = movedFunction(one.fn, shift);
  if (span === undefined || fn === undefined) return undefined;
  return span === one.span && fn === one.fn ? one : { ...one, span, fn };
}

function movedFunction(fn: ForeignFunction, shift: Shift): ForeignFunction | undefined {
  const lost: Span[] = [];
  const changed: Span[] = [];
  const place = (one: ForeignPlace): ForeignPlace => {
    if (one.file !== undefined) return one;
    const span = shift(one.span);
    if (span === one.span) return one;
    (span === undefined ? lost : changed).push(one.span);
    return span === undefined ? one : { span };
  };
  const type = (one: ForeignType): ForeignType => ({ ...one, place: place(one.place) });
  const moved: ForeignFunction = {
    ...fn,
    place: place(fn.place),
    symbolPlace: place(fn.symbolPlace),
    filePlace: fn.filePlace && place(fn.filePlace),
    returns: fn.returns && type(fn.returns),
    parameters: fn.parameters?.map(type),
  };
  if (lost.length > 0) return undefined;
  return changed.length === 0 ? fn : moved;
}
