/** What a call of move_pages(2) is foretold to return and to write. Plain data: it travels from the runner to its clients. */

export type PredictedReturn =
  /** 0, or how many pages a positive return counts. */
  | { readonly kind: 'value'; readonly value: number }
  /** -1 with this errno. */
  | { readonly kind: 'errno'; readonly errno: string }
  /** `why` is a sentence. */
  | { readonly kind: 'cannot-tell'; readonly why: string };

/** A node or a negative errno; `unwritten`: the entry keeps what the program put there. */
export type PredictedEntry = number | 'unwritten' | 'cannot-tell';

/** Entries `from` to `to` (exclusive) of the status array. */
export interface PredictedEntries {
  readonly from: number;
  readonly to: number;
  readonly entry: PredictedEntry;
}

export interface Prediction {
  readonly returns: PredictedReturn;
  /** In order, without gaps, at most 4096 runs. */
  readonly status: readonly PredictedEntries[];
  readonly runsLeftOut: number;
  /** Sentences on what was assumed or why the answer is as it is, each once, the most important first. */
  readonly notes: readonly string[];
}
