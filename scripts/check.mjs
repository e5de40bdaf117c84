/** `npm run check`: format, types, lint, generated files, mutants, architecture. The same in CI and before a push. */
import path from 'node:path';
import { readArguments } from './lib/arguments.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { ensureNodeModules } from './lib/setup.mjs';

readArguments('npm run check', {});
await ensureNodeModules();
const bin = (/** @type {string} */ name) => path.join(root, 'node_modules/.bin', name);

/** @typedef {readonly [name: string, command: string, args: readonly string[]]} Step */

/** First, because the architecture test is compiled by it. @type {Step} */
const types = ['types', bin('tsc'), ['-b']];

/** What runs at a time, one step after the other in each: the lint takes longer than all others together. @type {readonly (readonly Step[])[]} */
const lanes = [
  [['lint', bin('eslint'), ['--max-warnings', '0', '.']]],
  [
    ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
    ['generated files', process.execPath, ['scripts/generate.mjs', '--check']],
    ['mutants', process.execPath, ['scripts/mutants.mjs', '--check']],
    ['architecture', process.execPath, ['--test', '--test-reporter', 'dot', 'out/test/architecture/']],
  ],
];

let failed = 0;

/** @param {readonly Step[]} steps */
async function runLane(steps) {
  for (const [name, command, args] of steps) {
    const started = Date.now();
    const { code, output } = await run(command, args, { cwd: root, quiet: true });
    // In one piece, so that the output of two lanes does not mix.
    const time = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${time} s)${code === 0 ? '' : `\n${output}`}`);
    if (code !== 0) failed++;
  }
}

await runLane([types]);
await Promise.all(lanes.map(runLane));
process.exitCode = failed === 0 ? 0 : 1;
