/**
 * `npm run soak:workbench [-- --minutes 30] [--total MINUTES] [--without-guest] [--report] [--write]`: one real VS Code window in which somebody edits,
 * debugs and moves pages in a loop (test/editor/suite/soak), with a virtual machine beside it in which they really change node. Each run's
 * rounds stand in .cache/soak/workbench/TIME.jsonl, and `--report` adds all runs up, with `--write` in docs/reliability.md; `--total` adds runs until they are so many minutes in all.
 * The window has ports, a profile and folders of its own: the editor's suite can run beside it.
 */
import fs from 'node:fs';
import path from 'node:path';
import { readArguments } from '../lib/arguments.mjs';
import { writeMeasured } from '../lib/measured.mjs';
import { cache, results, root } from '../lib/paths.mjs';
import { must, run } from '../lib/process.mjs';
import { ensureNodeModules } from '../lib/setup.mjs';
import { ensureBuilt } from '../lib/typescript.mjs';
import { minutesOf, readRuns, reportOf, tableOf } from './workbench-report.mjs';

const usage =
  'npm run soak:workbench -- [--minutes 30] [--total MINUTES] [--without-guest] [--report] [--write]';
const { values: options, misused } = readArguments(usage, {
  options: {
    minutes: { type: 'string', default: '30' },
    total: { type: 'string' },
    'without-guest': { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const minutes = Number(options.minutes);
const total = options.total === undefined ? undefined : Number(options.total);
if (!(minutes > 0) || Number.isNaN(total)) misused();
const runs = path.join(cache, 'soak/workbench');
fs.mkdirSync(runs, { recursive: true });
if (options.report) {
  console.log(reportOf(readRuns(runs)).text);
  if (options.write) await writeMeasured('docs/reliability.md', 'soak', tableOf(readRuns(runs)));
  process.exit(0);
}

await ensureNodeModules();
await ensureBuilt();
const { bundle, bundleIsCurrent } = await import('../lib/bundle.mjs');
const { ensureDebugger, ensureCompiler } = await import('../lib/debugger.mjs');
const { prepareSuite } = await import('../editor/run-suite.mjs');
const { runEmbedded } = await import('../editor/run-embedded.mjs');
if (!bundleIsCurrent()) await bundle();
const missing = (await ensureCompiler()) ?? (await ensureDebugger());
if (missing !== undefined) {
  console.error(missing);
  process.exit(1);
}

/** @param {string} program @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> }>} */
async function startGuest(program) {
  const { guestPackages } = await import('../guest/packages.mjs');
  const { startDebugGuest } = await import('../guest/debug-guest.mjs');
  const packages = await guestPackages();
  if (typeof packages === 'string') throw new Error(packages);
  const kernel = packages.kernels.at(-1);
  if (kernel === undefined) throw new Error('There is no kernel for a guest.');
  await must('gcc', ['-g', '-O0', '-o', program, `${program}.c`]);
  fs.mkdirSync(results, { recursive: true });
  const started = await startDebugGuest({
    kernel,
    packages,
    programs: [program],
    consoleLog: path.join(results, 'soak-guest.log'),
    limitSeconds: Math.ceil(minutes * 60) + 900,
  });
  if (!started.ok) throw new Error(started.reason);
  const { commands, debugging, stop } = started.guest;
  const prefix = [process.execPath, path.join(root, 'scripts/guest/connect.mjs'), String(commands)];
  return { env: { NUMA_LENS_GUEST: JSON.stringify({ prefix, debugging }) }, stop };
}

/**
 * What has outlived the window: a runner ends by itself when its connection does, which is a moment later.
 * @param {string} base that the command lines of all processes of the window name
 */
async function leftBehind(base) {
  const patience = Date.now() + 10_000;
  for (;;) {
    const { output } = await run('ps', ['-eo', 'pid,args'], { quiet: true });
    const left = output.split('\n').filter((line) => line.includes(base));
    if (left.length === 0 || Date.now() > patience) return left;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function once() {
  const { base, workspace } = prepareSuite();
  const [state, temporary] = [path.join(base, 'state'), path.join(base, 'tmp')];
  for (const folder of [state, temporary]) fs.mkdirSync(folder);
  const name = new Date().toISOString().replace(/[:.]/g, '-');
  const file = path.join(runs, `${name}.jsonl`);
  const guest = options['without-guest'] ? undefined : await startGuest(path.join(workspace, 'first-touch'));
  try {
    const problem = await runEmbedded({
      base,
      workspace,
      env: {
        ...guest?.env,
        NUMA_LENS_EDITOR_SUITE: path.join(root, 'out/test/editor/suite/soak/index.js'),
        NUMA_LENS_SOAK_FILE: file,
        NUMA_LENS_SOAK_MINUTES: String(minutes),
        XDG_STATE_HOME: state,
        TMPDIR: temporary,
      },
      // The last round may begin just before the end; a window that hangs is ended.
      limit: minutes * 60_000 + 600_000,
      trusted: true,
      language: undefined,
    });
    if (problem !== undefined) console.error('skip' in problem ? problem.skip : problem.fail);
  } finally {
    await guest?.stop();
  }
  const left = await leftBehind(base);
  fs.appendFileSync(file, `${JSON.stringify({ end: new Date().toISOString(), left })}\n`);
  const { text, ok } = reportOf(readRuns(runs).filter((one) => one.name === name));
  console.log(text);
  if (ok) fs.rmSync(base, { recursive: true, force: true });
  else console.log(`The editor's logs are in ${base}`);
  return ok;
}

let ok = await once();
while (total !== undefined && minutesOf(readRuns(runs)) < total) ok = (await once()) && ok;
if (total !== undefined) console.log(`\n${reportOf(readRuns(runs)).text}`);
process.exitCode = ok ? 0 : 1;
