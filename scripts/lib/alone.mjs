/** What only one process may do at a time: suites that run side by side would install the same things over each other. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cache } from './paths.mjs';

/**
 * Waits until no other process of this checkout is at such work. A lock of flock(1), which ends with whoever holds it; where there is none
 * nothing is installed either.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  fs.mkdirSync(cache, { recursive: true });
  const held = spawn('flock', [path.join(cache, 'setup.lock'), 'sh', '-c', 'echo held; exec cat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  await new Promise((resolve) => {
    held.stdout.once('data', resolve);
    held.once('error', resolve).once('close', resolve);
  });
  try {
    return await work();
  } finally {
    held.stdin.on('error', () => undefined).end();
  }
}
