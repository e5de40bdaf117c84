/**
 * What-if runs: the function is executed once more, taking for granted what one of its NUMA calls came to. Whatever is
 * still reached then is what the code does in that case, however it asks: by a test, a flag, a helper, goto, switch.
 * The assumed numbers are typical ones, so that comparisons fold; only conclusions of the form "this use is reached"
 * may be drawn, and only where nothing that is not analysed takes part in the decision.
 */
import { constantValues } from '../../kernel/constants';
import { errnoMarks, type ErrnoState } from './errno';
import { constant } from './linear';
import { hasMark, type AbstractValue, type Mark } from './value';
import type { CallKey } from '../flow/graph';

/** -1, 0, or (a move, since Linux 4.17) the number of pages left where they were. */
export type Outcome = 'failed' | 'complete' | 'incomplete';

export interface Assumption {
  readonly call: CallKey;
  readonly outcome: Outcome;
  /** What every status entry holds that is read from the call's array; absent: not known. */
  readonly entries?: readonly bigint[];
}

/**
 * What is executed once more: all of the function, or what leads to the uses that the usual run came to of what the call left behind,
 * and to where something is called of which nothing is known; `judged`: of these uses only those of errno and where others get the result;
 * `errno`: those of errno alone.
 */
export type ReplayExtent = 'all' | 'uses' | 'judged' | 'errno';

/** One, and more than any test asks for. */
const numbers: Readonly<Record<Outcome, readonly bigint[]>> = {
  failed: [-1n],
  complete: [0n],
  incomplete: [1n, 1n << 20n],
};

function oneOf(values: readonly bigint[], marks: readonly Mark[]): AbstractValue {
  return { points: values.map((value) => ({ kind: 'integer', form: constant(value) })), marks };
}

/** What the call returns under the assumption; undefined if it is about another call. */
export function assumedResult(
  assumption: Assumption | undefined,
  call: CallKey,
  marks: readonly Mark[],
): AbstractValue | undefined {
  return assumption?.call === call ? oneOf(numbers[assumption.outcome], marks) : undefined;
}

/** A few of the errors that such a call fails with: what matters is that none of them is 0. */
const errors = (['EPERM', 'ENOENT', 'ENODEV', 'ENOMEM', 'ENOSYS'] as const).map((name) =>
  BigInt(constantValues[name]),
);

/** What errno holds after the call failed; undefined where it is not certain to be this call's, or this call did not. */
export function assumedErrno(
  assumption: Assumption | undefined,
  state: ErrnoState,
): AbstractValue | undefined {
  if (assumption?.outcome !== 'failed' || state.mixed) return undefined;
  const only = state.calls.length === 1 && state.calls[0] === assumption.call;
  return only ? oneOf(errors, errnoMarks(state)) : undefined;
}

/** A value just read from memory: a status entry of the assumed call's is replaced by what is assumed of it. */
export function assumedEntry(assumption: Assumption | undefined, value: AbstractValue): AbstractValue {
  if (assumption?.entries === undefined || !hasMark(value, 'status')) return value;
  const own = value.marks.some(
    (mark) => mark.kind === 'status' && mark.call === assumption.call && !mark.negated,
  );
  return own ? oneOf(assumption.entries, value.marks) : value;
}
