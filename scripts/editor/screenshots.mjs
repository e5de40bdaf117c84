/**
 * `node scripts/editor/screenshots.mjs`: makes the pictures of the documentation in the real workbench, from the same run
 * that tests it. Look at them before you commit them.
 */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';
import { ensureNodeModules } from '../lib/setup.mjs';

await ensureNodeModules();
await run(process.execPath, ['node_modules/typescript/bin/tsc', '-b'], { cwd: root });
const { bundle, bundleIsCurrent } = await import('../lib/bundle.mjs');
const { runSuite } = await import('./run-suite.mjs');
if (!bundleIsCurrent()) await bundle();

const folder = path.join(root, 'docs/screenshots');
const report = await runSuite({
  NUMA_LENS_EDITOR_SHOTS: folder,
  NUMA_LENS_EDITOR_ONLY: '^(debugging the example|the NUMA view)',
});
for (const line of report.lines) console.log(line);
// And those of a program that is debugged in a guest, from the suite that does it.
const { code: guestCode } = await run(process.execPath, ['scripts/test/grand.mjs'], {
  cwd: root,
  env: { ...process.env, NUMA_LENS_EDITOR_SHOTS: folder },
});
for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : [])
  console.log(`${name}: ${Math.round(fs.statSync(path.join(folder, name)).size / 1024)} KiB`);
process.exitCode = report.failed === 0 && report.passed > 0 && guestCode === 0 ? 0 : 1;
