/**
 * `npm test [SUITE…]`: sets up what the machine lacks, runs the suites, prints one summary.
 * Each suite is a file in scripts/test/ that writes test-results/NAME.json. Without names: the check and every suite.
 */
import fs from 'node:fs';
import path from 'node:path';
import { readArguments } from './lib/arguments.mjs';
import { results, root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { ensureNodeModules } from './lib/setup.mjs';

const suites = ['unit', 'guest', 'editor', 'grand', 'packaged'].filter((name) =>
  fs.existsSync(path.join(root, `scripts/test/${name}.mjs`)),
);
const usage = `npm test -- [${suites.join('|')}]…`;
const { positionals: asked, misused } = readArguments(usage, { allowPositionals: true });
const unknown = asked.filter((name) => !suites.includes(name));
if (unknown.length > 0) misused(`No suite is called ${unknown.join(', ')}.`);

await ensureNodeModules();
fs.mkdirSync(results, { recursive: true });
const node = process.execPath;
const started = Date.now();
let broken = false;

if (asked.length === 0) {
  console.log('check');
  broken = (await run(node, ['scripts/check.mjs'], { cwd: root })).code !== 0;
} else {
  broken = (await run(node, ['node_modules/typescript/bin/tsc', '-b'], { cwd: root })).code !== 0;
}

/** @type {{ passed: number, failed: number, skipped: { name: string, reason: string }[] }} */
const total = { passed: 0, failed: 0, skipped: [] };
for (const name of asked.length > 0 ? asked : suites) {
  const report = path.join(results, `${name}.json`);
  fs.rmSync(report, { force: true });
  const from = Date.now();
  console.log(`\n${name}`);
  const env = { ...process.env, NUMA_LENS_SUITE: name };
  const { code } = await run(node, [`scripts/test/${name}.mjs`], { cwd: root, env });
  // A suite that crashed has no report, and one without a single pass proves nothing.
  const written = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : undefined;
  if (written === undefined || code !== 0 || (written.passed === 0 && written.skipped.length === 0))
    broken = true;
  if (written === undefined) console.log(`${name}: did not finish (exit ${code})`);
  total.passed += written?.passed ?? 0;
  total.failed += written?.failed ?? 0;
  total.skipped.push(...(written?.skipped ?? []));
  console.log(`${name}: ${((Date.now() - from) / 1000).toFixed(0)} s`);
}

console.log(`\n${((Date.now() - started) / 1000).toFixed(0)} s in all`);
for (const { name, reason } of total.skipped) console.log(`skipped: ${name} — ${reason}`);
// On a CI machine the set-up installs everything: only what no set-up can give may be missing there.
const allowed = JSON.parse(fs.readFileSync(path.join(root, 'test/allowed-skips.json'), 'utf8'));
const avoidable = total.skipped.filter(
  ({ reason }) => !allowed.some((/** @type {string} */ one) => reason.includes(one)),
);
if (process.env['CI'] === 'true' && avoidable.length > 0) {
  console.log(`${avoidable.length} of these must not be skipped on CI (test/allowed-skips.json).`);
  broken = true;
}
if (broken && total.failed === 0) total.failed = 1;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
