/**
 * `npm test [SUITE…]`: sets up what the machine lacks, runs the suites, prints one summary.
 * Each suite is a file in scripts/test/ that writes test-results/NAME.json. Without names: the check and every suite.
 */
import fs from 'node:fs';
import os from 'node:os';
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
if ((await run(node, ['node_modules/typescript/bin/tsc', '-b'], { cwd: root })).code !== 0) {
  console.log('\nThe sources do not compile (above), so nothing was run.');
  process.exit(1);
}
let broken = false;

/** @type {{ passed: number, failed: number, skipped: { name: string, reason: string }[] }} */
const total = { passed: 0, failed: 0, skipped: [] };

/**
 * What runs at a time, one after the other in each. A window, a debugger and the guest behind it wait for each other most of the time, and what the
 * first lane computes meanwhile gives way to them.
 */
const lanes = [
  { nice: 5, suites: ['check', 'unit', 'guest'] },
  { nice: 0, suites: ['editor', 'grand', 'packaged'] },
]
  .map(({ nice, suites: all }) => ({
    nice,
    suites: all.filter((name) =>
      asked.length === 0 ? name === 'check' || suites.includes(name) : asked.includes(name),
    ),
  }))
  .filter((lane) => lane.suites.length > 0);
const isSideBySide = lanes.length > 1 && os.availableParallelism() > 1;

if (isSideBySide) {
  // Suites of both lanes run what is in there, and none of them may write it anew under the other.
  const { bundle } = await import('./lib/bundle.mjs');
  await bundle();
  await Promise.all(
    lanes.map(async ({ nice, suites: names }) => {
      for (const name of names) {
        // In one piece when it has ended, so that the output of two suites does not mix.
        const log = path.join(results, `${name}.log`);
        console.log(`${name}: begins; what it says is in ${path.relative(root, log)}`);
        await runOne(name, { log, nice });
      }
    }),
  );
} else for (const name of lanes.flatMap((lane) => lane.suites)) await runOne(name, {});

/** @param {string} name @param {{ log?: string, nice?: number }} options */
async function runOne(name, options) {
  const { log } = options;
  const heading = `\n${name}`;
  if (log === undefined) console.log(heading);
  const from = Date.now();
  const script = name === 'check' ? 'scripts/check.mjs' : `scripts/test/${name}.mjs`;
  const report = path.join(results, `${name}.json`);
  fs.rmSync(report, { force: true });
  const env = { ...process.env, NUMA_LENS_SUITE: name };
  const { code } = await run(node, [script], { cwd: root, env, ...options });
  if (log !== undefined) process.stdout.write(`${heading}\n${fs.readFileSync(log, 'utf8')}`);
  if (code !== 0) broken = true;
  if (name !== 'check') addReport(name, report, code);
  console.log(`${name}: ${((Date.now() - from) / 1000).toFixed(0)} s`);
}

/** @param {string} name @param {string} report @param {number} code */
function addReport(name, report, code) {
  // A suite that crashed has no report, and one without a single pass proves nothing.
  const written = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : undefined;
  if (written === undefined) console.log(`${name}: did not finish (exit ${code})`);
  if (written === undefined || (written.passed === 0 && written.skipped.length === 0)) broken = true;
  total.passed += written?.passed ?? 0;
  total.failed += written?.failed ?? 0;
  total.skipped.push(...(written?.skipped ?? []));
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
