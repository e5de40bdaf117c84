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
}

/** errno is nobody's that is followed. */
export const noErrno: ErrnoState = { calls: [], overwritten: [] };

export function errnoOf(call: CallKey): ErrnoState {
  return { calls: [call], overwritten: [] };
}

/** A function that may set errno has run, and nobody asks how it went. */
export function overwrite(state: ErrnoState, by: Overwriter): ErrnoState {
  if (state.calls.length === 0) return state;
  const lost = state.calls.map((call) => ({ call, by }));
  return { calls: [], overwritten: [...lost, ...state.overwritten] };
}

export function joinErrno(a: ErrnoState, b: ErrnoState): ErrnoState {
  if (a === b) return a;
  const overwritten = new Map([...a.overwritten, ...b.overwritten].map((one) => [key(one), one]));
  return { calls: [...new Set([...a.calls, ...b.calls])], overwritten: [...overwritten.values()] };
}

export function sameErrno(a: ErrnoState, b: ErrnoState): boolean {
  return (
    a === b ||
    (a.calls.join() === b.calls.join() &&
      a.overwritten.map(key).join() === b.overwritten.map(key).join())
  );
}

/** What a value read from errno now carries. */
export function errnoMarks(state: ErrnoState): readonly Mark[] {
  return [
    ...state.calls.map((call): Mark => ({ kind: 'errno', call, negated: false })),
    ...state.overwritten
      .filter((one) => !state.calls.includes(one.call))
      .map((one): Mark => ({ kind: 'errno', call: one.call, negated: false, overwritten: one.by })),
  ];
}

function key({ call, by }: Overwritten): string {
  return `${call} ${by.name} ${by.span.start}`;
}
