/**
 * What would the program's own call return? Foretold from the states of its pages by the rules of server/kernel, not tried out.
 * Some states (a page pinned for I/O) cannot be seen from outside: where the answer hangs on one, it is "cannot tell".
 */
import type { PageSelection } from './runner';

export type { PredictedEntries, PredictedEntry, PredictedReturn, Prediction } from '../kernel/predict';

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
