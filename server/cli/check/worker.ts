/** A thread of a large check. Only a door: what it does is in the file that the command line has loaded already. */
import { parentPort } from 'node:worker_threads';

void import('../analysing.js').then(({ serveChecks }) => {
  serveChecks(parentPort);
});
