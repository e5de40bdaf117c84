/**
 * What the commands that read code or know the rules do. It is nine tenths of the command line, so it is a file of its own in dist/ that
 * is loaded when one of them runs: those about a live process need none of it.
 */
export { explainWord } from './catalogue/explain';
export { listRules } from './catalogue/list';
export { loadAnalysis } from './check/analysis';
export { runCheck } from './check/run-check';
export { serveChecks } from './check/serve-checks';
export { runDebug } from './debug/run-debug';
