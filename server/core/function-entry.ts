/**
 * The result of one function with all that it rests on: its text and where it stands, every recorded look-up with its
 * answer, and where the looked-up things stand that positions of the result lie in. Entries never change; one that has
 * moved is another.
 */
import type { FunctionAnalysis, FunctionResult } from './analyse';
import { shiftOf, type Asked, type DocumentChange, type Shift } from './document-change';
import { bareName, type LookupName } from './lowering/lookups';
import { movedResult, siteSpansOf, spansOf } from './moved-result';
import { isOfMacro } from './preprocess/macros';
import { owned, ownedResult } from './owned-strings';
import { FoundResult, isFileStart, isWithin, movedBy, PlacedResult } from './placed-result';
import { respacing } from './respacing';
import { respacedResult } from './respaced-result';
import type { SourceFile } from './source-file';
import { sourceAnswer, sourcePlaces } from './source-questions';
import type { FunctionDefinition } from './syntax/functions';
import type { Span } from './text';

export interface FunctionEntry {
  readonly basis: Basis;
  /** At the function's place in the text that the result is of. */
  readonly result: PlacedResult;
}

/** What the result rests on, wherever the function stands. */
interface Basis extends Asked {
  readonly config: string;
  /** See functionKey. */
  readonly key: string;
  readonly fingerprint: string;
  /** See LoweringResult. */
  readonly heedsBlanks: boolean;
  readonly answers: ReadonlyMap<LookupName, string>;
  /** Also of look-ups whose answers are not compared. */
  readonly names: ReadonlySet<string>;
  /** What positions outside the function stand in; undefined if some stand in nothing that was looked up. */
  readonly anchors: readonly Anchor[] | undefined;
  /** UTF-16 units that are kept for it alone: its texts, and answers of which others hardly have the same. */
  readonly units: number;
}

/** Shorter answers are shared by the functions of a file, from one version to the next. */
const longAnswer = 4096;

/** One of the places at which the thing that a look-up asked for is written. */
interface Anchor {
  readonly name: LookupName;
  readonly index: number;
  /** What is written at all of these places. */
  readonly texts: string;
}

export function entryOf(
  file: SourceFile,
  definition: FunctionDefinition,
  config: string,
  analysis: FunctionAnalysis,
  intern: <T extends string>(text: T) => T,
): FunctionEntry {
  const answers = new Map<LookupName, string>();
  const names = new Set<string>();
  const words: string[] = [];
  for (const [name, answer] of analysis.lookups.answers) {
    const bare = intern(bareName(name));
    if (isCompared(name, answer)) answers.set(intern(name), intern(answer));
    names.add(bare);
    if (name.startsWith('word ')) words.push(bare);
  }
  const result = ownedResult(analysis.result);
  const found = anchorsOf(file, definition.span, result, analysis.lookups.answers);
  const anchors = found?.map(({ name, index, texts }) => ({ name, index, texts: owned(texts) }));
  const around = found?.map((one) => one.span);
  const fingerprint = fingerprintOf(file, definition);
  const key = functionKey(definition);
  let units = key.length + fingerprint.length;
  for (const answer of answers.values()) if (answer.length > longAnswer) units += answer.length;
  const { heedsBlanks } = analysis;
  const basis: Basis = { config, key, fingerprint, heedsBlanks, answers, names, words, anchors, units };
  return { basis, result: new PlacedResult(new FoundResult(result, definition.span, around)) };
}

/** What a function has to have in common with the one that a result is of: no other is asked for more. */
export function functionKey({ name, text }: Pick<FunctionDefinition, 'name' | 'text'>): string {
  return `${name}\n${text}`;
}

/**
 * That a name is no macro where it is asked for is said by the text that was expanded there, of the function or of what
 * else was looked up: elsewhere, behind more headers, the answer is another one and means the same.
 */
function isCompared(name: LookupName, answer: string): boolean {
  return !name.startsWith('macro ') || isOfMacro(answer);
}

/** All that the function says where it stands: when it is the same, the function is. */
function fingerprintOf(file: SourceFile, definition: FunctionDefinition): string {
  const { name, inClass } = definition;
  return `${name}\n${String(inClass)}\n${file.fingerprint(definition)}`;
}

function answerTo(file: SourceFile, name: LookupName, functionStart: number): string {
  return sourceAnswer(file.source, name, functionStart) ?? file.answer(name, functionStart);
}

/** After an edit elsewhere in the file that does not concern it. Undefined if a position stood in what was replaced. */
export function movedByEdit(
  entry: FunctionEntry,
  start: number,
  change: DocumentChange,
): FunctionEntry | undefined {
  const { basis, result } = entry;
  const { around, origin } = result;
  if (around === undefined) return movedOneByOne(entry, start, change);
  let moved: Span[] | undefined;
  for (const [at, span] of around.entries()) {
    const now = shifted(span, change);
    if (now === undefined) return undefined;
    if (now === span) continue;
    moved ??= [...around];
    moved[at] = now;
  }
  if (start === result.start && moved === undefined) return entry;
  return { basis, result: new PlacedResult(origin, start, moved ?? around) };
}

/** Each position is moved for itself. */
function movedOneByOne(
  { basis, result }: FunctionEntry,
  start: number,
  change: DocumentChange,
): FunctionEntry | undefined {
  const own = { start: result.start, end: result.end };
  const now = eachMoved(result, (span) =>
    isWithin(span, own) ? movedBy(span, start - own.start) : shifted(span, change),
  );
  return now && { basis, result: now };
}

function eachMoved(result: PlacedResult, shift: Shift): PlacedResult | undefined {
  const lost: Span[] = [];
  const moved = (span: Span): Span => {
    const now = shift(span);
    if (now === undefined) lost.push(span);
    return now ?? span;
  };
  const now = movedResult(result, moved);
  const own = moved({ start: result.start, end: result.end });
  return lost.length > 0 ? undefined : new PlacedResult(new FoundResult(now, own, undefined));
}

/** Where an edit elsewhere has moved a place; undefined if it stood in what was replaced. */
function shifted(span: Span, { from, to, delta }: DocumentChange): Span | undefined {
  // What is inserted before an edit stays before it.
  if (span.end <= from) return span;
  if (span.start < to || (span.start === to && span.end === to)) return undefined;
  return movedBy(span, delta);
}

/** After an edit inside of the function that is none of what it does. Undefined if a position stood in what was replaced. */
export function movedAround(
  { basis, result }: FunctionEntry,
  change: DocumentChange,
): FunctionEntry | undefined {
  // What is added at an end of the function stands in it, and in nothing else that ends there.
  const isAtEnd = change.from <= result.start || change.to >= result.end;
  if (change.from === change.to && change.delta > 0 && isAtEnd) return undefined;
  const now = eachMoved(result, shiftOf(change));
  return now && { basis, result: now };
}

/**
 * Whatever happened to the file: the entry for this function, which has the same text, if everything it rests on still
 * is as it was and all positions are found again.
 */
export function foundAgain(
  entry: FunctionEntry,
  file: SourceFile,
  definition: FunctionDefinition,
): FunctionEntry | undefined {
  const { basis, result } = entry;
  if (!isAnsweredTheSame(basis, file, definition) || fingerprintOf(file, definition) !== basis.fingerprint)
    return undefined;
  const { start } = definition.span;
  const around = aroundNow(basis, file, start);
  return around && { basis, result: new PlacedResult(result.origin, start, around) };
}

function isAnsweredTheSame({ answers }: Basis, file: SourceFile, { span }: FunctionDefinition): boolean {
  for (const [name, answer] of answers) if (answerTo(file, name, span.start) !== answer) return false;
  return true;
}

/** Where the things stand now that positions outside the function are in; undefined if they are not all found. */
function aroundNow({ anchors }: Basis, file: SourceFile, functionStart: number): readonly Span[] | undefined {
  if (anchors === undefined) return undefined;
  const around: Span[] = [];
  for (const { name, index, texts } of anchors) {
    const places = placesOf(file, name, functionStart);
    const span = places[index];
    if (span === undefined || textsOf(file, places) !== texts) return undefined;
    around.push(span);
  }
  return around;
}

/**
 * The entry for this function, in which nothing was changed but the blanks between two tokens of a line, if everything it rests on still is
 * as it was. Undefined too if some text or position of the result is about that very place.
 */
export function foundRespaced(
  entry: FunctionEntry,
  file: SourceFile,
  definition: FunctionDefinition,
): FunctionEntry | undefined {
  const { basis, result } = entry;
  const head = functionKey({ name: definition.name, text: '' });
  if (basis.heedsBlanks || !basis.key.startsWith(head)) return undefined;
  const change = respacing(basis.key.slice(head.length), definition.text);
  if (change === undefined || !isAnsweredTheSame(basis, file, definition)) return undefined;
  // `#x` spells its argument with the blanks in it.
  for (const [name, answer] of basis.answers)
    if (name.startsWith('macro ') && answer.includes('#')) return undefined;
  const fingerprint = fingerprintOf(file, definition);
  if (withoutBlanks(fingerprint) !== withoutBlanks(basis.fingerprint)) return undefined;
  const { start } = definition.span;
  const around = aroundNow(basis, file, start);
  const origin = around && respacedResult(result.origin, change);
  if (origin === undefined) return undefined;
  const key = functionKey(definition);
  const units = basis.units + key.length + fingerprint.length - basis.key.length - basis.fingerprint.length;
  return { basis: { ...basis, key, fingerprint, units }, result: new PlacedResult(origin, start, around) };
}

function withoutBlanks(text: string): string {
  return text.replace(/[ \t]+/g, '');
}

function placesOf(file: SourceFile, name: LookupName, functionStart: number): readonly Span[] {
  return name.startsWith('file ') ? sourcePlaces(file.source, name, functionStart) : file.placesOf(name);
}

function textsOf({ source }: SourceFile, places: readonly Span[]): string {
  return places.map(({ start, end }) => source.slice(start, end)).join('\0');
}

interface FoundAnchor extends Anchor {
  readonly span: Span;
}

function anchorsOf(
  file: SourceFile,
  own: Span,
  result: FunctionResult,
  answers: ReadonlyMap<LookupName, string>,
): readonly FoundAnchor[] | undefined {
  for (const span of siteSpansOf(result.callSites)) if (!isWithin(span, own)) return undefined;
  const anchors: FoundAnchor[] = [];
  for (const span of spansOf(result)) {
    if (isWithin(span, own) || isFileStart(span) || anchors.some((one) => isWithin(span, one.span))) continue;
    const anchor = anchorAround(span, file, own.start, answers);
    if (anchor === undefined) return undefined;
    anchors.push(anchor);
  }
  return anchors;
}

function anchorAround(
  span: Span,
  file: SourceFile,
  functionStart: number,
  answers: ReadonlyMap<LookupName, string>,
): FoundAnchor | undefined {
  for (const name of answers.keys()) {
    const places = placesOf(file, name, functionStart);
    const index = places.findIndex((one) => isWithin(span, one));
    const place = places[index];
    if (place === undefined) continue;
    return { name, index, texts: textsOf(file, places), span: place };
  }
  return undefined;
}
