/** `npm run -s numa-lens -- ARGS`: the command line from a checkout, bundled first when the sources are newer. */
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { ensureNodeModules } from './lib/setup.mjs';

await ensureNodeModules();
const { bundle, bundleIsCurrent } = await import('./lib/bundle.mjs');
if (!bundleIsCurrent()) await bundle();
// npm changes to the package's folder; paths on the command line are relative to where the user stands.
const cwd = process.env['INIT_CWD'] ?? process.cwd();
const { code } = await run(
  process.execPath,
  [path.join(root, 'dist/cli/numa-lens.js'), ...process.argv.slice(2)],
  { cwd },
);
process.exitCode = code;
