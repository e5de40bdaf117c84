/**
 * What an edit did to a script, told from its text before and after: which statements of the top level were replaced,
 * which names they declare and spell. A result whose function stands in another statement rests on these names alone
 * (reads.ts). Statements count as the same where their text and their syntax are: the parser may read them otherwise when
 * something else of the file is broken.
 */
import type { LintConfig } from '../config';
import type { DocumentChange } from '../document-change';
import { bareName, Lookups, type LookupName } from '../lowering/lookups';
import type { FunctionDefinition } from '../syntax/functions';
import type { LanguageId, SyntaxNode } from '../syntax/port';
import { sameEnds, type Span } from '../text';
import type { ScriptFile } from './script-file';

/**
 * What a change has to do with the words that a result searched the text for: `*open` is a word that ends so, `=pages` one
 * that is written to.
 */
class Words extends Set<string> {
  override has(word: string): boolean {
    if (!word.startsWith('*')) return super.has(word);
    const end = word.slice(1);
    return [...this].some((one) => one.endsWith(end));
  }
}

/** The word of results that rest on anything: every change concerns them. */
export const anything = '*';

interface Version {
  readonly text: string;
  readonly language: LanguageId;
  readonly files: ReadonlyMap<string, string>;
  readonly config: LintConfig;
  readonly statements: readonly Statement[];
  readonly functions: readonly NamedSpan[];
  readonly declared: readonly NamedSpan[];
  /** What is written to. */
  readonly written: readonly Span[];
  /** By the start of the function. */
  readonly makers: Map<number, Maker>;
}

/** Whether a function makes a call of the family, and what that rests on. */
interface Maker {
  readonly end: number;
  readonly makes: boolean;
  readonly names: readonly LookupName[];
}

interface Statement extends Span {
  /** Of the types and places of its nodes. */
  readonly shape: number;
}

interface NamedSpan extends Span {
  readonly name: string;
}

/** Of one document, across its versions. */
export class ScriptMemory {
  #kept: Version | undefined;
  #read: Version | undefined;
  #change: DocumentChange | undefined;

  /** From the version that was kept last; undefined: anything may be another. */
  read(file: ScriptFile, files: ReadonlyMap<string, string>, config: LintConfig): DocumentChange | undefined {
    const [before, now] = [
      this.#kept,
      file.root.type === 'program' ? versionOf(file, files, config) : undefined,
    ];
    this.#read = now;
    this.#change = before && now && isLike(before, now) ? changeBetween(before, now) : undefined;
    return this.#change;
  }

  /** Whether a function of the version that was read makes a call of the family. */
  makes({ span: { start, end } }: FunctionDefinition, tell: (lookups: Lookups) => boolean): boolean {
    const known = this.#maker(start, end);
    if (known !== undefined) {
      this.#read?.makers.set(start, { ...known, end });
      return known.makes;
    }
    const lookups = new Lookups();
    const makes = tell(lookups);
    this.#read?.makers.set(start, { end, makes, names: [...lookups.answers.keys()] });
    return makes;
  }

  #maker(start: number, end: number): Maker | undefined {
    const change = this.#change;
    if (change === undefined) return undefined;
    const by = end <= change.from ? 0 : start >= change.to + change.delta ? change.delta : undefined;
    const found = by === undefined ? undefined : this.#kept?.makers.get(start - by);
    if (by === undefined || found?.end !== end - by) return undefined;
    return found.names.some((name) => concerns(change, name)) ? undefined : found;
  }

  /** The results are those of the version that was read. */
  keep(): void {
    this.#kept = this.#read;
  }

  forget(): void {
    this.#kept = undefined;
    this.#read = undefined;
    this.#change = undefined;
  }
}

function concerns({ names, words }: DocumentChange, name: LookupName): boolean {
  const bare = bareName(name);
  return names === 'all' || names.has(bare) || (name.startsWith('word ') && words.has(bare));
}

function versionOf(file: ScriptFile, files: ReadonlyMap<string, string>, config: LintConfig): Version {
  return {
    text: file.text,
    language: file.language,
    files,
    config,
    statements: file.root.namedChildren.map((one) => ({
      start: one.start,
      end: one.end,
      shape: shapeOf(one),
    })),
    functions: file.functions.slice(1).map(({ name, span: { start, end } }) => ({ name, start, end })),
    makers: new Map(),
    declared: file.topLevel.map(({ name, nameNode: { start, end } }) => ({ name, start, end })),
    written: file.written,
  };
}

function shapeOf(statement: SyntaxNode): number {
  let shape = statement.hasError ? 1 : 0;
  const pending = [statement];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const part of [numberOf(node.type), node.start - statement.start, node.end - statement.start])
      shape = Math.imul(shape ^ part, 0x01000193);
    pending.push(...node.namedChildren);
  }
  return shape;
}

const numbers = new Map<string, number>();

function numberOf(type: string): number {
  let number = numbers.get(type);
  if (number === undefined) {
    number = 0x811c9dc5;
    for (let at = 0; at < type.length; at++) number = Math.imul(number ^ type.charCodeAt(at), 0x01000193);
    numbers.set(type, number);
  }
  return number;
}

/** All but the text. */
function isLike(a: Version, b: Version): boolean {
  return a.language === b.language && a.config === b.config && sameFiles(a.files, b.files);
}

function sameFiles(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a === b || (a.size === b.size && [...a].every(([name, text]) => b.get(name) === text));
}

function changeBetween(before: Version, now: Version): DocumentChange | undefined {
  const delta = now.text.length - before.text.length;
  if (delta === 0 && before.text === now.text) {
    const end = now.text.length;
    return { from: end, to: end, delta, names: new Set(), words: new Set() };
  }
  const same = sameEnds(before.text, now.text);
  const first = sameStatements(before, now, same.before);
  const last = sameStatementsBehind(before, now, same.behind, first);
  const replaced = { start: before.statements[first - 1]?.end ?? 0, end: endOf(before, last) };
  const by = { start: replaced.start, end: endOf(now, last) };
  if (!sameFunctionsAround(before.functions, now.functions, replaced, by)) return undefined;
  const names = new Set([
    ...namesIn(before.declared, replaced),
    ...namesIn(now.declared, by),
    ...namesIn(before.functions, replaced),
    ...namesIn(now.functions, by),
  ]);
  const words = new Words([anything]);
  for (const text of [before.text.slice(replaced.start, replaced.end), now.text.slice(by.start, by.end)])
    for (const word of wordsIn(text)) words.add(word);
  for (const name of [...names, ...writtenIn(before, replaced), ...writtenIn(now, by)]) words.add(`=${name}`);
  return { from: replaced.start, to: replaced.end, delta, names, words };
}

/** How many from the first on. What touches the edit may have grown by it. */
function sameStatements(before: Version, now: Version, length: number): number {
  let count = 0;
  for (; ; count++) {
    const [a, b] = [before.statements[count], now.statements[count]];
    if (a === undefined || b === undefined || a.end >= length) return count;
    if (a.start !== b.start || a.end !== b.end || a.shape !== b.shape) return count;
  }
}

/** How many from the last on. A name may mean what is declared in a scope that ends where it begins. */
function sameStatementsBehind(before: Version, now: Version, length: number, taken: number): number {
  const most = Math.min(before.statements.length, now.statements.length) - taken;
  const delta = now.text.length - before.text.length;
  let count = 0;
  for (; count < most; count++) {
    const a = before.statements.at(-1 - count);
    const b = now.statements.at(-1 - count);
    if (a === undefined || b === undefined || a.start <= before.text.length - length) break;
    if (a.start + delta !== b.start || a.end + delta !== b.end || a.shape !== b.shape) break;
  }
  while (count > 0 && [before, now].some((one) => touches(one, count))) count--;
  return count;
}

/** The first of the last ones stands right behind another one. */
function touches({ statements }: Version, last: number): boolean {
  return statements.at(-last)?.start === statements.at(-last - 1)?.end;
}

/** Where the last ones begin. */
function endOf({ text, statements }: Version, last: number): number {
  return last === 0 ? text.length : (statements.at(-last)?.start ?? text.length);
}

/** The names of functions count those of the same name before them. */
function sameFunctionsAround(
  before: readonly NamedSpan[],
  now: readonly NamedSpan[],
  replaced: Span,
  by: Span,
): boolean {
  const [a, b] = [outside(before, replaced), outside(now, by)];
  return a.length === b.length && a.every((name, at) => name === b[at]);
}

function outside(all: readonly NamedSpan[], span: Span): readonly string[] {
  return all.filter((one) => one.end <= span.start || one.start >= span.end).map((one) => one.name);
}

function namesIn(all: readonly NamedSpan[], span: Span): readonly string[] {
  return all.filter((one) => one.start >= span.start && one.end <= span.end).map((one) => one.name);
}

/** Every word of what is written to: `numa.flags.move` is something of each. */
function writtenIn({ text, written }: Version, span: Span): readonly string[] {
  return written
    .filter((one) => one.start >= span.start && one.end <= span.end)
    .flatMap((one) => [...wordsIn(text.slice(one.start, one.end))]);
}

/** With what escapes may hide: `\nname` holds `name`. */
function wordsIn(text: string): Iterable<string> {
  const plain = text.match(/[\p{ID_Continue}$\u200c\u200d]+/gu) ?? [];
  if (!text.includes('\\')) return plain;
  return [...plain, ...(text.match(/[\p{ID_Continue}$\\{}]+/gu) ?? []), ...plain.map((one) => one.slice(1))];
}
