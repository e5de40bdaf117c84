/** Whose error number errno holds at one point of the program, and what may have replaced it since. */
import type { CallKey } from '../flow/graph';
import type { Span } from '../text';
import type { Mark } from './value';

/** A call that may have set errno after a NUMA call did, its own result thrown away. */
export interface Overwriter {
  readonly name: string;
  readonly span: Span;
}

interface Overwritten {
  readonly call: CallKey;
  readonly by: Overwriter;
}

export interface ErrnoState {
  /** The NUMA calls whose errno nothing has overwritten yet. */
  readonly calls: readonly CallKey[];
  /** Those whose errno may be lost, although the code can mean no other call's. */
  readonly overwritten: readonly Overwritten[];
  /** On some paths it is another call's, or nobody's that is followed. */
  readonly mixed: boolean;
}

/** errno is nobody's that is followed. */
export const noErrno: ErrnoState = { calls: [], overwritten: [], mixed: false };

export function errnoOf(call: CallKey): ErrnoState {
  return { calls: [call], overwritten: [], mixed: false };
}

/** A function that may set errno has run, and nobody asks how it went. */
export function overwrite(state: ErrnoState, by: Overwriter): ErrnoState {
  if (state.calls.length === 0) return state;
  const lost = state.calls.map((call) => ({ call, by }));
  return { calls: [], overwritten: [...lost, ...state.overwritten], mixed: state.mixed };
}

export function joinErrno(a: ErrnoState, b: ErrnoState): ErrnoState {
  if (sameErrno(a, b)) return a;
  const calls = new Set([...a.calls, ...b.calls]);
  const overwritten = new Map([...a.overwritten, ...b.overwritten].map((one) => [key(one), one]));
  const mixed = a.mixed || b.mixed || owners(a).join() !== owners(b).join();
  return { calls: [...calls], overwritten: [...overwritten.values()], mixed };
}

export function sameErrno(a: ErrnoState, b: ErrnoState): boolean {
  return (
    a === b ||
    (a.mixed === b.mixed &&
      isSameList(a.calls, b.calls, (one) => one) &&
      isSameList(a.overwritten, b.overwritten, key))
  );
}

/** What a value read from errno now carries. */
export function errnoMarks(state: ErrnoState, readAt?: Span): readonly Mark[] {
  const markOf = (call: CallKey, overwritten: Overwriter | undefined): Mark => ({
    kind: 'errno',
    call,
    negated: false,
    overwritten,
    readAt,
    mixed: state.mixed,
  });
  return [
    ...state.calls.map((call) => markOf(call, undefined)),
    ...state.overwritten
      .filter((one) => !state.calls.includes(one.call))
      .map((one) => markOf(one.call, one.by)),
  ];
}

function isSameList<T>(a: readonly T[], b: readonly T[], name: (one: T) => string): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.every((one, at) => {
    const other = b[at];
    return other === one || (other !== undefined && name(one) === name(other));
  });
}

function owners(state: ErrnoState): readonly CallKey[] {
  return [...new Set([...state.calls, ...state.overwritten.map((one) => one.call)])].sort();
}

function key({ call, by }: Overwritten): string {
  return `${call} ${by.name} ${by.span.start}`;
}
