/** The suites that need this machine's kernel and no other; a debugger and a compiler are installed where that is possible. */
import fs from 'node:fs';
import path from 'node:path';
import { ensureCompiler, ensureDebugger } from '../lib/debugger.mjs';
import { ensureGdbAdapter } from '../lib/gdb-adapter.mjs';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';
import { ensureDebianPackages } from '../lib/setup.mjs';

// libnuma-dev has <numaif.h>, with which the kernel's numbers are compared; iproute2 sets up a network that counts.
const advice = [
  await ensureCompiler(),
  await ensureDebugger(),
  await ensureGdbAdapter(),
  await ensureDebianPackages(['libnuma-dev', 'g++', 'iproute2']),
];
for (const missing of advice) {
  if (missing !== undefined) console.log(`Tests will be skipped. ${missing}`);
}

const folder = path.join(root, 'out/test');
/** What has a suite of its own. */
const others = ['editor', 'grand', 'guest', 'packaged'];
const areas = fs
  .readdirSync(path.join(root, 'test'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !others.includes(entry.name))
  .map(({ name }) => name)
  .filter((name) => fs.existsSync(path.join(folder, name)));
const files = areas.flatMap((area) =>
  fs
    .readdirSync(path.join(folder, area), { recursive: true })
    .map((file) => path.join(folder, area, String(file)))
    // A test whose source is gone must not live on in out/.
    .filter(
      (file) =>
        file.endsWith('.test.js') &&
        fs.existsSync(file.replace(folder, path.join(root, 'test')).replace(/js$/, 'ts')),
    ),
);
/** The longest, in order (test-results/unit.json has the seconds of each file), and what stands for all others. */
const longest = [
  'rules/damage/c',
  'rules/damage/scripts',
  'rules/fixtures',
  'security/hostile-tree',
  'lsp/workspace',
  'cli/languages',
  'cli/check',
  'cli/pipelines',
  'cli/workers',
  'skeletons/skeletons',
  'session/debug-command',
  'cli/selection',
  'unit/script/robust',
  'rules/cpp',
  'unit/parser/bindings',
];
const rank = (/** @type {string} */ file) => {
  const at = longest.indexOf(path.relative(folder, file).replace(/\.test\.js$/, ''));
  return at < 0 ? longest.length : at;
};
const { code } = await run(
  process.execPath,
  [
    '--enable-source-maps',
    '--import',
    './scripts/test/own-state.mjs',
    './scripts/test/run-files.mjs',
    ...files.sort().sort((a, b) => rank(a) - rank(b)),
  ],
  { cwd: root },
);
process.exitCode = code;
