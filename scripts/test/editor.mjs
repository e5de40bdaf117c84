/**
 * The suite that needs a real VS Code: test/editor, in whichever editor this machine has or can have. Four times: in a trusted
 * workspace everything, in one that is not what may happen there, in one that is on no disk what can, and what is shown in Korean.
 */
import fs from 'node:fs';
import path from 'node:path';
import { bundle, bundleIsCurrent } from '../lib/bundle.mjs';
import { ensureGdbAdapter } from '../lib/gdb-adapter.mjs';
import { results } from '../lib/paths.mjs';
import { isDesktop, prepareSuite, runSuite } from '../editor/run-suite.mjs';

if (!bundleIsCurrent()) await bundle();
const withoutGdb = await ensureGdbAdapter();
const trusted = await runSuite(withoutGdb === undefined ? {} : { NUMA_LENS_EDITOR_WITHOUT_GDB: withoutGdb });
const report = { passed: 0, failed: 0, skipped: trusted.skipped, facts: trusted.facts };
const runs = [trusted];
for (const { reason } of trusted.passed === 0 ? trusted.skipped : [])
  console.log(`Nothing is tested. ${reason}`);
// Without an editor further runs would only say so again.
if (trusted.passed > 0) {
  runs.push(await runSuite({ NUMA_LENS_EDITOR_ONLY: 'a workspace that is not trusted' }, false));
  runs.push(await runVirtual());
  // The language packs of a desktop editor come from its gallery.
  if (!isDesktop())
    runs.push(await runSuite({ NUMA_LENS_EDITOR_ONLY: 'an editor in Korean' }, true, prepareSuite(), 'ko'));
}
for (const { passed, failed, lines } of runs) {
  report.passed += passed;
  report.failed += failed;
  for (const line of lines) console.log(line);
}
fs.mkdirSync(results, { recursive: true });
fs.writeFileSync(path.join(results, 'editor.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(`editor: ${report.passed} passed, ${report.failed} failed, ${report.skipped.length} skipped`);
process.exitCode = report.failed === 0 ? 0 : 1;

function runVirtual() {
  const env = { NUMA_LENS_EDITOR_ONLY: 'a workspace that is on no disk' };
  // Its files are served by the suite (test/editor/suite/support/virtual-files.ts).
  return runSuite(env, true, { ...prepareSuite(), folder: 'numa-test:/project' });
}
