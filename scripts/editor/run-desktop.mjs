/**
 * The suite in a desktop VS Code: VSCODE is the path of an installed one, VSCODE_VERSION one to download
 * (`stable`, `1.91.0`). Its window is a page of Electron, so the bridge reaches it through the debugging port.
 */
import net from 'node:net';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { makeProfile } from './embedded.mjs';
import { findLldbDap, writeLldbExtension } from './lldb-extension.mjs';
import { servePage } from './page-bridge.mjs';
import { withLimit } from './time.mjs';

/**
 * @param {import('./run-suite.mjs').Job} job
 * @returns {Promise<import('./run-suite.mjs').Problem>}
 */
export async function runDesktop({ base, workspace, suite, env, limit }) {
  const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
  const executable = process.env['VSCODE'] ?? (await downloadAndUnzipVSCode(process.env['VSCODE_VERSION']));
  const profile = makeProfile(path.join(base, 'editor'));
  const extensions = [root];
  const adapter = findLldbDap();
  if (adapter !== undefined) {
    const folder = path.join(base, 'lldb-extension');
    writeLldbExtension(folder, adapter);
    extensions.push(folder);
  }
  const port = await freePort();
  const bridge = await servePage(() => firstWindow(port));
  try {
    const running = runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: extensions,
      extensionTestsPath: suite,
      extensionTestsEnv: { ...env, NUMA_LENS_EDITOR_PAGE: bridge.url },
      launchArgs: [
        workspace,
        `--remote-debugging-port=${port}`,
        `--user-data-dir=${profile.data}`,
        `--extensions-dir=${profile.extensions}`,
        '--disable-workspace-trust',
        '--disable-gpu',
        '--disable-telemetry',
      ],
    });
    const code = await withLimit(running, limit);
    if (code === 0) return undefined;
    return { fail: code === undefined ? `no end after ${limit / 1000} s` : `the editor ended with ${code}` };
  } catch (error) {
    return { fail: String(error) };
  } finally {
    bridge.close();
  }
}

/** @param {number} port @returns {Promise<import('playwright-core').Page>} */
async function firstWindow(port) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('the editor has no window');
  return page;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
