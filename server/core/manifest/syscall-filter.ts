/**
 * What the SystemCallFilter= lines of a unit leave a program: systemd.exec(5). The first list decides whether what is not
 * listed is allowed; later ones add and take away; an empty one starts anew.
 */
import type { CallName } from '../../kernel/calls';
import { filterSet } from '../../kernel/seccomp';
import type { Span } from '../text';
import type { Directive, UnitFacts } from './facts';

export interface DeniedCall {
  readonly call: CallName;
  /** The word that denies it; of a list of what is allowed, its line. */
  readonly span: Span;
  /** Instead of being killed by SIGSYS. */
  readonly errno: string | undefined;
}

export interface FilterReading {
  readonly denied: readonly DeniedCall[];
  /** The last line that counts: another one after it changes what it says. */
  readonly last: Directive | undefined;
}

type State =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly span: Span; readonly errno: string | undefined }
  /** A set of another version of systemd may name it. */
  | 'unknown';

export function readSyscallFilter(unit: UnitFacts, calls: readonly CallName[]): FilterReading {
  const errno = unit.directives.filter(({ name }) => name === 'SystemCallErrorNumber').at(-1)?.words[0]?.text;
  let filter: Filter | undefined;
  let last: Directive | undefined;
  for (const directive of unit.directives) {
    if (directive.name !== 'SystemCallFilter') continue;
    last = directive;
    const [first] = directive.words;
    if (first === undefined) {
      filter = undefined;
      continue;
    }
    const denies = first.text.startsWith('~');
    filter ??= new Filter(denies, directive.span);
    for (const { text, span } of directive.words) {
      const word = span.start === first.span.start && denies ? text.slice(1) : text;
      filter.apply(word, denies, { start: span.end - word.length, end: span.end });
    }
  }
  if (filter === undefined) return { denied: [], last };
  const found = filter;
  const denied = calls.flatMap((call): readonly DeniedCall[] => {
    const state = found.of(call);
    if (state === 'unknown' || state.allowed) return [];
    return [{ call, span: state.span, errno: state.errno ?? errno }];
  });
  return { denied, last };
}

class Filter {
  readonly #states = new Map<string, State>();
  #others: State;

  constructor(denies: boolean, line: Span) {
    this.#others = denies ? { allowed: true } : { allowed: false, span: line, errno: undefined };
  }

  of(call: CallName): State {
    return this.#states.get(call) ?? this.#others;
  }

  /** @param word a call or a set, with an errno behind a colon where it is denied */
  apply(word: string, denies: boolean, span: Span): void {
    const [name = '', errno] = word.split(':');
    // An allowed call takes no errno: systemd ignores it.
    if (!denies && errno !== undefined) return;
    const state: State = denies ? { allowed: false, span, errno } : { allowed: true };
    if (!name.startsWith('@')) {
      this.#set(name, state);
      return;
    }
    const members = filterSet(name);
    if (members !== undefined) for (const one of members) this.#set(one, state);
    // What an unknown set allows may be any call that is not named elsewhere.
    else if (!denies && this.#others !== 'unknown' && !this.#others.allowed) this.#others = 'unknown';
  }

  #set(name: string, state: State): void {
    this.#states.set(name, state);
  }
}
