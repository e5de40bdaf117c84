/** The language server's program: `node server.js --stdio` or `--node-ipc`. */
import { loadAnalysis } from './core-analysis';
import { start } from './start';

void start(loadAnalysis, process.argv.slice(2));
