/** What the language server tells a benchmark about itself; see `initializationOptions.timing`. */

/** Notification server → client, after each answer with diagnostics, asked for or published. Milliseconds. */
export interface TimingParams {
  readonly uri: string;
  /** The document version that was answered for. */
  readonly version: number;
  /** Taking in the edits since the last answer. */
  readonly change: number;
  /** From the request, or from the edit that is answered unasked, until the answer is bytes. */
  readonly answer: number;
}

export const timingMethod = 'numaLens/timing';
