/**
 * Loaded before every test file: a state folder of its own for each process of tests, and so for the runners that it starts. Files run side
 * by side, and a runner tidies away the journals of processes that have ended, also those that another file's test still wants.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-state-'));
process.env['XDG_STATE_HOME'] = folder;
process.env['XDG_CACHE_HOME'] = folder;
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
