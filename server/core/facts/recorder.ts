/**
 * What a block reports while memory is still changing: written down, so that the function need not be executed once more
 * for the observer. Of the runs of a block the last one counts.
 */
import type { BlockId, CallKey, Origin } from '../flow/graph';
import type { Span } from '../text';
import type { Use } from './after-call';
import type { ObservedCall, Witness } from './observer';
import { isFollowed } from './observer';
import type { Trace } from './trace';
import type { AbstractValue, RegionId } from './value';

export type Report = (witness: Witness) => void;

/** What the last run of one block reported. */
export interface BlockRecord {
  readonly reports: readonly Report[];
  /** What the block would cost an observing pass, which executes the helpers that it calls twice. */
  readonly steps: number;
  readonly work: number;
  /** When it ran, in runs of blocks of its frame. */
  readonly turn: number;
  /** Blocks of which it read temporaries. */
  readonly readFrom: ReadonlySet<BlockId>;
  /** How many globals were known when it asked for them; absent: it did not. */
  readonly globals: number | undefined;
  /** What it did to memory; absent where it runs but once. */
  readonly trace: Trace | undefined;
}

export class Recorder implements Witness {
  readonly reports: Report[] = [];
  /** What observing the helpers costs beyond executing them. */
  steps = 0;
  work = 0;

  call(observed: ObservedCall): void {
    this.#note((to) => {
      to.call(observed);
    });
  }

  called(name: string): void {
    this.#note((to) => {
      to.called(name);
    });
  }

  forward(observed: ObservedCall): void {
    this.#note((to) => {
      to.forward(observed);
    });
  }

  use(value: AbstractValue, origin: Origin, make: (negated: boolean) => Use): void {
    if (!isFollowed(value)) return;
    this.#note((to) => {
      to.use(value, origin, make);
    });
  }

  errnoTaken(call: CallKey): void {
    this.#note((to) => {
      to.errnoTaken(call);
    });
  }

  dropped(value: AbstractValue): void {
    if (!isFollowed(value)) return;
    this.#note((to) => {
      to.dropped(value);
    });
  }

  verified(earlier: readonly CallKey[], by: Span): void {
    if (earlier.length === 0) return;
    this.#note((to) => {
      to.verified(earlier, by);
    });
  }

  nodesGiven(region: RegionId, call: CallKey): void {
    this.#note((to) => {
      to.nodesGiven(region, call);
    });
  }

  nodesTested(region: RegionId, make: (negated: boolean) => Use): void {
    this.#note((to) => {
      to.nodesTested(region, make);
    });
  }

  statusEscapes(calls: readonly CallKey[]): void {
    if (calls.length === 0) return;
    this.#note((to) => {
      to.statusEscapes(calls);
    });
  }

  allocated(region: RegionId, values: readonly AbstractValue[]): void {
    this.#note((to) => {
      to.allocated(region, values);
    });
  }

  notSeen(call: string): void {
    this.#note((to) => {
      to.notSeen(call);
    });
  }

  ended(): void {
    this.#note((to) => {
      to.ended();
    });
  }

  #note(report: Report): void {
    this.reports.push(report);
  }
}
