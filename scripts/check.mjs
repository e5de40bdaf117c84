/** `npm run check`: format, types, lint, generated files, architecture. The same in CI and before a push. */
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { ensureNodeModules } from './lib/setup.mjs';

await ensureNodeModules();
const bin = (/** @type {string} */ name) => path.join(root, 'node_modules/.bin', name);

/** @type {readonly (readonly [string, string, readonly string[]])[]} */
const steps = [
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['types', bin('tsc'), ['-b']],
  ['lint', bin('eslint'), ['--max-warnings', '0', '.']],
  ['generated files', process.execPath, ['scripts/generate.mjs', '--check']],
  ['architecture', process.execPath, ['--test', '--test-reporter', 'dot', 'out/test/architecture/']],
];

let failed = 0;
for (const [name, command, args] of steps) {
  const started = Date.now();
  const { code, output } = await run(command, args, { cwd: root, quiet: true });
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (code !== 0) {
    console.log(output);
    failed++;
  }
}
process.exitCode = failed === 0 ? 0 : 1;
