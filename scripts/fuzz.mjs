/** `npm run fuzz -- [server|runner] [options]`: the fuzzers of this project, each a script of scripts/fuzz with options of its own. */
import path from 'node:path';
import { root } from './lib/paths.mjs';

const fuzzers = ['server', 'runner'];
const words = process.argv.slice(2);
const usage = `usage: npm run fuzz -- [${fuzzers.join('|')}] [options]; \`npm run fuzz -- ${fuzzers.at(-1)} --help\` tells those of one`;
if (words[0] === '--help') {
  console.log(usage);
  process.exit(0);
}
const [name = 'server', ...args] = words[0]?.startsWith('--') === false ? words : ['server', ...words];
if (!fuzzers.includes(name)) {
  console.error(usage);
  process.exit(2);
}
const script = path.join(root, 'scripts/fuzz', `${name}.mjs`);
// In this process, so that a signal that ends it is the script's.
process.argv = [process.execPath, script, ...args];
await import(script);
