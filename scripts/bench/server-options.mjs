/** How a measurement starts our language server: as the extension does. */
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { must } from '../lib/process.mjs';

/** Options of Node. @returns {Promise<readonly string[]>} */
export async function serverOptions() {
  await must(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-b'], { cwd: root });
  const load = createRequire(import.meta.url);
  const { serverNodeOptions } = load(path.join(root, 'out/server/protocol/node-options.js'));
  return serverNodeOptions(os.availableParallelism());
}
