/** `npm run fuzz -- runner …`: the fuzzers of this project, each a script of scripts/fuzz with options of its own. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const [name = '', ...args] = process.argv.slice(2);
const script = path.join(root, 'scripts/fuzz', `${name}.mjs`);
if (!/^[a-z]+$/.test(name) || !fs.existsSync(script)) {
  console.error('usage: npm run fuzz -- server|runner [options]');
  process.exit(2);
}
process.exitCode = (await run(process.execPath, [script, ...args], { cwd: root })).code;
