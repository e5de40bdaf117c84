/**
 * Reuse of function results across runs. The caller owns the cache and hands it in with each run. After an edit that is
 * known, a result is reused unlooked if the edit neither touched its function nor can have changed an answer that it
 * rests on; else, and after any other change, when text, configuration and every recorded look-up are what they were. Of the
 * function around an edit, also when nothing but blanks between tokens differ.
 * What a run changes is kept when it succeeds.
 */
import type { FunctionAnalysis } from './analyse';
import { Candidates } from './candidates';
import type { LintConfig } from './config';
import { isConcerned, type DocumentChange, type Words } from './document-change';
import { DocumentMemory } from './document-memory';
import {
  entryOf,
  foundAgain,
  foundRespaced,
  functionKey,
  movedAround,
  movedByEdit,
  type FunctionEntry,
} from './function-entry';
import { keptUnits } from './kept-units';
import type { PlacedResult } from './placed-result';
import { PreparedMemory } from './prepared-memory';
import { isTold, ScriptMemory } from './script/script-memory';
import type { SourceFile } from './source-file';
import type { FunctionDefinition } from './syntax/functions';
import { isScript } from './syntax/language';
import type { LanguageId } from './syntax/port';

/** Results of functions that are not there any more: a comment that opens above them is closed again soon. */
const mostRetired = 1024;

/** Of one function, under different macros, declarations and helpers: as many as a word has letters that is typed in one. */
const mostOfOneFunction = 16;

/** Strings that look-ups repeat; past this many they are collected anew. */
const mostStrings = 65_536;

const noWords: ReadonlySet<string> = new Set();

/** The results of one document's functions. Hold one per document, across its versions. */
export class LintCache {
  /** What the text was. */
  document = new DocumentMemory();
  candidates = new Candidates();
  script = new ScriptMemory();
  prepared = new PreparedMemory();
  #language: LanguageId | undefined;
  /**
   * UTF-16 units over all that are retired, and over the strings: where a brace is missing, the rest of the file is one function,
   * another one at each key, and answers have all of its text.
   */
  #mostUnits = 0;
  /** In order of position. */
  #entries: readonly FunctionEntry[] = [];
  /** By name and text, those that were dropped first at the front. */
  readonly #retired = new Map<string, readonly FunctionEntry[]>();
  #retiredUnits = 0;
  #strings = new Map<string, string>();
  #stringUnits = 0;
  /** Words that some result rests on searches for, or once did. */
  readonly #watched = new Set<string>();
  readonly #watchedTold = new Set<string>();
  /** Functions whose result was reused in the last run, and those that were analysed. */
  reused = 0;
  analysed = 0;

  /** Before a run on a text of this length: nothing of a text in another language holds. */
  use(language: LanguageId, length: number): void {
    this.#mostUnits = keptUnits(length);
    if (this.#language !== undefined && this.#language !== language) {
      this.document = new DocumentMemory();
      this.candidates = new Candidates();
      this.script = new ScriptMemory();
      this.prepared = new PreparedMemory();
      this.#entries = [];
      this.#retired.clear();
      this.#retiredUnits = 0;
    }
    this.#language = language;
  }

  /** `change`: from the text that `before` are the results of; undefined: not known. */
  begin(
    config: LintConfig,
    change: DocumentChange | undefined,
    before: readonly FunctionEntry[] = this.#entries,
  ): CacheRun {
    if (this.#strings.size > mostStrings || this.#stringUnits > this.#mostUnits) {
      this.#strings = new Map();
      this.#stringUnits = 0;
      const all = [...this.#entries, ...this.script.allEntries, ...[...this.#retired.values()].flat()];
      this.#watched.clear();
      this.#watchedTold.clear();
      for (const { basis } of all) this.#watch(basis.words);
    }
    // Most words of an edited function are searched for by nobody.
    const told = change && { ...change, words: this.#watchedOf(change.words) };
    return new CacheRun(before, this.#retired, configKey(config), told, this.#intern);
  }

  /** Of a script, some stand for more than themselves: `*open` for all words that end so. */
  #watchedOf(words: Words): Words {
    if (this.#watched.size === 0) return noWords;
    const found = [...words].filter((one) => this.#watched.has(one));
    const told = [...this.#watchedTold].filter((one) => words.has(one));
    return new Set([...found, ...told]);
  }

  /** Keeps what the run found. */
  commit(run: CacheRun): void {
    const { entries } = run;
    // What was told of a script is never looked up again by its text.
    const dropped = this.#language !== undefined && isScript(this.#language) ? [] : run.dropped;
    // Other answers' results of the same function stay: what was typed elsewhere is deleted again, key by key.
    for (const { basis } of run.takenBack) {
      const others = this.#takeBack(basis.key).filter((one) => one.basis !== basis);
      if (others.length > 0) this.#retire(basis.key, others);
    }
    for (const one of dropped) {
      const { key } = one.basis;
      this.#retire(key, [...this.#takeBack(key), one].slice(-mostOfOneFunction));
    }
    for (const key of this.#retired.keys()) {
      if (this.#retired.size <= mostRetired && this.#retiredUnits <= this.#mostUnits) break;
      this.#takeBack(key);
    }
    if (run.analysed > 0) for (const { basis } of entries) this.#watch(basis.words);
    this.#entries = entries;
    this.reused = run.reused;
    this.analysed = run.analysed;
  }

  #watch(words: readonly string[]): void {
    for (const one of words) {
      this.#watched.add(one);
      if (isTold(one)) this.#watchedTold.add(one);
    }
  }

  #retire(key: string, all: readonly FunctionEntry[]): void {
    this.#retired.set(key, all);
    this.#retiredUnits += unitsOf(all);
  }

  #takeBack(key: string): readonly FunctionEntry[] {
    const found = this.#retired.get(key) ?? [];
    this.#retired.delete(key);
    this.#retiredUnits -= unitsOf(found);
    return found;
  }

  readonly #intern = <T extends string>(text: T): T => {
    const known = this.#strings.get(text);
    if (known === undefined) {
      this.#strings.set(text, text);
      this.#stringUnits += text.length;
    }
    return (known ?? text) as T;
  };
}

/** One run: functions are asked for in order of position. */
export class CacheRun {
  readonly entries: FunctionEntry[] = [];
  reused = 0;
  analysed = 0;
  readonly #before: readonly FunctionEntry[];
  /** Which of those before were reused. */
  readonly #used: Uint8Array;
  readonly #usedRetired = new Set<FunctionEntry>();
  /** Where those of a name and text stand among those before; made when it is needed. */
  #byKey: Map<string, number[]> | undefined;
  readonly #retired: ReadonlyMap<string, readonly FunctionEntry[]>;
  readonly #config: string;
  readonly #change: DocumentChange | undefined;
  readonly #intern: <T extends string>(text: T) => T;

  constructor(
    before: readonly FunctionEntry[],
    retired: ReadonlyMap<string, readonly FunctionEntry[]>,
    config: string,
    change: DocumentChange | undefined,
    intern: <T extends string>(text: T) => T,
  ) {
    this.#before = before;
    this.#used = new Uint8Array(before.length);
    this.#retired = retired;
    this.#config = config;
    this.#change = change;
    this.#intern = intern;
  }

  /** What was reused of none. */
  get dropped(): readonly FunctionEntry[] {
    return this.#before.filter((_, at) => this.#used[at] === 0);
  }

  /** What was found among the retired ones. */
  get takenBack(): Iterable<FunctionEntry> {
    return this.#usedRetired;
  }

  find(file: SourceFile, definition: FunctionDefinition): PlacedResult | undefined {
    const moved =
      this.#unlooked(definition) ?? this.#respaced(file, definition) ?? this.#lookedAt(file, definition);
    if (moved === undefined) return undefined;
    this.reused++;
    this.entries.push(moved);
    return moved.result;
  }

  /** The result as it is kept. */
  store(file: SourceFile, definition: FunctionDefinition, analysis: FunctionAnalysis): PlacedResult {
    this.analysed++;
    const entry = entryOf(file, definition, this.#config, analysis, this.#intern);
    this.entries.push(entry);
    return entry.result;
  }

  #unlooked({ name, span: { start, end } }: FunctionDefinition): FunctionEntry | undefined {
    const change = this.#change;
    if (change === undefined || change.renamed?.has(name) === true) return undefined;
    const { from, to, delta } = change;
    const isAround = change.isInert === true && start <= from && end >= to + delta;
    const by = isAround || end <= from ? 0 : start >= to + delta ? delta : undefined;
    if (by === undefined) return undefined;
    const at = indexAt(this.#before, start - by, end - (isAround ? delta : by));
    const entry = at === undefined ? undefined : this.#before[at];
    if (at === undefined || entry?.basis.config !== this.#config || isConcerned(entry.basis, change))
      return undefined;
    const moved = isAround ? movedAround(entry, change) : movedByEdit(entry, start, change);
    if (moved !== undefined) this.#used[at] = 1;
    return moved;
  }

  /** Of the function around an edit. */
  #respaced(file: SourceFile, definition: FunctionDefinition): FunctionEntry | undefined {
    const change = this.#change;
    const { start, end } = definition.span;
    if (change === undefined || change.to + change.delta <= start || change.from >= end) return undefined;
    const at = indexAt(this.#before, start, end - change.delta);
    const entry = at === undefined ? undefined : this.#before[at];
    if (at === undefined || entry?.basis.config !== this.#config) return undefined;
    const found = foundRespaced(entry, file, definition);
    if (found !== undefined) this.#used[at] = 1;
    return found;
  }

  #lookedAt(file: SourceFile, definition: FunctionDefinition): FunctionEntry | undefined {
    const key = functionKey(definition);
    const again = (entry: FunctionEntry | undefined): FunctionEntry | undefined =>
      entry?.basis.config === this.#config ? foundAgain(entry, file, definition) : undefined;
    for (const at of this.#withKey(key)) {
      const found = this.#used[at] === 1 ? undefined : again(this.#before[at]);
      if (found === undefined) continue;
      this.#used[at] = 1;
      return found;
    }
    // The last ones first: what was typed is deleted in the opposite order.
    for (const entry of [...(this.#retired.get(key) ?? [])].reverse()) {
      const found = this.#usedRetired.has(entry) ? undefined : again(entry);
      if (found === undefined) continue;
      this.#usedRetired.add(entry);
      return found;
    }
    return undefined;
  }

  #withKey(key: string): readonly number[] {
    if (this.#byKey === undefined) {
      this.#byKey = new Map();
      for (const [at, { basis }] of this.#before.entries()) {
        const list = this.#byKey.get(basis.key);
        if (list === undefined) this.#byKey.set(basis.key, [at]);
        else list.push(at);
      }
    }
    return this.#byKey.get(key) ?? [];
  }
}

function unitsOf(entries: readonly FunctionEntry[]): number {
  return entries.reduce((all, { basis }) => all + basis.units, 0);
}

/** The top level of a script may begin with its first function. */
function indexAt(entries: readonly FunctionEntry[], start: number, end: number): number | undefined {
  let low = 0;
  let high = entries.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const one = entries[middle];
    if (one === undefined) return undefined;
    if (one.result.start === start) {
      for (let near = middle - 1; near <= middle + 1; near++) {
        const other = entries[near];
        if (other?.result.start === start && other.result.end === end) return near;
      }
      return undefined;
    }
    if (one.result.start < start) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

const keys = new WeakMap<LintConfig, string>();

function configKey(config: LintConfig): string {
  let key = keys.get(config);
  if (key === undefined) {
    const { minKernel, targetArch, targetArchKnown, maxNodes, rules } = config;
    key = JSON.stringify([minKernel, targetArch, targetArchKnown, maxNodes, Object.entries(rules).sort()]);
    keys.set(config, key);
  }
  return key;
}
