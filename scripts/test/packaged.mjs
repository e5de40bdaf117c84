/** The packages as their users get them: made here, then looked into, installed and used by the tests. */
import fs from 'node:fs';
import path from 'node:path';
import { bundle } from '../lib/bundle.mjs';
import { packageTarball, packageVsix, vsixTargets } from '../lib/package.mjs';
import { cache, root } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';

const folder = path.join(cache, 'package/out');
fs.rmSync(folder, { recursive: true, force: true });
await bundle();
/** @type {Record<string, string>} */
const vsixes = {};
for (const target of vsixTargets) vsixes[target ?? 'universal'] = await packageVsix(folder, target);
const tarball = await packageTarball(folder);
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
    env: { ...process.env, NUMA_LENS_VSIXES: JSON.stringify(vsixes), NUMA_LENS_TARBALL: tarball },
  },
);
process.exitCode = code;
