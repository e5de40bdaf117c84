/**
 * The suite in a desktop VS Code: VSCODE is the path of an installed one, VSCODE_VERSION one to download
 * (`stable`, `1.91.0`). Its window is a page of Electron, so the bridge reaches it through the debugging port.
 */
import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { makeProfile } from './embedded.mjs';
import { writeLldbExtension } from './lldb-extension.mjs';
import { servePage } from './page-bridge.mjs';
import { writeSuiteExtension } from './suite-extension.mjs';
import { withLimit } from './time.mjs';

/**
 * @param {import('./run-suite.mjs').Job} job
 * @returns {Promise<import('./run-suite.mjs').Problem>}
 */
export async function runDesktop({ base, workspace, folder, env, limit, trusted }) {
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  const executable = process.env['VSCODE'] ?? (await downloadAndUnzipVSCode(process.env['VSCODE_VERSION']));
  const profile = makeProfile(path.join(base, 'editor'));
  const suite = path.join(base, 'suite-extension');
  const lldb = path.join(base, 'lldb-extension');
  writeSuiteExtension(suite);
  const extensions = writeLldbExtension(lldb) ? [root, suite, lldb] : [root, suite];
  const port = await freePort();
  const bridge = await servePage(() => firstWindow(port));
  const args = [
    ...(folder === undefined ? [workspace] : ['--folder-uri', folder]),
    ...extensions.map((folder) => `--extensionDevelopmentPath=${folder}`),
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${profile.data}`,
    `--extensions-dir=${profile.extensions}`,
    ...(trusted ? ['--disable-workspace-trust'] : []),
    '--disable-gpu',
    '--disable-telemetry',
    '--no-sandbox',
    '--wait',
  ];
  const editor = spawn(executable, args, {
    env: { ...process.env, ...env, NUMA_LENS_EDITOR_PAGE: bridge.url },
    stdio: 'ignore',
  });
  /** @type {Promise<string>} */
  const gone = new Promise((resolve) => {
    editor.once('error', (error) => resolve(error.message));
    editor.once('exit', (code) => resolve(`the editor ended with ${code}`));
  });
  try {
    const end = await withLimit(Promise.race([bridge.done, gone]), limit);
    if (end === undefined) return { fail: `no end after ${limit / 1000} s` };
    return typeof end === 'string' ? { fail: end } : undefined;
  } finally {
    bridge.close();
    editor.kill();
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
