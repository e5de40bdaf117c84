/**
 * `npm start`: the whole product on its example. Installs what is missing, builds, lints examples/first-touch.c, debugs it to
 * its call, runs the real migration on the live process and prints the source with what was found. Then it lints the same
 * program in TypeScript, which the editor can debug.
 * Where there is no compiler or debugger it lints only, and names what is missing.
 */
import fs from 'node:fs';
import path from 'node:path';
import { readArguments } from './lib/arguments.mjs';
import { ensureCompiler, ensureDebugger } from './lib/debugger.mjs';
import { cache, root } from './lib/paths.mjs';
import { must, run } from './lib/process.mjs';
import { ensureNodeModules } from './lib/setup.mjs';

const example = 'examples/first-touch.c';
const scriptExample = 'examples/first-touch.ts';
const program = path.join(cache, 'examples', 'first-touch');

readArguments('npm start', {});
await ensureNodeModules();
const missing = [await ensureCompiler(), await ensureDebugger()].filter((one) => one !== undefined);
const { bundle, bundleIsCurrent } = await import('./lib/bundle.mjs');
if (!bundleIsCurrent()) {
  console.log('building …');
  await bundle();
}

const bold = (/** @type {string} */ text) => (process.stdout.isTTY ? `\u001b[1m${text}\u001b[22m` : text);
/** @param {readonly string[]} args */
const numaLens = (args) =>
  run(process.execPath, [path.join(root, 'dist/cli/numa-lens.js'), ...args], { cwd: root });

if (missing.length === 0) {
  fs.mkdirSync(path.dirname(program), { recursive: true });
  await must('gcc', ['-g', '-O0', '-o', program, path.join(root, example)]);
  console.log(`\n${bold(`${example}: linted, debugged to its call, migration run on the live process`)}\n`);
  const { code } = await numaLens(['debug', example, '--program', program, '--run']);
  if (code !== 0) process.exitCode = code;
  else if (nodes() === 1) {
    console.log(
      '\nThis machine has one NUMA node: the pages were checked, none could change node. "npm run test:guest" moves them for real.',
    );
  }
} else {
  console.log(`\n${bold(`${example}: linted only`)}\n`);
  await lint(example);
  console.log('\nThe example was not debugged, because something is missing here:');
  for (const what of missing) console.log(`  ${what}`);
}
console.log(`\n${bold(`${scriptExample}: linted`)}\n`);
await lint(scriptExample);
console.log(
  `\nNext: ${bold('npm run editor')} opens the same in VS Code, where the outcome stands beside the call, in C and in TypeScript.`,
);

/** @param {string} file */
async function lint(file) {
  const { code } = await numaLens(['check', file]);
  // 1 stands for findings, and the examples are there to have some.
  if (code > 1) process.exitCode = code;
}

/** NUMA nodes with memory; 1 where the kernel does not say. */
function nodes() {
  try {
    return fs.readdirSync('/sys/devices/system/node').filter((name) => /^node\d+$/.test(name)).length;
  } catch {
    return 1;
  }
}
