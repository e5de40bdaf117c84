/** The folder that an editor session works in: a copy, so that what tests write stays out of the checkout. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/** The example with its launch configuration and build task, and the files made for tests. @param {string} folder new */
export function makeTestWorkspace(folder) {
  for (const source of ['examples', 'test/editor/fixtures/workspace'])
    fs.cpSync(path.join(root, source), folder, { recursive: true });
}
