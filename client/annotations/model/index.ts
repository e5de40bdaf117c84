/** The model of results. It knows no editor: the client and the command line render what it gives. */
export { follow } from './positions';
export type { TextChange } from './positions';
export { nodeShares, printable, processTitle } from './processes';
export { noResults, reduceResults, resultsIn } from './results';
export type { CallResult, ResultEvent, Results } from './results';
export { annotate, explainedBy } from './view';
export type { Annotation } from './view';
