/**
 * The program `server`: the server on the real analysis, and its thread that checks closed files. Apart from its entry,
 * since the command line runs it too.
 */
import { loadAnalysis } from './core-analysis';
import { start } from './start';

export { serveChecks } from './workspace/serve-checks';

/** @param atRest see `serve` */
export function runServer(args: readonly string[], atRest: () => void): Promise<void> {
  return start(loadAnalysis, args, atRest);
}
