/**
 * `node scripts/editor/screenshots.mjs`: makes the pictures of the documentation and of the walkthrough in the real workbench, in English, Korean and
 * Japanese (test/editor/suite/pictures.test.ts), and those of a program in a guest. Look at them before you commit them.
 */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';
import { ensureDebianPackages, ensureNodeModules } from '../lib/setup.mjs';
import { ensureBuilt } from '../lib/typescript.mjs';

await ensureNodeModules();
await ensureBuilt();
const { bundle, bundleIsCurrent } = await import('../lib/bundle.mjs');
const { prepareSuite, runSuite } = await import('./run-suite.mjs');
if (!bundleIsCurrent()) await bundle();

const folder = path.join(root, 'docs/screenshots');
// Letters of the two other languages.
const missing = await ensureDebianPackages(['fonts-nanum', 'fonts-ipafont-gothic']);
if (missing !== undefined) throw new Error(missing);
let failed = 0;
/** @type {readonly (import('./language-pack.mjs').OtherLanguage | undefined)[]} */
const languages = [undefined, 'ko', 'ja'];
for (const language of languages) {
  const env = { NUMA_LENS_EDITOR_SHOTS: folder, NUMA_LENS_EDITOR_ONLY: '^pictures' };
  const report = await runSuite(env, true, prepareSuite(), language);
  for (const line of report.lines) console.log(line);
  failed += report.passed === 0 ? 1 : report.failed;
}
// And those of a program that is debugged in a guest, from the suite that does it.
const { code: guestCode } = await run(process.execPath, ['scripts/test/grand.mjs'], {
  cwd: root,
  env: { ...process.env, NUMA_LENS_EDITOR_SHOTS: folder },
});
for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : [])
  console.log(`${name}: ${Math.round(fs.statSync(path.join(folder, name)).size / 1024)} KiB`);
process.exitCode = failed === 0 && guestCode === 0 ? 0 : 1;
