/** The TypeScript of the whole tree, as scripts that run a part of it need it. */
import path from 'node:path';
import { root } from './paths.mjs';
import { must } from './process.mjs';

/** @type {Promise<unknown> | undefined} */
let built;

/** Brings `out/` up to date (`tsc -b`), once a process: the compiler takes seconds to see that nothing is to be done. */
export async function ensureBuilt() {
  built ??= must(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-b'], { cwd: root });
  await built;
}
