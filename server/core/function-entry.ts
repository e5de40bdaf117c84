/**
 * The result of one function with all that it rests on: its text and where it stands, every recorded look-up with its
 * answer, and where the looked-up things stand that positions of the result lie in. Entries never change; one that has
 * moved is another.
 */
import type { FunctionAnalysis, FunctionResult } from './analyse';
import type { DocumentChange } from './document-change';
import { bareName, type LookupName } from './lowering/lookups';
import { movedResult, resultAround, shiftOf, siteSpansOf, spansOf } from './moved-result';
import { owned, ownedResult } from './owned-strings';
import type { SourceFile } from './source-file';
import { sourceAnswer, sourcePlaces } from './source-questions';
import type { FunctionDefinition } from './syntax/functions';
import type { Span } from './text';

export interface FunctionEntry {
  readonly basis: Basis;
  /** The function's place in the text that the result is of. */
  readonly start: number;
  readonly end: number;
  readonly result: FunctionResult;
  /** Where positions outside the function stand; undefined if some stand in nothing that was looked up. */
  readonly anchors: readonly Anchor[] | undefined;
}

/** What the result rests on, wherever the function stands. */
interface Basis {
  readonly config: string;
  readonly text: string;
  readonly fingerprint: string;
  readonly answers: ReadonlyMap<LookupName, string>;
  /** Of the look-ups. */
  readonly names: ReadonlySet<string>;
  /** Of those look-ups that are searches of the text. */
  readonly words: readonly string[];
}

/** One of the places at which the thing that a look-up asked for is written. */
interface Anchor {
  readonly name: LookupName;
  readonly index: number;
  /** What is written at all of these places. */
  readonly texts: string;
  readonly span: Span;
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
    answers.set(intern(name), intern(answer));
    names.add(bare);
    if (name.startsWith('word ')) words.push(bare);
  }
  const { start, end } = definition.span;
  const result = ownedResult(analysis.result);
  const anchors = anchorsOf(file, definition.span, result, answers)?.map((one) => ({
    ...one,
    texts: owned(one.texts),
  }));
  const fingerprint = fingerprintOf(file, definition);
  const basis: Basis = { config, text: definition.text, fingerprint, answers, names, words };
  return { basis, start, end, result, anchors };
}

/** All that the function says where it stands: when it is the same, the function is. */
function fingerprintOf(file: SourceFile, definition: FunctionDefinition): string {
  const { name, inClass } = definition;
  return `${name}\n${String(inClass)}\n${file.fingerprint(definition)}`;
}

function answerTo(file: SourceFile, name: LookupName, functionStart: number): string {
  return sourceAnswer(file.source, name, functionStart) ?? file.answer(name, functionStart);
}

/** Whether an edit elsewhere in the file can have changed what the result rests on. */
export function isConcerned({ basis: { names, words } }: FunctionEntry, change: DocumentChange): boolean {
  if (change.names === 'all') return true;
  for (const name of change.names) if (names.has(name)) return true;
  return change.words.size > 0 && words.some((word) => change.words.has(word));
}

/** After an edit elsewhere in the file that does not concern it. Undefined if a position stood in what was replaced. */
export function movedByEdit(
  entry: FunctionEntry,
  start: number,
  { from, to, delta }: DocumentChange,
): FunctionEntry | undefined {
  const by = start - entry.start;
  const shift = (span: Span): Span | undefined => {
    if (isWithin(span, entry)) return by === 0 ? span : movedBy(span, by);
    // What is inserted before an edit stays before it.
    if (span.end <= from) return span;
    if (span.start < to || (span.start === to && span.end === to)) return undefined;
    return delta === 0 ? span : movedBy(span, delta);
  };
  if (
    by === 0 &&
    delta === 0 &&
    (entry.anchors === undefined || entry.anchors.every((one) => shift(one.span)))
  )
    return entry;
  const result = movedResult(entry.result, by, shift);
  if (result === undefined) return undefined;
  const anchors: Anchor[] = [];
  for (const one of entry.anchors ?? []) {
    const span = shift(one.span);
    if (span === undefined) return undefined;
    anchors.push(span === one.span ? one : { ...one, span });
  }
  const { basis, end } = entry;
  return { basis, start, end: end + by, result, anchors: entry.anchors === undefined ? undefined : anchors };
}

/** After an edit inside of the function that is none of what it does. Undefined if a position stood in what was replaced. */
export function movedAround(entry: FunctionEntry, change: DocumentChange): FunctionEntry | undefined {
  // Other positions are those of another text.
  if (entry.anchors?.length !== 0) return undefined;
  const result = resultAround(entry.result, shiftOf(change));
  return result && { ...entry, end: entry.end + change.delta, result };
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
  const { start, end } = definition.span;
  const { basis } = entry;
  for (const [name, answer] of basis.answers) if (answerTo(file, name, start) !== answer) return undefined;
  if (fingerprintOf(file, definition) !== basis.fingerprint) return undefined;
  const by = start - entry.start;
  const before = entry.anchors;
  if (before === undefined) return undefined;
  const anchors: Anchor[] = [];
  for (const one of before) {
    const places = placesOf(file, one.name);
    const span = places[one.index];
    if (span === undefined || textsOf(file, places) !== one.texts) return undefined;
    anchors.push({ ...one, span });
  }
  const shift = (span: Span): Span | undefined => {
    if (isWithin(span, entry)) return by === 0 ? span : movedBy(span, by);
    if (isFileStart(span)) return span;
    const at = before.findIndex((one) => isWithin(span, one.span));
    const [old, now] = [before[at], anchors[at]];
    if (old === undefined || now === undefined) return undefined;
    return now.span.start === old.span.start ? span : movedBy(span, now.span.start - old.span.start);
  };
  const result = movedResult(entry.result, by, shift);
  return result === undefined ? undefined : { basis, start, end, result, anchors };
}

function movedBy({ start, end }: Span, delta: number): Span {
  return { start: start + delta, end: end + delta };
}

function isWithin(span: Span, outer: Span): boolean {
  return span.start >= outer.start && span.end <= outer.end;
}

/** An #include goes there where there is none yet. */
function isFileStart({ end }: Span): boolean {
  return end === 0;
}

function placesOf(file: SourceFile, name: LookupName): readonly Span[] {
  return name.startsWith('file ') ? sourcePlaces(file.source, name) : file.placesOf(name);
}

function textsOf({ source: { text } }: SourceFile, places: readonly Span[]): string {
  return places.map(({ start, end }) => text.slice(start, end)).join('\0');
}

function anchorsOf(
  file: SourceFile,
  own: Span,
  result: FunctionResult,
  answers: ReadonlyMap<LookupName, string>,
): readonly Anchor[] | undefined {
  for (const span of siteSpansOf(result.callSites)) if (!isWithin(span, own)) return undefined;
  const anchors: Anchor[] = [];
  for (const span of spansOf(result)) {
    if (isWithin(span, own) || isFileStart(span) || anchors.some((one) => isWithin(span, one.span))) continue;
    const anchor = anchorAround(span, file, answers);
    if (anchor === undefined) return undefined;
    anchors.push(anchor);
  }
  return anchors;
}

function anchorAround(
  span: Span,
  file: SourceFile,
  answers: ReadonlyMap<LookupName, string>,
): Anchor | undefined {
  for (const name of answers.keys()) {
    const places = placesOf(file, name);
    const index = places.findIndex((one) => isWithin(span, one));
    const place = places[index];
    if (place === undefined) continue;
    return { name, index, texts: textsOf(file, places), span: place };
  }
  return undefined;
}
