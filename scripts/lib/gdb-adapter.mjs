/**
 * A second debugger for the tests: Eclipse's adapter for gdb (cdt-gdb-adapter, from the npm registry), which works with any gdb. It lives in
 * the cache, outside the project's lock file: the product does not need it.
 */
import fs from 'node:fs';
import path from 'node:path';
import { alone } from './alone.mjs';
import { cache } from './paths.mjs';
import { run } from './process.mjs';
import { ensureDebianPackages } from './setup.mjs';

const version = '1.7.0';
const home = path.join(cache, `cdt-gdb-adapter-${version}`);
const entry = path.join(home, 'node_modules/cdt-gdb-adapter/dist/debugAdapter.js');

/** The adapter's program, if it was installed. */
export function gdbAdapters() {
  return fs.existsSync(entry) ? [entry] : [];
}

/** @returns {Promise<string | undefined>} undefined when gdb and its adapter are there; else what to do */
export async function ensureGdbAdapter() {
  const missing = await ensureDebianPackages(['gdb']);
  if (missing !== undefined || fs.existsSync(entry)) return missing;
  return alone(install);
}

/** @returns {Promise<string | undefined>} */
async function install() {
  if (fs.existsSync(entry)) return undefined;
  const partial = `${home}.partial`;
  fs.rmSync(partial, { recursive: true, force: true });
  fs.mkdirSync(partial, { recursive: true });
  fs.writeFileSync(path.join(partial, 'package.json'), '{ "private": true }\n');
  // Its install script builds a terminal of its own, which is not used here.
  const { code, output } = await run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-save', `cdt-gdb-adapter@${version}`],
    { cwd: partial, quiet: true },
  );
  if (code !== 0)
    return `"npm install cdt-gdb-adapter@${version}" failed: ${output.trim().split('\n').at(-1)}`;
  fs.rmSync(home, { recursive: true, force: true });
  fs.renameSync(partial, home);
  return undefined;
}
