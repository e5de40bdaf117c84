/** The model of results. It knows no editor: the client and the command line render what it gives. */
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
export { annotate, explainedBy } from './view';
export type { Annotation } from './view';
