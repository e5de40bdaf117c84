/** The source of Linux as Debian packages it: a tree that everybody can have, and code that nobody wrote for a benchmark. */
import fs from 'node:fs';
import path from 'node:path';
import { cache } from '../lib/paths.mjs';
import { must } from '../lib/process.mjs';
import { ensureDebianPackages } from '../lib/setup.mjs';

const archive = () =>
  fs
    .readdirSync('/usr/src')
    .filter((name) => /^linux-source-[\d.]+\.tar\.xz$/.test(name))
    .sort()
    .at(-1);

/** @returns {Promise<string>} its folder, unpacked once (1.3 GB, a minute) */
export async function linuxSource() {
  if (archive() === undefined) {
    const missing = await ensureDebianPackages(['linux-source', 'xz-utils']);
    if (missing !== undefined) throw new Error(`The source of Linux is not there. ${missing}`);
  }
  const name = archive();
  if (name === undefined) throw new Error('The package linux-source put no archive into /usr/src.');
  const base = path.join(cache, 'bench');
  const folder = path.join(base, path.basename(name, '.tar.xz'));
  if (fs.existsSync(folder)) return folder;
  // What was interrupted is not taken for the whole.
  const unfinished = path.join(base, `${path.basename(folder)}.${process.pid}`);
  fs.mkdirSync(unfinished, { recursive: true });
  await must('tar', ['-xJf', path.join('/usr/src', name), '-C', unfinished, '--strip-components=1']);
  fs.renameSync(unfinished, folder);
  return folder;
}
