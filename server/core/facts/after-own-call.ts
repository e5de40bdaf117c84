/** What becomes of a call's result, errno and status entries: as the observer was told, and in what-if runs. */
import type { LintConfig } from '../config';
import type { CallKey } from '../flow/graph';
import type { Span } from '../text';
import { statuses } from '../../kernel/statuses';
import { reachesKernelRange } from '../../kernel/version';
import type { AfterCall, Continuation, ErrnoUses, JudgedErrnoUses, LateUse, Use } from './after-call';
import type { Assumption, Outcome, ReplayExtent } from './assumption';
import type { ObservedCall, Observer } from './observer';

export interface AfterCallInput {
  readonly observed: ObservedCall;
  readonly observer: Observer;
  /** Executes the function once more under an assumption; undefined if that is too much work. */
  readonly replay: (assumption: Assumption, extent?: ReplayExtent) => Observer | undefined;
  readonly config: LintConfig;
}

/** Of a call that the analysed function makes itself. */
export class AfterOwnCall implements AfterCall {
  readonly result: readonly Use[];
  readonly derived: readonly Use[];
  readonly errno: readonly Use[];
  readonly takesErrno: boolean;
  readonly lateErrno: readonly LateUse[];
  readonly status: readonly Use[];
  readonly nodes: readonly Use[];
  readonly statusEscapes: boolean;
  readonly verifiedBy: readonly Span[];
  readonly followedBy: ReadonlySet<string>;
  readonly discarded: AfterCall['discarded'];
  readonly handledElsewhere = false;
  readonly #key: CallKey;

  constructor(private readonly input: AfterCallInput) {
    const { numa, instruction } = input.observed;
    const uses = input.observer.of(numa.key);
    this.result = uses.result;
    this.derived = uses.derived;
    this.errno = uses.errno;
    this.takesErrno = uses.takesErrno;
    this.lateErrno = uses.lateErrno;
    this.status = uses.status;
    this.nodes = uses.nodes;
    this.statusEscapes = uses.statusEscapes;
    this.verifiedBy = uses.verifiedBy;
    this.followedBy = uses.followedBy;
    this.discarded = instruction.discarded ?? (uses.dropped ? 'cast' : undefined);
    this.#key = numa.key;
  }

  when(outcome: Outcome, entries?: 'errors'): Continuation | undefined {
    return this.#continued(this.input.replay(this.#assumption(outcome, entries), 'uses'));
  }

  endsWhen(outcome: Outcome, entries?: 'errors'): boolean | undefined {
    return this.input.replay(this.#assumption(outcome, entries), 'all')?.ends;
  }

  errnoWhen(outcome: Outcome): ErrnoUses | undefined {
    return this.input.replay({ call: this.#key, outcome }, 'errno')?.of(this.#key);
  }

  judgedErrnoWhen(outcome: Outcome): JudgedErrnoUses | undefined {
    return this.#continued(this.input.replay({ call: this.#key, outcome }, 'judged'));
  }

  #assumption(outcome: Outcome, entries: 'errors' | undefined): Assumption {
    const numbers = entries === undefined ? {} : { entries: errorEntries(this.input.config) };
    return { call: this.#key, outcome, ...numbers };
  }

  #continued(seen: Observer | undefined): Continuation | undefined {
    if (seen === undefined) return undefined;
    const { result, derived, errno, lateErrno, status } = seen.of(this.#key);
    const { unseen, unseenBefore } = seen;
    return { result, derived, errno, lateErrno, status, unseen, unseenBefore };
  }
}

/** A helper makes the call: what it does with the outcome is its own affair. */
export function handledElsewhere(span: Span): AfterCall {
  const escapes = [{ kind: 'escapes', span } as const];
  return {
    result: escapes,
    discarded: undefined,
    derived: [],
    errno: escapes,
    takesErrno: true,
    lateErrno: [],
    status: escapes,
    nodes: [],
    statusEscapes: true,
    handledElsewhere: true,
    verifiedBy: [],
    followedBy: new Set(),
    when: () => undefined,
    endsWhen: () => undefined,
    errnoWhen: () => undefined,
    judgedErrnoWhen: () => undefined,
  };
}

/** The error numbers that a kernel of the project's writes into entries. */
function errorEntries(config: LintConfig): readonly bigint[] {
  return statuses
    .filter((one) => reachesKernelRange(config.minKernel, one.range))
    .map((one) => BigInt(one.value));
}
