/** The extension as a user installs it: the .vsix in an editor of its own, nothing of the checkout in sight. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { startRpc } from '../lib/rpc-process.mjs';
import {
  installExtensions,
  makeProfile,
  openBrowser,
  startServer,
  temporaryFolder,
} from '../editor/embedded.mjs';
import { ensureEditorHost } from '../editor/install.mjs';
import { makeTestWorkspace } from '../editor/workspace.mjs';
import { root } from '../lib/paths.mjs';

const vsix = JSON.parse(process.env['NUMA_LENS_VSIXES'] ?? '{}')['linux-x64'];

describe('the extension, installed from its package', () => {
  it('underlines a planted mistake, and its runner finds koffi', { timeout: 300_000 }, async (t) => {
    const installed = await ensureEditorHost();
    if (!installed.ok) {
      t.skip(installed.reason);
      return;
    }
    const { host } = installed;
    const base = temporaryFolder();
    const workspace = path.join(base, 'workspace');
    makeTestWorkspace(workspace);
    const profile = makeProfile(path.join(base, 'editor'));
    await installExtensions(host, profile, [vsix]);
    const folders = fs.readdirSync(profile.extensions).filter((name) => name.startsWith('numa-lens'));
    assert.equal(folders.length, 1, 'one extension is installed');
    const extension = path.join(profile.extensions, folders[0] ?? '');

    const runner = startRpc(path.join(extension, 'dist/runner/runner.js'), ['--stdio']);
    const { runnerProtocolVersion } = await import(path.join(root, 'out/server/protocol/runner.js'));
    /** @type {any} */
    const started = await runner.request('initialize', {
      protocolVersion: runnerProtocolVersion,
      client: 'numa-lens packaged suite',
    });
    runner.stop();
    assert.equal(started.ok, true, JSON.stringify(started));

    const server = await startServer(host, profile, { trustEverything: true });
    const browser = await openBrowser(host, profile);
    try {
      const page = browser.pages()[0] ?? (await browser.newPage());
      await page.goto(`${server.url}?${new URLSearchParams({ folder: workspace }).toString()}`);
      await page.locator('.explorer-folders-view').getByText('planted.c').dblclick();
      const squiggle = page.locator(
        '.monaco-editor .cdr.squiggly-error, .monaco-editor .cdr.squiggly-warning',
      );
      await squiggle.first().waitFor({ state: 'attached', timeout: 120_000 });
      t.diagnostic(`fact vsix-squiggles=${await squiggle.count()}`);
    } catch (error) {
      const page = browser.pages()[0];
      const picture = path.join(base, 'window.png');
      await page?.screenshot({ path: picture }).catch(() => undefined);
      throw new Error(`${String(error)}\n  a picture of the window: ${picture}`);
    } finally {
      await browser.close().catch(() => undefined);
      await server.stop();
    }
    fs.rmSync(base, { recursive: true, force: true });
  });
});
