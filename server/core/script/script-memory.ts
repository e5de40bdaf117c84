/**
 * What a script was when it was linted last, and what an edit did to it: which pieces of its text were replaced, which names
 * they declare and spell. What stands in another piece rests on these names alone (reads.ts).
 * What it was before an edit that replaced much is kept as well: who opens a comment closes it soon, and the text is again
 * close to that. So are the last few texts: what is typed is often deleted or undone, key by key, and all of the result is there.
 */
import type { LintConfig } from '../config';
import type { DocumentChange } from '../document-change';
import type { FunctionEntry } from '../function-entry';
import { Lookups } from '../lowering/lookups';
import type { FunctionDefinition } from '../syntax/functions';
import type { LanguageId } from '../syntax/port';
import type { TextChange } from '../text';
import { ScriptAnswers, type KeptTold } from './piece-answers';
import { basisOf, isConcerned, type Basis } from './reads';
import { isManyTimesIn, isSharedIn, mayWriteMember, memberMark, sharedMark } from './scopes';
import type { PieceFacts, ScriptPiece } from './script-piece';
import { ScriptText } from './script-text';

/**
 * What a change has to do with the words that a result searched the text for: `*open` is a word that ends so, `=pages` one
 * that is written to, `~numa flags` a member that is; `^pages` and `#pages` are answers about all of its uses, which few changes make others (scopes.ts).
 */
class Words extends Set<string> {
  readonly #told = new Map<string, boolean>();

  constructor(
    private readonly before: readonly FactPiece[],
    private readonly now: readonly FactPiece[],
  ) {
    super([anything]);
  }

  override has(word: string): boolean {
    if (!isTold(word) || word === anything) return super.has(word);
    let is = this.#told.get(word);
    if (is === undefined) this.#told.set(word, (is = this.#tell(word[0], word.slice(1))));
    return is;
  }

  #tell(mark: string | undefined, word: string): boolean {
    if (mark === '*') return [...this].some((one) => one.endsWith(word));
    if (mark === memberMark) return mayWriteMember((one) => super.has(`${memberMark}${one}`), word);
    if (!super.has(word)) return false;
    const is = mark === sharedMark ? isSharedIn : isManyTimesIn;
    return is(this.before, word) !== is(this.now, word);
  }
}

interface FactPiece {
  readonly facts: PieceFacts | undefined;
}

/** The word stands for more than itself: whoever keeps words has to ask the change about it. */
export function isTold(word: string): boolean {
  return /^[*^#~]/.test(word);
}

/** The word of results that rest on anything: every change concerns them. */
export const anything = '*';

/** One text as it was linted, and all that its results depend on. */
export interface ScriptVersion {
  readonly document: ScriptText;
  readonly files: ReadonlyMap<string, string>;
  readonly config: LintConfig;
  /** The top level first. */
  readonly functions: readonly FunctionDefinition[];
}

/** Of a function. */
interface Candidacy extends Basis {
  /** It makes a call of the family. */
  readonly makes: boolean;
  /** It spells a function that does. */
  readonly uses: boolean;
}

/** Of all functions, in their order. */
interface Candidacies {
  readonly all: readonly Candidacy[];
  /** The names of those that make calls. */
  readonly makers: string;
}

/** A version that was linted, and all that was told of it. */
interface Linted extends ScriptVersion, Candidacies {
  readonly answers: KeptTold;
  /** The results of its functions, in order of position. */
  readonly entries: readonly FunctionEntry[];
}

/** Pieces that an edit replaces or makes: more of them, and what was before may come again. */
const manyPieces = 16;

/** Versions before the last one: as many as a word has letters. */
const mostEarlier = 12;

/** UTF-16 units over all of them. What is kept of each is a list of its pieces and results, most of which are those of the last one. */
const mostEarlierUnits = 4 * 1024 * 1024;

/** Of one document, across its versions. */
export class ScriptMemory {
  readonly answers = new ScriptAnswers();
  #document: ScriptText | undefined;
  #last: Linted | undefined;
  /** Before an edit that replaced much. */
  #aside: Linted | undefined;
  /** Before the last one, each text once, the latest first. */
  #earlier: readonly Linted[] = [];
  /** That one of them from which the version that was read is told. */
  #base: Linted | undefined;
  #read: ScriptVersion | undefined;
  #told: Candidacies | undefined;
  #change: ScriptChange | undefined;

  /** The text in pieces, which is not remembered until `closed`. `changes`: from the one that was. */
  opened(text: string, language: LanguageId, changes: readonly TextChange[] | undefined): ScriptText {
    const before = this.#document;
    this.#document = undefined;
    if (before?.language !== language) return ScriptText.of(text, language);
    const known = this.#earlier.find(
      ({ document }) => document.language === language && document.text === text,
    );
    if (known !== undefined) return known.document;
    const now = before.changed(text, changes);
    const aside = this.#aside?.document;
    if (aside?.language !== language || replacedIn(before, now) <= manyPieces) return now;
    const again = aside.changed(text, undefined);
    return replacedIn(aside, again) < replacedIn(before, now) ? again : now;
  }

  /** A text in pieces, with all that is known of those that the text which was linted last has, too. */
  near(text: string, language: LanguageId): ScriptText {
    const before = this.#document;
    return before?.language === language ? before.changed(text, undefined) : ScriptText.of(text, language);
  }

  closed(document: ScriptText): void {
    this.#document = document;
  }

  /** From a version that was kept; undefined: anything may be another. */
  read(version: ScriptVersion): DocumentChange | undefined {
    const base = this.#nearest(version);
    this.#read = version;
    this.#told = undefined;
    this.#change = base && changeBetween(base, version);
    this.#base = this.#change && base;
    this.answers.begin(this.#base?.answers, this.#change);
    return this.#change;
  }

  /** The results that the change is from. */
  get entries(): readonly FunctionEntry[] {
    return this.#base?.entries ?? [];
  }

  /** All that may be asked for again. */
  get allEntries(): readonly FunctionEntry[] {
    const versions = [this.#last, this.#aside, ...this.#earlier];
    return [...new Set(versions.flatMap((one) => one?.entries ?? []))];
  }

  #nearest(version: ScriptVersion): Linted | undefined {
    const { document } = version;
    const same = this.#earlier.find((one) => one.document === document && isLike(one, version));
    if (same !== undefined) return same;
    const [last, aside] = [this.#last, this.#aside].map((one) =>
      one !== undefined && isLike(one, version) ? one : undefined,
    );
    if (last === undefined || aside === undefined) return last ?? aside;
    const isFar = replacedIn(last.document, document) > manyPieces;
    return isFar && replacedIn(aside.document, document) < replacedIn(last.document, document) ? aside : last;
  }

  /** The functions that make a call of the family, and those that spell one which does. */
  candidates(
    makes: (definition: FunctionDefinition, lookups: Lookups) => boolean,
    useOf: (names: readonly string[]) => RegExp,
    spells: (definition: FunctionDefinition, use: RegExp) => boolean,
  ): readonly FunctionDefinition[] {
    const functions = this.#read?.functions ?? [];
    const judged = functions.map((one, at) => {
      const known = this.#before(at, functions.length);
      if (known !== undefined && this.#change !== undefined && !isConcerned(known, this.#change))
        return known;
      const lookups = new Lookups();
      const isMaker = makes(one, lookups);
      return { makes: isMaker, ...basisOf(lookups.answers.keys()) };
    });
    const names = functions.flatMap((one, at) => (judged[at]?.makes === true ? [one.name] : []));
    const makers = names.join();
    const isSame = makers === this.#base?.makers;
    let use: RegExp | undefined;
    const all = judged.map((one, at): Candidacy => {
      const before = isSame ? this.#before(at, functions.length) : undefined;
      if (before !== undefined && before === one) return before;
      const [definition] = functions.slice(at, at + 1);
      const uses = before?.uses ?? (definition !== undefined && spells(definition, (use ??= useOf(names))));
      return { ...one, uses };
    });
    this.#told = { all, makers };
    if (names.length === 0) return [];
    return functions.filter((_, at) => all[at]?.makes === true || all[at]?.uses === true);
  }

  /** What was told of the function, if nothing of it was replaced. */
  #before(at: number, count: number): Candidacy | undefined {
    const [base, change] = [this.#base, this.#change];
    if (base === undefined || change === undefined) return undefined;
    if (at === 0) return change.isInert ? base.all[0] : undefined;
    if (at <= change.head) return base.all[at];
    return at >= count - change.tail ? base.all[at - count + base.all.length] : undefined;
  }

  /** The results are those of the version that was read. */
  keep(entries: readonly FunctionEntry[]): void {
    const [last, base, read, told] = [this.#last, this.#base, this.#read, this.#told];
    this.#last = read && told && { ...read, ...told, answers: this.answers.told, entries };
    const isNear = read !== undefined && last !== undefined && base !== undefined;
    if (!isNear || replacedIn(last.document, read.document) > manyPieces) this.#aside = last;
    this.#earlier = this.#earlierWith(last);
    this.#base = undefined;
  }

  /** With the version that was the last one; without the text that is the last one's now. */
  #earlierWith(before: Linted | undefined): readonly Linted[] {
    const now = this.#last?.document;
    const kept: Linted[] = [];
    let units = 0;
    for (const one of [before, ...this.#earlier]) {
      if (one === undefined || one.document === now) continue;
      units += one.document.text.length;
      if (units > mostEarlierUnits || kept.length === mostEarlier) break;
      kept.push(one);
    }
    return kept;
  }

  forget(): void {
    this.#last = undefined;
    this.#aside = undefined;
    this.#earlier = [];
    this.#base = undefined;
    this.#read = undefined;
    this.#told = undefined;
    this.#change = undefined;
    this.answers.begin(undefined, undefined);
  }
}

/** All but the text. */
function isLike(a: ScriptVersion, b: ScriptVersion): boolean {
  return a.document.language === b.document.language && a.config === b.config && sameFiles(a.files, b.files);
}

function sameFiles(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a === b || (a.size === b.size && [...a].every(([name, text]) => b.get(name) === text));
}

interface ScriptChange extends DocumentChange {
  readonly names: ReadonlySet<string>;
  readonly isInert: boolean;
  /** How many functions before it and behind it are what they were. */
  readonly head: number;
  readonly tail: number;
}

function changeBetween(before: ScriptVersion, now: ScriptVersion): ScriptChange {
  const [a, b] = [before.document, now.document];
  const [first, last] = sameAround(a, b);
  const [gone, come] = [middle(a, first, last), middle(b, first, last)];
  const head = functionsIn(a.places.slice(0, first));
  const tail = functionsIn(a.places.slice(a.places.length - last));
  const names = new Set<string>();
  // The name of a function counts those of the same name before it.
  const renamed = new Set<string>();
  for (let at = 1; at <= tail; at++) {
    const [was, is] = [before.functions.at(-at)?.name, now.functions.at(-at)?.name];
    if (was === undefined || is === undefined || was === is) continue;
    renamed.add(is);
    names.add(was).add(is);
  }
  for (const functions of [before.functions, now.functions])
    for (const { name } of functions.slice(1 + head, functions.length - tail)) names.add(name);
  const words = new Words(factsIn(a), factsIn(b));
  for (const { facts, spelled } of [...gone, ...come]) {
    for (const { name } of facts?.declared ?? []) names.add(name);
    for (const key of facts?.members ?? []) names.add(key);
    for (const word of spelled) words.add(word);
    for (const word of facts?.assigned ?? []) words.add(`=${word}`);
    for (const word of facts?.memberWrites ?? []) words.add(`${memberMark}${word}`);
  }
  for (const name of names) words.add(`=${name}`);
  return {
    from: a.places[first]?.start ?? a.text.length,
    to: a.places[a.places.length - last]?.start ?? a.text.length,
    delta: b.text.length - a.text.length,
    names,
    words,
    isInert: [...gone, ...come].every((one) => one.facts?.isInert === true),
    renamed,
    head,
    tail,
  };
}

/** How many pieces from the first on, and from the last on, are the same. */
function sameAround({ places: a }: ScriptText, { places: b }: ScriptText): readonly [number, number] {
  const most = Math.min(a.length, b.length);
  let first = 0;
  while (first < most && a[first]?.piece === b[first]?.piece) first++;
  let last = 0;
  while (last < most - first && a.at(-1 - last)?.piece === b.at(-1 - last)?.piece) last++;
  return [first, last];
}

/** How many pieces of the one or the other stand between those that are the same; of the text that has more of them. */
function replacedIn(a: ScriptText, b: ScriptText): number {
  const [first, last] = sameAround(a, b);
  return Math.max(a.places.length, b.places.length) - first - last;
}

function middle({ places }: ScriptText, first: number, last: number): readonly ScriptPiece[] {
  return places.slice(first, places.length - last).map((one) => one.piece);
}

function factsIn({ places }: ScriptText): readonly FactPiece[] {
  return places.map((one) => one.piece);
}

function functionsIn(places: ScriptText['places']): number {
  return places.reduce((sum, { piece }) => sum + (piece.facts?.functions.length ?? 0), 0);
}
