/** What becomes of the result, of errno and of the status entries after a call: plain look-ups for rules. */
import type { Span } from '../text';
import type { Outcome } from './assumption';
import type { Overwriter } from './errno';

/** How a test looks at a result or a status entry. */
export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'truth' | 'switch';

interface UseBase {
  readonly span: Span;
  /** On some paths it is what another call left behind that is used here. */
  readonly mixed?: boolean;
}

/** Each label of a switch is a test of its own (`eq`), beside the one of the switch. */
export interface TestUse extends UseBase {
  readonly kind: 'test';
  readonly comparison: Comparison;
  /** What it is compared with, the tested value on the left. Absent for `truth`, `switch` and an unknown number. */
  readonly against: bigint | undefined;
  /** The same as a macro or name, where it came from one: `EACCES`. */
  readonly againstName: string | undefined;
  /** A unary minus was applied to the value first: `-status[i] == EACCES`. */
  readonly negated: boolean;
  /** A label of a switch. */
  readonly isLabel: boolean;
  /** Strict equality of a bigint with a number, or the other way round: never true. */
  readonly neverEqual: boolean;
  /** What it is compared with, as written; of `neverEqual`. */
  readonly other: Span | undefined;
  /** Of a `switch`: it has a default label. */
  readonly hasDefault: boolean;
}

/** Handed to a function; `name` undefined if computed. Assertion macros arrive as tests. */
export interface PassedUse extends UseBase {
  readonly kind: 'passed';
  readonly name: string | undefined;
  /** -1: read by the function itself, as perror() reads errno. */
  readonly argument: number;
  readonly negated: boolean;
}

export interface OtherUse extends UseBase {
  /**
   * `escapes`: stored where others can see it (a global, an out-parameter, a field of the caller's). `computed`:
   * arithmetic, formatting; looked at, though not decided upon. `shifts`: how far something is shifted to the left.
   */
  readonly kind: 'returned' | 'escapes' | 'indexes' | 'computed' | 'shifts';
}

export type Use = TestUse | PassedUse | OtherUse;

/** Equal for uses that a rule could not tell apart. */
export function useKey(use: Use): string {
  const place = `${use.kind} ${use.span.start}-${use.span.end}${use.mixed === true ? '?' : ''}`;
  switch (use.kind) {
    case 'test': {
      const { comparison, against, againstName, negated, isLabel, neverEqual, hasDefault, other } = use;
      const kind = `${comparison}${negated ? '-' : ''}${isLabel ? ':' : ''}${hasDefault ? '*' : ''}`;
      const never = neverEqual ? `!${other?.start ?? ''}-${other?.end ?? ''}` : '';
      return `${place} ${kind} ${against ?? ''} ${never} ${againstName ?? ''}`;
    }
    case 'passed':
      return `${place} ${use.argument}${use.negated ? '-' : ''} ${use.name ?? ''}`;
    default:
      return place;
  }
}

/** Others get it, and may decide upon it. */
export function isHandedOn({ kind }: Use): boolean {
  return kind === 'passed' || kind === 'escapes';
}

/** A use of errno after a call that may have replaced it, and whose own outcome nobody looks at. */
export interface LateUse {
  readonly use: Use;
  readonly overwrittenBy: Overwriter;
  /** Where errno was read, if that is not where it is used. */
  readonly readAt: Span | undefined;
}

/** What is still reached when a call came to one outcome (see assumption.ts). */
export interface Continuation {
  readonly result: readonly Use[];
  readonly derived: readonly Use[];
  readonly errno: readonly Use[];
  readonly lateErrno: readonly LateUse[];
  readonly status: readonly Use[];
  /** Keys of the calls of what is neither analysed nor known: they may not even come back. */
  readonly unseen: ReadonlySet<string>;
  /** Some of them that come before the call, whatever its outcome. */
  readonly unseenBefore: ReadonlySet<string>;
}

/** What is done with errno when a call came to one outcome. */
export type ErrnoUses = Pick<Continuation, 'errno' | 'lateErrno'>;

/** The same, with what tells who decides upon it: of the uses of the result certainly those that are handed on. */
export type JudgedErrnoUses = ErrnoUses &
  Pick<Continuation, 'result' | 'derived' | 'unseen' | 'unseenBefore'>;

export interface AfterCall {
  /** Uses of the returned value; empty: ignored. */
  readonly result: readonly Use[];
  /** The value is thrown away by the statement itself; `cast`: with `(void)`, there or later. */
  readonly discarded: 'plain' | 'cast' | undefined;
  /** Uses of what was computed from the result: `ok = r == 0`, then `ok`. */
  readonly derived: readonly Use[];
  /** Reads of errno with no other call in between that sets it. */
  readonly errno: readonly Use[];
  /** errno was read while it was this call's, whatever became of it: kept in a variable, returned with the result. */
  readonly takesErrno: boolean;
  /** Reads of errno that are meant for this call, after another one that may have set it. */
  readonly lateErrno: readonly LateUse[];
  /** Uses of entries read from the status array. */
  readonly status: readonly Use[];
  /** Tests of what is read from the nodes of a move afterwards: the call leaves them as they were. */
  readonly nodes: readonly Use[];
  /** The status array is handed on, returned, or belongs to the caller or the program: others may read it. */
  readonly statusEscapes: boolean;
  /** A helper makes the call and deals with its outcome: nothing is known of that. */
  readonly handledElsewhere: boolean;
  /** Later queries of the same pages array: they verify a move. */
  readonly verifiedBy: readonly Span[];
  /** Names of what the function calls further on, helpers included. */
  readonly followedBy: ReadonlySet<string>;
  /**
   * What the function does when the call comes to `outcome`, with error numbers in all entries if `entries` says so.
   * Undefined where that cannot be told. What is not in it is certainly not reached; what is in it is reached unless
   * something that is not analysed decides otherwise (`isDecidedHere`).
   */
  when(outcome: Outcome, entries?: 'errors'): Continuation | undefined;
  /** Whether the function can come to an end then; all of it is executed for that. */
  endsWhen(outcome: Outcome, entries?: 'errors'): boolean | undefined;
  /** The same as `when` of errno alone: only what leads to a use of it is executed for that. */
  errnoWhen(outcome: Outcome): ErrnoUses | undefined;
  /** And with what `afterwards` asks. */
  judgedErrnoWhen(outcome: Outcome): JudgedErrnoUses | undefined;
}
