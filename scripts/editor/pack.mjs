/** The helper extensions of a test as .vsix files, for an editor that installs them; our own is packed by lib/package.mjs. */
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { must } from '../lib/process.mjs';

/**
 * @param {string} source the extension's folder
 * @param {string} file the .vsix to write
 * @returns {Promise<string>} the file
 */
export async function packFolder(source, file) {
  const vsce = path.join(root, 'node_modules/.bin/vsce');
  const args = ['package', '--no-dependencies', '--skip-license', '--allow-missing-repository'];
  await must(vsce, [...args, '--out', file], { cwd: source });
  return file;
}
