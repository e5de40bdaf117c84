/**
 * The extension for arm64, started: by an emulator where this machine is another. What qemu cannot do is move pages; that
 * the native part loads, finds the C library and is asked, and that the linter lints, it can show.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../editor/embedded.mjs';
import { ensureArm64Node } from '../lib/arm64.mjs';
import { root } from '../lib/paths.mjs';
import { startRpc } from '../lib/rpc-process.mjs';

const vsix = JSON.parse(process.env['NUMA_LENS_VSIXES'] ?? '{}')['linux-arm64'];
const arm64 = await ensureArm64Node();
const skip = arm64.ok ? false : arm64.reason;
const node = arm64.ok ? arm64.command : [];
const call = 'long f(void **p, int *n, int *s) { return move_pages(0, 16, p, n, s, 8); }\n';

describe('the extension for arm64', { skip }, () => {
  /** @type {string} */
  let folder;
  before(async () => {
    folder = temporaryFolder();
    const { readZip } = await import(path.join(root, 'out/test/packaged/archive.js'));
    for (const [name, data] of readZip(vsix)) {
      const file = path.join(folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, data);
    }
  });
  after(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('has a runner that loads its native part and asks the kernel with the numbers of arm64', async () => {
    const runner = startRpc(
      path.join(folder, 'extension/dist/runner/runner.js'),
      ['--stdio'],
      process.env,
      node,
    );
    const { runnerProtocolVersion } = await import(path.join(root, 'out/server/protocol/runner.js'));
    /** @type {any} */
    const started = await runner.request('initialize', {
      protocolVersion: runnerProtocolVersion,
      client: 'numa-lens packaged suite',
    });
    runner.stop();
    // A kernel's or an emulator's refusal is an answer of the system call; a library that does not load is another one.
    if (!started.ok) assert.equal(started.failure.code, 'no-numa', JSON.stringify(started));
    else assert.equal(started.value.machine.arch, 'arm64', JSON.stringify(started));
  });

  it('lints', async () => {
    const server = startRpc(
      path.join(folder, 'extension/dist/lsp/server.js'),
      ['--stdio'],
      process.env,
      node,
    );
    const uri = pathToFileURL(path.join(folder, 'a.c')).toString();
    /** @type {Promise<any>} */
    const published = new Promise((resolve) => {
      server.connection.onNotification('textDocument/publishDiagnostics', (/** @type {any} */ one) => {
        if (one.diagnostics.length > 0) resolve(one);
      });
    });
    await server.request('initialize', { processId: null, rootUri: null, capabilities: {} });
    await server.connection.sendNotification('initialized', {});
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'c', version: 1, text: `#include <numaif.h>\n${call}` },
    });
    const { diagnostics } = await published;
    server.stop();
    assert.deepEqual(
      diagnostics.map((/** @type {any} */ one) => one.code),
      ['flags-invalid'],
    );
  });
});
