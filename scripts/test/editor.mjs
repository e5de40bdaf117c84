/** The suite that needs a real VS Code: test/editor, in whichever editor this machine has or can have. */
import fs from 'node:fs';
import path from 'node:path';
import { bundle, bundleIsCurrent } from '../lib/bundle.mjs';
import { results } from '../lib/paths.mjs';
import { runSuite } from '../editor/run-suite.mjs';

if (!bundleIsCurrent()) await bundle();
const { lines, ...report } = await runSuite();
for (const line of lines) console.log(line);
fs.mkdirSync(results, { recursive: true });
fs.writeFileSync(path.join(results, 'editor.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(`editor: ${report.passed} passed, ${report.failed} failed, ${report.skipped.length} skipped`);
process.exitCode = report.failed === 0 ? 0 : 1;
