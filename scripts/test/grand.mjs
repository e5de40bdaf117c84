/**
 * The suite in which everything is real at once: a program is debugged in a guest with several NUMA nodes, from here, and the
 * runner is started beside it, in the guest (test/grand). A word chooses the kernel series: `node scripts/test/grand.mjs 6.1`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { prepareSuite, runSuite } from '../editor/run-suite.mjs';
import { startDebugGuest } from '../guest/debug-guest.mjs';
import { guestPackages } from '../guest/packages.mjs';
import { bundle, bundleIsCurrent } from '../lib/bundle.mjs';
import { ensureCompiler, ensureDebugger } from '../lib/debugger.mjs';
import { cache, results, root } from '../lib/paths.mjs';
import { must, run } from '../lib/process.mjs';
import { ensureDebianPackages } from '../lib/setup.mjs';

const [wanted] = process.argv.slice(2);

/** The guest ends itself after this, should nobody else. */
const limitSeconds = 1800;

/** @typedef {{ passed: number, failed: number, skipped: { name: string, reason: string }[], facts: Record<string, unknown> }} Report */

/** @type {Report} */
const report = { passed: 0, failed: 0, skipped: [], facts: {} };

/** @param {Report} part */
function add({ passed, failed, skipped, facts }) {
  report.passed += passed;
  report.failed += failed;
  report.skipped.push(...skipped);
  Object.assign(report.facts, facts);
}

/** @returns {Promise<string | undefined>} why nothing of this can run here */
async function missing() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return `The guest runs this machine's own Node, which must be Linux on x64; this is ${process.platform} on ${process.arch}.`;
  return (
    (await ensureDebianPackages(['qemu-system-x86'])) ?? (await ensureCompiler()) ?? (await ensureDebugger())
  );
}

/** @param {string} guest for the tests @param {string} program */
async function withoutEditor(guest, program) {
  const reporter = [
    '--test-reporter',
    './scripts/test/reporter.mjs',
    '--test-reporter-destination',
    'stdout',
  ];
  const tests = [path.join(root, 'out/test/grand/remote.test.js')];
  const file = path.join(results, 'grand-without-editor.json');
  const { code } = await run(
    process.execPath,
    ['--enable-source-maps', '--test', '--test-timeout=120000', ...reporter, ...tests],
    {
      cwd: root,
      env: {
        ...process.env,
        NUMA_LENS_SUITE: 'grand-without-editor',
        NUMA_LENS_GUEST: guest,
        NUMA_LENS_GUEST_PROGRAM: program,
      },
    },
  );
  add(JSON.parse(fs.readFileSync(file, 'utf8')));
  if (code !== 0 && report.failed === 0) report.failed = 1;
}

/** @returns {Promise<string | undefined>} why it was not run */
async function runAll() {
  const reason = await missing();
  if (reason !== undefined) return reason;
  const packages = await guestPackages();
  if (typeof packages === 'string') return packages;
  const kernel = packages.kernels.filter(({ series }) => wanted === undefined || series === wanted).at(-1);
  if (kernel === undefined) return `The package lists offer no cloud kernel of series ${wanted}.`;

  if (!bundleIsCurrent()) await bundle();
  const prepared = prepareSuite();
  const programs = ['first-touch', 'wide-move', 'long-lived'].map((name) =>
    path.join(prepared.workspace, name),
  );
  for (const program of programs) await must('gcc', ['-g', '-O0', '-o', program, `${program}.c`]);
  const [program = ''] = programs;
  const consoleLog = path.join(results, 'grand-guest.log');
  const started = await startDebugGuest({ kernel, packages, programs, consoleLog, limitSeconds });
  if (!started.ok) {
    report.failed++;
    console.log(`FAIL ${started.reason}\n  console: ${consoleLog}`);
    return undefined;
  }
  const { commands, debugging, stop } = started.guest;
  const connect = [process.execPath, path.join(root, 'scripts/guest/connect.mjs'), String(commands)];
  const guest = JSON.stringify({ prefix: connect, debugging });
  try {
    await withoutEditor(guest, program);
    const inEditor = await runSuite(
      { NUMA_LENS_EDITOR_ONLY: '^a program in a virtual machine', NUMA_LENS_GUEST: guest },
      true,
      prepared,
    );
    add(inEditor);
    for (const line of inEditor.lines) console.log(line);
  } finally {
    await stop();
  }
  return undefined;
}

fs.mkdirSync(path.join(cache, 'guest'), { recursive: true });
fs.mkdirSync(results, { recursive: true });
const reason = await runAll();
if (reason !== undefined) {
  console.log(`Nothing is tested. ${reason}`);
  report.skipped.push({ name: 'the grand suite', reason });
}
fs.writeFileSync(path.join(results, 'grand.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(`grand: ${report.passed} passed, ${report.failed} failed, ${report.skipped.length} skipped`);
process.exitCode = report.failed === 0 ? 0 : 1;
