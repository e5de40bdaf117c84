/**
 * The model of results. It knows no editor: the client and the command line render what it gives. How a result is shown (view.ts) is not among
 * these, because all that is known of the kernel stands behind it, and the client comes to need that late.
 */
export { follow } from './positions';
export type { TextChange } from './positions';
export {
  canMakeLast,
  canMoveBack,
  canRetry,
  isAnchored,
  noResults,
  reduceResults,
  resultsIn,
} from './results';
export type { ActionResult, Anchor, AnchoredResult, ResultEvent, Results } from './results';
export { numberList } from './number-list';
export { nodeShares, processTitle } from './processes';
