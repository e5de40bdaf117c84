/**
 * What would the program's own call return? Foretold from the states of its pages by the rules of server/kernel, not tried out.
 * Some states (a page pinned for I/O) cannot be seen from outside: where the answer hangs on one, it is "cannot tell".
 */
import type { PageSelection } from './runner';

export interface PredictParams {
  readonly target: string;
  /** The `pages` array of the call, in its own order: `addresses` or `array`. */
  readonly pages: Exclude<PageSelection, { kind: 'ranges' | 'process' }>;
  /** The `nodes` array; absent for a null pointer, which makes the call a query. */
  readonly nodes?:
    | { readonly kind: 'array'; readonly address: string }
    | { readonly kind: 'list'; readonly nodes: readonly number[] };
  /** As written in the call, unchecked: wrong ones are part of what is foretold. */
  readonly flags: number;
  /** Whether the call passes an array for `status`. */
  readonly hasStatus: boolean;
}

export type PredictedReturn =
  /** 0, or how many pages a positive return counts. */
  | { readonly kind: 'value'; readonly value: number }
  /** -1 with this errno. */
  | { readonly kind: 'errno'; readonly errno: string }
  /** `why` is a sentence. */
  | { readonly kind: 'cannot-tell'; readonly why: string };

/** Entries `from` to `to` (exclusive) of the status array. */
export interface PredictedEntries {
  readonly from: number;
  readonly to: number;
  /** A node or a negative errno; `unwritten`: the entries keep what the program put there. */
  readonly entry: number | 'unwritten' | 'cannot-tell';
}

export interface Prediction {
  readonly returns: PredictedReturn;
  /** In order, without gaps, at most 4096 runs. */
  readonly status: readonly PredictedEntries[];
  readonly runsLeftOut: number;
  /** Sentences on what was assumed or why the answer is as it is, each once, the most important first. */
  readonly notes: readonly string[];
}
