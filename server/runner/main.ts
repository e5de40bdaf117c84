/** Entry of the runner's own process; everything else is in program.ts. */
import process from 'node:process';

void import('./program.js')
  .then(({ runRunner }) => runRunner(process.argv.slice(2), process))
  .then((code) => {
    // stdin may still be open, and would keep the process alive.
    process.exit(code);
  });
