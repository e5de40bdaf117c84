/** The thread that checks closed files. Only a door: what it does is in the file that the server has loaded already. */
import { parentPort } from 'node:worker_threads';

void import('../program.js').then(({ serveChecks }) => {
  serveChecks(parentPort);
});
