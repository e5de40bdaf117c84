/** Extensions as .vsix files, for an editor that installs them. */
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
  const lenient = ['--skip-license', '--allow-missing-repository', '--allow-unused-files-pattern'];
  const args = ['package', '--no-dependencies', '--no-rewrite-relative-links', ...lenient];
  await must(vsce, [...args, '--out', file], { cwd: source });
  return file;
}

/** This extension; `npm run build` has to have run. @param {string} folder to write it in */
export function packExtension(folder) {
  return packFolder(root, path.join(folder, 'numa-lens.vsix'));
}
