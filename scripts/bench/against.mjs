/** Builds another revision of this repository beside the checkout, to measure both in turn. */
import fs from 'node:fs';
import path from 'node:path';
import { cache, root } from '../lib/paths.mjs';
import { must } from '../lib/process.mjs';

/**
 * @param {string} ref anything git understands
 * @returns {Promise<{ commit: string, dist: string }>} built once a commit, kept under .cache/
 */
export async function buildRevision(ref) {
  const commit = (await must('git', ['rev-parse', '--verify', `${ref}^{commit}`], { cwd: root })).trim();
  const tree = path.join(cache, 'bench', commit);
  const dist = path.join(tree, 'dist');
  if (fs.existsSync(path.join(dist, '.built'))) return { commit, dist };
  if (!fs.existsSync(tree)) {
    await must('git', ['worktree', 'prune'], { cwd: root });
    await must('git', ['worktree', 'add', '--detach', tree, commit], { cwd: root });
  }
  const lock = (/** @type {string} */ folder) =>
    fs.readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
  const modules = path.join(tree, 'node_modules');
  // The same locked packages need no second installation.
  if (!fs.existsSync(modules) && lock(tree) === lock(root)) {
    fs.symlinkSync(path.join(root, 'node_modules'), modules);
  }
  await must(process.execPath, ['scripts/build.mjs'], { cwd: tree });
  fs.writeFileSync(path.join(dist, '.built'), '');
  return { commit, dist };
}
