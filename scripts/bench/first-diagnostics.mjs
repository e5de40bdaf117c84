/**
 * From the start of the language server to the first finding of a small C file: what a user waits for who opens the
 * first such file of a session. The process is started anew in each round; the files of the program are in the page cache, and what V8 compiled in an
 * earlier start is kept, as it is for a user.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { startRpc } from '../lib/rpc-process.mjs';
import { serverOptions } from './server-options.mjs';

const text = `#include <numaif.h>
#include <stdio.h>

int main(void)
{
  void *pages[1] = {0};
  int nodes[1] = {1};
  int status[1];
  if (move_pages(0, 1, pages, nodes, status, 8) < 0)
    perror("move_pages");
  return 0;
}
`;

/** Milliseconds after which a build counts as one that keeps no code. */
const mostToKeep = 10_000;

/** @param {string} dist a folder of bundles */
export async function firstDiagnosticsBenchmark(dist) {
  const node = [process.execPath, ...(await serverOptions())];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-first-'));
  const file = path.join(folder, 'move.c');
  fs.writeFileSync(file, text);
  const uri = pathToFileURL(file).href;
  const workspace = pathToFileURL(folder).href;
  const capabilities = { textDocument: { diagnostic: {}, synchronization: {} } };
  const code = path.join(folder, 'numa-lens/code');
  fs.mkdirSync(code, { recursive: true, mode: 0o700 });
  const env = { ...process.env, XDG_CACHE_HOME: folder };

  /**
   * @param {NodeJS.ProcessEnv} env
   * @param {() => Promise<void>} [before] its end
   * @returns {Promise<number>} milliseconds
   */
  async function start(env, before) {
    const from = performance.now();
    const server = startRpc(path.join(dist, 'lsp/server.js'), ['--stdio'], env, node);
    try {
      const { connection } = server;
      connection.onRequest((method) => (method === 'workspace/configuration' ? [null] : null));
      await server.request('initialize', { processId: process.pid, rootUri: workspace, capabilities });
      await connection.sendNotification('initialized', {});
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'c', version: 1, text },
      });
      const report = /** @type {{ items?: unknown[] }} */ (
        await server.request('textDocument/diagnostic', { textDocument: { uri } })
      );
      const took = performance.now() - from;
      if ((report.items?.length ?? 0) === 0)
        throw new Error(`${dist}: no finding in the file; there is nothing to measure`);
      await before?.();
      return took;
    } finally {
      server.stop();
    }
  }

  const watcher = fs.watch(code);
  await start(env, async () => {
    /** @type {Promise<void>} */
    const kept = new Promise((resolve) => {
      watcher.on('change', () => {
        if (fs.readdirSync(code).some((name) => name.endsWith('.v8'))) resolve();
      });
    });
    await Promise.race([kept, setTimeout(mostToKeep, undefined, { ref: false })]);
  });
  watcher.close();
  return {
    /** As every start but the first one after an installation. */
    round: () => start(env),
    /** As the first one: nothing is kept of an earlier start. */
    afresh: () => start({ ...env, NODE_DISABLE_COMPILE_CACHE: '1' }),
    stop() {
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
