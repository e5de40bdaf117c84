/**
 * Which definitions of a name are in force, as a history by ordinal of the linted file's directives: what a header
 * defines holds after the directive that includes it, what was there before the file has negative ones. A state is a set,
 * because what a build chooses between conditional branches is not known; branches are joined where they end.
 */
import type { HeaderRequest } from '../lint';
import type { MacroDefinition, MacroDoubt, MacroLookup } from './types';

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
  /** One branch is compiled in every build, and no place of the file is in another: as if there were no conditional. */
  decided: boolean;
  /** Per name that any branch changed. */
  readonly changes: Map<string, Change>;
  /** The names that the present branch changed. */
  changed: string[];
  /** Branches ended that may be compiled. */
  live: number;
}

interface Change {
  /** At the #if. */
  readonly before: State;
  /** In the present branch, if that changed it. */
  inBranch: boolean;
  /** All candidates at the ends of the compiled branches that changed it, and the number of those branches. */
  after: State;
  branches: number;
}

interface History {
  readonly ordinals: number[];
  readonly states: State[];
}

export class MacroTable {
  readonly #history = new Map<string, History>();
  /** The name of each entry in a history, in the order in which they were made. */
  readonly #log: string[] = [];
  readonly #frames: Frame[] = [];
  #tooDeep = 0;
  readonly #unseen: HeaderRequest[] = [];
  readonly #unseenOrdinals: number[] = [];
  /** By the number of headers listed. */
  readonly #unseenAnswers: MacroLookup[] = [];
  readonly #unseenKeys = new Set<string>();
  /** Every #include of one, as a repeated one too can undo an #undef. */
  readonly #unseenIncludes: number[] = [];

  define(definition: MacroDefinition, ordinal: number): void {
    this.#change(definition.name, [definition], ordinal);
  }

  undefine(name: string, ordinal: number): void {
    this.#change(name, undef, ordinal);
  }

  unseenHeader(request: HeaderRequest, ordinal: number): void {
    this.#unseenIncludes.push(ordinal);
    const key = headerKey(request);
    if (this.#unseenKeys.has(key)) return;
    this.#unseenKeys.add(key);
    this.#unseen.push(request);
    this.#unseenOrdinals.push(ordinal);
  }

  beginConditional(): void {
    if (this.#frames.length >= depthLimit) {
      this.#tooDeep++;
      return;
    }
    this.#frames.push({ decided: false, changes: new Map(), changed: [], live: 0 });
  }

  /** The branch that begins, of a conditional in a header, is compiled in every build, and no branch before it in any. */
  beginOnlyBranch(): void {
    const frame = this.#frame();
    if (frame !== undefined) frame.decided = true;
  }

  /** `live`: the branch may be compiled. Puts back the states at the #if. */
  endBranch(live: boolean, ordinal: number): void {
    const frame = this.#frame();
    if (frame === undefined || frame.decided) return;
    for (const name of frame.changed) {
      const change = frame.changes.get(name);
      if (change === undefined) continue;
      if (live) {
        const state = this.#present(name);
        change.after = change.branches === 0 ? state : union(change.after, state);
        change.branches++;
      }
      change.inBranch = false;
      this.#set(name, change.before, ordinal);
    }
    frame.changed = [];
    if (live) frame.live++;
  }

  /** `exhaustive`: one of the branches is compiled in every build. Call endBranch for the last branch first. */
  endConditional(exhaustive: boolean, ordinal: number): void {
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      return;
    }
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    for (const [name, { before, after, branches }] of frame.changes) {
      if (branches === 0) continue;
      const passedBy = !exhaustive || branches < frame.live;
      this.#change(name, bounded(passedBy ? union(after, before) : after), ordinal);
    }
  }

  /** The state at the point that processing has reached. */
  now(name: string): MacroLookup {
    const state = this.#present(name);
    return this.#answer(state, this.#unseen.length, true);
  }

  #present(name: string): State {
    return this.#history.get(name)?.states.at(-1) ?? initial;
  }

  /** Forgets what came after a directive that is in no conditional. */
  backTo(ordinal: number): void {
    for (let name = this.#log.at(-1); name !== undefined; name = this.#log.at(-1)) {
      const history = this.#history.get(name);
      if ((history?.ordinals.at(-1) ?? -Infinity) <= ordinal) break;
      history?.ordinals.pop();
      history?.states.pop();
      if (history?.states.length === 0) this.#history.delete(name);
      this.#log.pop();
    }
    cut(this.#unseenIncludes, ordinal);
    cut(this.#unseenOrdinals, ordinal);
    for (const request of this.#unseen.splice(this.#unseenOrdinals.length))
      this.#unseenKeys.delete(headerKey(request));
    this.#unseenAnswers.splice(this.#unseen.length + 1);
    this.#frames.length = 0;
    this.#tooDeep = 0;
  }

  /** True when nothing seen so far says anything about the name. */
  isUntouched(name: string): boolean {
    return !this.#history.has(name);
  }

  at(name: string, ordinal: number): MacroLookup {
    const history = this.#history.get(name);
    const index = history === undefined ? -1 : lastAtOrBefore(history.ordinals, ordinal);
    const state = history?.states[index] ?? initial;
    const since = history?.ordinals[index] ?? -Infinity;
    const headers = lastAtOrBefore(this.#unseenOrdinals, ordinal) + 1;
    return this.#answer(state, headers, headers > 0 && (this.#unseenIncludes.at(-1) ?? -Infinity) > since);
  }

  #answer(state: State, headers: number, headerSinceUndef: boolean): MacroLookup {
    // Most names of a program are no macros.
    if (state === initial) return headers > 0 ? this.#unseenAnswer(headers) : notDefined;
    const [only] = state;
    if (state.length === 1 && only !== undefined && typeof only !== 'string')
      return { kind: 'defined', definition: only };
    const definitions = state.filter((candidate) => typeof candidate !== 'string');
    const first = definitions[0];
    if (first === undefined) {
      const untouched = state.includes('initial');
      return headers > 0 && (untouched || headerSinceUndef) ? this.#unseenAnswer(headers) : notDefined;
    }
    const orElse = definitions.length < state.length;
    const distinct = new Map(definitions.map((one) => [one.key, one]));
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

  /** The innermost conditional that may have another end than the branch being read. */
  #tracking(): Frame | undefined {
    for (let at = this.#frames.length - 1; at >= 0; at--)
      if (this.#frames[at]?.decided === false) return this.#frames[at];
    return undefined;
  }

  #frame(): Frame | undefined {
    return this.#tooDeep > 0 ? undefined : this.#frames[this.#frames.length - 1];
  }

  #change(name: string, state: State, ordinal: number): void {
    const before = this.#present(name);
    const frame = this.#tracking();
    if (frame !== undefined) {
      let change = frame.changes.get(name);
      if (change === undefined) {
        change = { before, inBranch: false, after: before, branches: 0 };
        frame.changes.set(name, change);
      }
      if (!change.inBranch) frame.changed.push(name);
      change.inBranch = true;
    }
    this.#set(name, this.#tooDeep > 0 ? bounded(union(before, state)) : state, ordinal);
  }

  #set(name: string, state: State, ordinal: number): void {
    let history = this.#history.get(name);
    if (history === undefined) {
      history = { ordinals: [], states: [] };
      this.#history.set(name, history);
    }
    const last = history.ordinals.length - 1;
    if (history.ordinals[last] === ordinal) {
      // Nobody can ask for a place within a header.
      history.states[last] = state;
      return;
    }
    history.ordinals.push(ordinal);
    history.states.push(state);
    this.#log.push(name);
  }
}

/** Both, without repetition. */
function union(one: State, other: State): State {
  const added = other.filter((candidate) => !one.includes(candidate));
  return added.length === 0 ? one : [...one, ...added];
}

function bounded(state: State): State {
  if (state.length <= candidateLimit) return state;
  return ['initial', ...state.filter((one) => one !== 'initial').slice(0, candidateLimit)];
}

function headerKey({ system, spelling }: HeaderRequest): string {
  return `${system ? '<' : '"'}${spelling}`;
}

/** Takes away what is greater than `most` from the end of an ascending list. */
export function cut(ordinals: number[], most: number): void {
  ordinals.length = lastAtOrBefore(ordinals, most) + 1;
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

/**
 * The answer as a string, for memoising an analysis by its look-ups: equal strings expand alike.
 * Positions are left out, so that an edit above a definition changes nothing.
 */
export function lookupKey(lookup: MacroLookup): string {
  switch (lookup.kind) {
    case 'defined':
      return `= ${lookup.definition.key}`;
    case 'undefined':
      return '-';
    case 'unknown': {
      let key = doubts.get(lookup);
      if (key === undefined) doubts.set(lookup, (key = doubtKey(lookup.why)));
      return key;
    }
  }
}

/** Whether such an answer, as a string, tells of a definition. */
export function isOfMacro(key: string): boolean {
  return key.startsWith('=') || key.startsWith('|');
}

/** Most names of a program get one and the same answer: that no header seen defines them. */
const doubts = new WeakMap<MacroLookup, string>();

function doubtKey(why: MacroDoubt): string {
  return why.kind === 'unseen-header'
    ? `? ${why.headers.map((header) => header.spelling).join()}`
    : `| ${why.orElse ? 'else ' : ''}${why.candidates.map((one) => one.key).join(' | ')}`;
}
