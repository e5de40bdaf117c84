/**
 * Runs the test files that it is named, in this order, which `node --test` does not keep: what takes long has to begin first, or one processor
 * waits for it at the end. Node's flags go on to the processes of the files.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import reporter from './reporter.mjs';

// What tests leave among the temporary files goes with this folder, also of a test that was ended before it could tidy up. Every user may write
// there: some tests run programs as another one.
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-tests-'));
fs.chmodSync(temporary, 0o1777);
process.env['TMPDIR'] = temporary;
process.on('exit', () => fs.rmSync(temporary, { recursive: true, force: true }));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.once(signal, () => process.exit(130));

const reports = run({
  files: process.argv.slice(2),
  // Node's own choice leaves one processor to others, which on a machine with two is half of it.
  concurrency: os.availableParallelism(),
  // No file takes two minutes on a quiet machine.
  timeout: 600_000,
})
  .on('test:fail', () => {
    process.exitCode = 1;
  })
  .compose(reporter);
for await (const text of reports) process.stdout.write(text);
// Not when it would end by itself: what a test left behind holds this end of its pipes open, and the whole run would wait for it.
process.exit();
