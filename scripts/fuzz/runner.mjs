/**
 * `npm run fuzz -- runner [--frames N] [--seed N] [--session N] [--asan]`: runners under a recorder of their system calls are sent requests right,
 * wrong and hostile, and ended in every way. Each request must be answered, nothing may crash, and no page may be asked about or moved that no
 * request named. A run goes on where the last one of its seed ended; .cache/fuzz/runner.json has what all of them did.
 * `--guest SERIES` plays them in a virtual machine with that kernel and four nodes, where what is moved really goes to another node and threads check the memory all the while.
 * `--asan` runs them with AddressSanitizer (Debian: libasan8, in gcc): every array that the kernel is given lies within its allocation.
 */
import path from 'node:path';
import { readArguments } from '../lib/arguments.mjs';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';
import { ensureNodeModules } from '../lib/setup.mjs';
import { ensureBuilt } from '../lib/typescript.mjs';

const usage =
  'npm run fuzz -- runner [--frames N] [--seed N] [--session N] [--bursts N] [--asan | --guest SERIES]';
const { values, misused } = readArguments(usage, {
  options: {
    frames: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    session: { type: 'string' },
    bursts: { type: 'string', default: '15' },
    asan: { type: 'boolean', default: false },
    guest: { type: 'string' },
  },
});
const frames = Number(values.frames);
const seed = Number(values.seed);
const session = values.session === undefined ? undefined : Number(values.session);
const bursts = Number(values.bursts);
if (![frames, seed, session ?? 0, bursts].every(Number.isSafeInteger)) misused();

await ensureNodeModules();
await ensureBuilt();
if (values.guest === undefined) {
  const program = path.join(root, 'out/test/fuzz/runner/main.js');
  const { code } = await run(
    process.execPath,
    ['--enable-source-maps', program, JSON.stringify({ frames, seed, session, bursts, asan: values.asan })],
    { cwd: root },
  );
  process.exitCode = code;
} else {
  const { fuzzInGuest } = await import('./runner-in-guest.mjs');
  process.exitCode = (await fuzzInGuest({ series: values.guest, frames, seed, session, bursts })) ? 0 : 1;
}
