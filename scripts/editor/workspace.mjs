/** The folder that an editor session works in: a copy, so that what tests write stays out of the checkout. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/** @param {string} folder the new workspace */
export function makeTestWorkspace(folder) {
  fs.cpSync(path.join(root, 'test/editor/fixtures/workspace'), folder, { recursive: true });
}
