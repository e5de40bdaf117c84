/** How a measurement starts our language server: as the extension does. */
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { ensureBuilt } from '../lib/typescript.mjs';

/** Options of Node. @returns {Promise<readonly string[]>} */
export async function serverOptions() {
  await ensureBuilt();
  const load = createRequire(import.meta.url);
  const { serverNodeOptions } = load(path.join(root, 'out/server/protocol/node-options.js'));
  return serverNodeOptions(os.availableParallelism());
}
