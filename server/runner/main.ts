/** Entry of the runner's own process; everything else is in program.ts. */
import process from 'node:process';
import { runRunner } from './program';

void runRunner(process.argv.slice(2), process).then((code) => {
  // stdin may still be open, and would keep the process alive.
  process.exit(code);
});
