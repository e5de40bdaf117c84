/** The folder that an editor session works in: a copy, so that what tests write stays out of the checkout. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/**
 * The examples with their launch configurations and build tasks, and the files made for tests. The example for Node finds its
 * packages where it does in the checkout. @param {string} folder new
 */
export function makeTestWorkspace(folder) {
  for (const source of ['examples', 'test/editor/fixtures/workspace'])
    fs.cpSync(path.join(root, source), folder, { recursive: true, filter: isSource });
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
}

/** What somebody built in the checkout is built again. @param {string} file */
function isSource(file) {
  return !['out', 'node_modules'].includes(path.basename(file));
}
