/** The suite in the embedded editor: code-server and a headless browser. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { installExtension, makeProfile, openBrowser, startServer } from './embedded.mjs';
import { ensureEditorHost } from './install.mjs';
import { packLldbExtension } from './lldb-extension.mjs';
import { servePage } from './page-bridge.mjs';
import { withLimit } from './time.mjs';

/**
 * @param {import('./run-suite.mjs').Job} job
 * @returns {Promise<import('./run-suite.mjs').Problem>}
 */
export async function runEmbedded({ base, workspace, suite, env, limit }) {
  const installed = await ensureEditorHost();
  if (!installed.ok) return { skip: installed.reason };
  const { host } = installed;
  const profile = makeProfile(path.join(base, 'editor'));
  // The page's address carries one extension under development; what else there is has to be installed.
  const debuggerVsix = await packLldbExtension(base);
  if (debuggerVsix !== undefined) await installExtension(host, profile, debuggerVsix);

  const browser = await openBrowser(host, profile);
  const page = browser.pages()[0] ?? (await browser.newPage());
  const bridge = await servePage(() => Promise.resolve(page));
  const server = await startServer(host, profile, {
    testMode: true,
    trustEverything: true,
    env: { ...env, NUMA_LENS_EDITOR_PAGE: bridge.url },
  });
  const log = fs.createWriteStream(path.join(base, 'window.log'));
  try {
    /** @type {Promise<number>} */
    const exit = new Promise((resolve) => {
      void page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => resolve(code));
    });
    await page.exposeFunction(
      'codeAutomationLog',
      (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
        log.write(`${type} ${args.map(String).join(' ')}\n`);
      },
    );
    page.on('pageerror', (error) => log.write(`pageerror ${error.message}\n`));
    const payload = [
      ['extensionDevelopmentPath', server.authority + root],
      ['extensionTestsPath', server.authority + suite],
      ['skipWelcome', 'true'],
    ];
    const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
    await page.goto(`${server.url}?${query.toString()}`);
    const code = await withLimit(exit, limit);
    if (code === 0) return undefined;
    await page.screenshot({ path: path.join(base, 'window.png') }).catch(() => undefined);
    return {
      fail: code === undefined ? `no end after ${limit / 1000} s` : `the extension host ended with ${code}`,
    };
  } finally {
    bridge.close();
    await browser.close().catch(() => undefined);
    await server.stop();
    log.end();
  }
}
