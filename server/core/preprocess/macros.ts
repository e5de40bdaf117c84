/**
 * Which definitions of a name are in force, as a history by offset of the linted file. A state is a set, because
 * what a build chooses between conditional branches is not known; branches are joined where they end.
 */
import type { HeaderRequest } from '../lint';
import type { Directive } from './scan';
import type { MacroDefinition, MacroLookup, SourceName, Token } from './types';

/** `initial`: as it was before any text seen. `undef`: by an #undef. */
type Candidate = MacroDefinition | 'initial' | 'undef';
type State = readonly Candidate[];

const initial: State = ['initial'];
const undef: State = ['undef'];
const notDefined: MacroLookup = { kind: 'undefined' };

/** More candidates than this say no more than that it depends on the build. */
const candidateLimit = 16;
/** Branches nested deeper are joined at each definition, not tracked; compilers promise 63 levels (C17 5.2.4.1). */
const depthLimit = 64;
/** A name that no text defines lists the headers that might; more of them say no more. */
const headerLimit = 64;

interface Frame {
  /** The states at the #if of the names that any branch changed. */
  readonly before: Map<string, State>;
  /** The names that the present branch changed. */
  changed: Set<string>;
  /** Per name its states at the ends of the compiled branches that changed it. */
  readonly after: Map<string, State[]>;
  /** Branches ended that may be compiled. */
  live: number;
}

interface History {
  readonly offsets: number[];
  readonly states: State[];
}

export class MacroTable {
  readonly #now = new Map<string, State>();
  readonly #history = new Map<string, History>();
  readonly #frames: Frame[] = [];
  #tooDeep = 0;
  readonly #unseen: HeaderRequest[] = [];
  readonly #unseenOffsets: number[] = [];
  /** By the number of headers listed. */
  readonly #unseenAnswers: MacroLookup[] = [];
  readonly #unseenKeys = new Set<string>();
  /** Also a repeated include can undo an #undef. */
  #lastUnseen = -1;

  define(definition: MacroDefinition, offset: number): void {
    this.#change(definition.name, [definition], offset);
  }

  undefine(name: string, offset: number): void {
    this.#change(name, undef, offset);
  }

  unseenHeader(request: HeaderRequest, offset: number): void {
    this.#lastUnseen = offset;
    const key = `${request.system ? '<' : '"'}${request.spelling}`;
    if (this.#unseenKeys.has(key)) return;
    this.#unseenKeys.add(key);
    this.#unseen.push(request);
    this.#unseenOffsets.push(offset);
  }

  beginConditional(): void {
    if (this.#frames.length >= depthLimit) {
      this.#tooDeep++;
      return;
    }
    this.#frames.push({ before: new Map(), changed: new Set(), after: new Map(), live: 0 });
  }

  /** `live`: the branch may be compiled. Puts back the states at the #if. */
  endBranch(live: boolean, offset: number): void {
    const frame = this.#frame();
    if (frame === undefined) return;
    for (const name of frame.changed) {
      const state = this.#now.get(name) ?? initial;
      if (live) {
        const states = frame.after.get(name);
        if (states === undefined) frame.after.set(name, [state]);
        else states.push(state);
      }
      this.#set(name, frame.before.get(name) ?? initial, offset);
    }
    frame.changed = new Set();
    if (live) frame.live++;
  }

  /** `exhaustive`: one of the branches is compiled in every build. Call endBranch for the last branch first. */
  endConditional(exhaustive: boolean, offset: number): void {
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      return;
    }
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    for (const [name, states] of frame.after) {
      const joined = new Set(states.flat());
      if (!exhaustive || states.length < frame.live) {
        for (const candidate of frame.before.get(name) ?? initial) joined.add(candidate);
      }
      this.#change(name, bounded(joined), offset);
    }
  }

  /** The state at the point that processing has reached. */
  now(name: string): MacroLookup {
    const state = this.#now.get(name) ?? initial;
    return this.#answer(state, this.#unseen.length, this.#lastUnseen >= 0);
  }

  /** True when nothing seen so far says anything about the name. */
  isUntouched(name: string): boolean {
    return !this.#history.has(name);
  }

  at(name: string, offset: number): MacroLookup {
    const history = this.#history.get(name);
    const index = history === undefined ? -1 : lastAtOrBefore(history.offsets, offset);
    const state = history?.states[index] ?? initial;
    const since = history?.offsets[index] ?? -1;
    const headers = lastAtOrBefore(this.#unseenOffsets, offset) + 1;
    return this.#answer(state, headers, headers > 0 && this.#lastUnseen > since);
  }

  #answer(state: State, headers: number, headerSinceUndef: boolean): MacroLookup {
    // Most names of a program are no macros.
    if (state === initial) return headers > 0 ? this.#unseenAnswer(headers) : notDefined;
    const definitions = state.filter((candidate) => typeof candidate !== 'string');
    const first = definitions[0];
    if (first === undefined) {
      const untouched = state.includes('initial');
      return headers > 0 && (untouched || headerSinceUndef) ? this.#unseenAnswer(headers) : notDefined;
    }
    const orElse = definitions.length < state.length;
    const distinct = new Map(definitions.map((one) => [definitionKey(one), one]));
    if (distinct.size === 1 && !orElse) return { kind: 'defined', definition: first };
    return { kind: 'unknown', why: { kind: 'branches', candidates: [...distinct.values()], orElse } };
  }

  #unseenAnswer(count: number): MacroLookup {
    const listed = Math.min(count, headerLimit);
    return (this.#unseenAnswers[listed] ??= {
      kind: 'unknown',
      why: { kind: 'unseen-header', headers: this.#unseen.slice(0, listed) },
    });
  }

  #frame(): Frame | undefined {
    return this.#tooDeep > 0 ? undefined : this.#frames[this.#frames.length - 1];
  }

  #change(name: string, state: State, offset: number): void {
    const before = this.#now.get(name) ?? initial;
    const frame = this.#frames[this.#frames.length - 1];
    if (frame !== undefined) {
      if (!frame.before.has(name)) frame.before.set(name, before);
      frame.changed.add(name);
    }
    this.#set(name, this.#tooDeep > 0 ? bounded(new Set([...before, ...state])) : state, offset);
  }

  #set(name: string, state: State, offset: number): void {
    this.#now.set(name, state);
    let history = this.#history.get(name);
    if (history === undefined) {
      history = { offsets: [], states: [] };
      this.#history.set(name, history);
    }
    history.offsets.push(offset);
    history.states.push(state);
  }
}

function bounded(candidates: ReadonlySet<Candidate>): State {
  if (candidates.size <= candidateLimit) return [...candidates];
  return ['initial', ...[...candidates].filter((one) => one !== 'initial').slice(0, candidateLimit)];
}

/** The index of the last element that is not greater than `value`, or -1. `sorted` is ascending. */
export function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

const keys = new WeakMap<MacroDefinition, string>();

/** Equal for definitions that C17 6.10.3p2 calls the same, wherever they stand. */
export function definitionKey(definition: MacroDefinition): string {
  let key = keys.get(definition);
  if (key === undefined) {
    const parameters =
      definition.parameters === undefined
        ? ''
        : `(${[...definition.parameters, ...(definition.variadic === undefined ? [] : [`${definition.variadic}...`])].join()})`;
    const body = definition.body
      .map((token, index) => (index > 0 && token.before !== 'none' ? ' ' : '') + token.text)
      .join('');
    key = `${definition.name}${parameters} ${body}`;
    keys.set(definition, key);
  }
  return key;
}

/**
 * The answer as a string, for memoising an analysis by its look-ups: equal strings expand alike.
 * Positions are left out, so that an edit above a definition changes nothing.
 */
export function lookupKey(lookup: MacroLookup): string {
  switch (lookup.kind) {
    case 'defined':
      return `= ${definitionKey(lookup.definition)}`;
    case 'undefined':
      return '-';
    case 'unknown':
      return lookup.why.kind === 'unseen-header'
        ? `? ${lookup.why.headers.map((header) => header.spelling).join()}`
        : `| ${lookup.why.orElse ? 'else ' : ''}${lookup.why.candidates.map(definitionKey).join(' | ')}`;
  }
}

/** Reads a #define; undefined when it is malformed. */
export function readDefinition(directive: Directive, source: SourceName): MacroDefinition | undefined {
  const [name, ...rest] = directive.tokens;
  if (name?.kind !== 'identifier') return undefined;
  const common = { name: name.text, source, span: directive.span, nameSpan: name.span };
  const open = rest[0];
  if (open?.text !== '(' || open.before !== 'none') {
    return { ...common, parameters: undefined, variadic: undefined, body: rest };
  }
  const list = readParameters(rest);
  if (list === undefined) return undefined;
  return { ...common, parameters: list.parameters, variadic: list.variadic, body: rest.slice(list.length) };
}

/** `tokens` start with the parenthesis. */
function readParameters(
  tokens: readonly Token[],
): { parameters: string[]; variadic: string | undefined; length: number } | undefined {
  const parameters: string[] = [];
  if (tokens[1]?.text === ')') return { parameters, variadic: undefined, length: 2 };
  for (let at = 1; ; at += 2) {
    const token = tokens[at];
    if (token?.text === '...') {
      return tokens[at + 1]?.text === ')'
        ? { parameters, variadic: '__VA_ARGS__', length: at + 2 }
        : undefined;
    }
    if (token?.kind !== 'identifier') return undefined;
    const next = tokens[at + 1]?.text;
    if (next === '...') {
      return tokens[at + 2]?.text === ')' ? { parameters, variadic: token.text, length: at + 3 } : undefined;
    }
    parameters.push(token.text);
    if (next === ')') return { parameters, variadic: undefined, length: at + 2 };
    if (next !== ',') return undefined;
  }
}
