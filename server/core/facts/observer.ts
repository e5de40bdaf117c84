/**
 * What is reported of a function: the state before each NUMA call, and everything that is done with what such a call
 * left behind (its result, errno, the status entries). Only the last run of each block counts.
 */
import type { CallKey, CallInstruction, Origin } from '../flow/graph';
import type { Span } from '../text';
import { isHandedOn, useKey, type LateUse, type Use } from './after-call';
import type { Frame, NumaCall } from './frame';
import type { Memory } from './memory';
import { Tally, type Told } from './told';
import type { AbstractValue, Mark, RegionId } from './value';

export interface ObservedCall {
  readonly numa: NumaCall;
  readonly instruction: CallInstruction;
  /** As it is just before the call. */
  readonly memory: Memory;
  readonly values: readonly AbstractValue[];
  readonly frame: Frame;
}

export interface UseLists {
  readonly result: Use[];
  readonly derived: Use[];
  readonly errno: Use[];
  readonly lateErrno: LateUse[];
  /** errno was read while it was the call's, whatever became of it. */
  takesErrno: boolean;
  readonly status: Use[];
  readonly nodes: Use[];
  statusEscapes: boolean;
  /** The result is cast to void, at the call or later. */
  dropped: boolean;
  readonly verifiedBy: Span[];
  readonly followedBy: Set<string>;
}

/** Who is told while blocks run: the observer itself, or who writes down for it. */
export interface Witness {
  call(observed: ObservedCall): void;
  called(name: string): void;
  forward(observed: ObservedCall): void;
  use(value: AbstractValue, origin: Origin, make: (negated: boolean) => Use): void;
  errnoTaken(call: CallKey): void;
  dropped(value: AbstractValue): void;
  verified(earlier: readonly CallKey[], by: Span): void;
  nodesGiven(region: RegionId, call: CallKey): void;
  nodesTested(region: RegionId, make: (negated: boolean) => Use): void;
  statusEscapes(calls: readonly CallKey[]): void;
  allocated(region: RegionId, values: readonly AbstractValue[]): void;
  /** Something is called of which nothing is known. */
  notSeen(call: string): void;
  ended(): void;
}

export class Observer implements Witness {
  readonly calls = new Map<CallKey, ObservedCall>();
  /** Calls that a helper makes on behalf of the function, by the chain of calls and their own key. */
  readonly forwarded = new Map<string, ObservedCall>();
  readonly uses = new Map<CallKey, UseLists>();
  readonly callees = new Set<string>();
  /** What the calls that allocate were given, by the region that they made. */
  readonly allocations = new Map<RegionId, readonly AbstractValue[]>();
  /** Calls of what is neither analysed nor known, by place: they may not even come back. */
  readonly unseen = new Set<string>();
  /** Those of a what-if run that come before the call of which something is assumed. */
  unseenBefore: ReadonlySet<string> = new Set();
  /** That call, where all that is reported before it also comes before it. */
  assumed: CallKey | undefined;
  /** The function can come to an end. */
  ends = false;
  #told = new Tally();
  readonly #seen = new Set<string>();
  /** The regions that moves have had as their nodes, each with the latest of these calls. */
  readonly #nodesOf = new Map<RegionId, CallKey>();

  /** What was told since this was asked last, the same thing more than once too. */
  takeTold(): Told {
    const told = this.#told;
    this.#told = new Tally();
    return told;
  }

  call(observed: ObservedCall): void {
    if (observed.numa.key === this.assumed) this.unseenBefore = new Set(this.unseen);
    this.calls.set(observed.numa.key, observed);
    this.of(observed.numa.key);
  }

  /** A function is called, after all NUMA calls that were met so far. */
  called(name: string): void {
    this.callees.add(name);
    for (const lists of this.uses.values()) lists.followedBy.add(name);
  }

  of(key: CallKey): UseLists {
    let lists = this.uses.get(key);
    if (lists === undefined) {
      lists = {
        result: [],
        derived: [],
        errno: [],
        lateErrno: [],
        takesErrno: false,
        status: [],
        nodes: [],
        statusEscapes: false,
        dropped: false,
        verifiedBy: [],
        followedBy: new Set(),
      };
      this.uses.set(key, lists);
    }
    return lists;
  }

  forward(observed: ObservedCall): void {
    this.forwarded.set(`${observed.frame.prefix} ${observed.numa.key}`, observed);
  }

  /** The value is used; `make` gets the sign with which the original took part. */
  use(value: AbstractValue, origin: Origin, make: (negated: boolean) => Use): void {
    const tracked = value.marks.filter(isTracked);
    for (const mark of tracked) {
      this.#told.uses.add(mark.call);
      if (mark.kind === 'errno') this.#told.errno.add(mark.call);
      const mixed =
        (mark.kind === 'errno' && mark.mixed) ||
        tracked.some((other) => other.call !== mark.call || rank(other) !== rank(mark));
      const made = make(mark.negated);
      const use: Use = mixed ? { ...made, mixed } : made;
      if (isHandedOn(use) && (mark.kind === 'result' || mark.kind === 'derived'))
        this.#told.handedOn.add(mark.call);
      const late = mark.kind === 'errno' ? mark.overwritten : undefined;
      const identity = `${mark.kind} ${mark.call} ${late?.span.start ?? ''} ${origin.span.start}-${origin.span.end} ${useKey(use)}`;
      if (this.#seen.has(identity)) continue;
      this.#seen.add(identity);
      const lists = this.of(mark.call);
      if (late === undefined) lists[mark.kind].push(use);
      else
        lists.lateErrno.push({
          use,
          overwrittenBy: late,
          readAt: mark.kind === 'errno' ? mark.readAt : undefined,
        });
    }
  }

  errnoTaken(call: CallKey): void {
    this.of(call).takesErrno = true;
  }

  /** `(void)value` */
  dropped(value: AbstractValue): void {
    for (const mark of value.marks) if (mark.kind === 'result') this.of(mark.call).dropped = true;
  }

  verified(earlier: readonly CallKey[], by: Span): void {
    for (const key of earlier) {
      const { verifiedBy } = this.of(key);
      if (!verifiedBy.some((one) => one.start === by.start)) verifiedBy.push(by);
    }
  }

  /** A move reads its nodes from the region. */
  nodesGiven(region: RegionId, call: CallKey): void {
    this.#nodesOf.set(region, call);
  }

  /** What was read from the region is tested. */
  nodesTested(region: RegionId, make: (negated: boolean) => Use): void {
    const call = this.#nodesOf.get(region);
    if (call === undefined) return;
    const { nodes } = this.of(call);
    const use = make(false);
    if (!nodes.some((one) => one.span.start === use.span.start)) nodes.push(use);
  }

  statusEscapes(calls: readonly CallKey[]): void {
    for (const key of calls) this.of(key).statusEscapes = true;
  }

  allocated(region: RegionId, values: readonly AbstractValue[]): void {
    this.allocations.set(region, values);
  }

  notSeen(call: string): void {
    this.#told.unseen = true;
    this.unseen.add(call);
  }

  ended(): void {
    this.ends = true;
  }
}

type Tracked = Extract<Mark, { readonly call: CallKey }>;

/** Whether a value carries something that a NUMA call left behind. */
/** Something is followed in it; nearly always nothing is. */
export function isFollowed({ marks }: AbstractValue): boolean {
  return marks.length > 0 && marks.some(isTracked);
}

export function isTracked(mark: Mark): mark is Tracked {
  return 'call' in mark;
}

/** What was computed from a result belongs to it. */
function rank({ kind }: Tracked): string {
  return kind === 'derived' ? 'result' : kind;
}
