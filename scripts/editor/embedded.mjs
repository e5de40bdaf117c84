/**
 * Runs the embedded editor: code-server on a free loopback port with everything it writes in one folder, and a
 * headless browser for it. Both end with the program that started them, also on Ctrl+C.
 */
import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** @typedef {import('./install.mjs').EditorHost} EditorHost */

/** What an editor with nobody before it must not do: greet, update, sign in, ask whom to trust. */
const settings = {
  // A Variables view in sight has the debugger read what each char * points to, and that changes the program's pages.
  'debug.openDebug': 'neverOpen',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.showReleaseNotes': false,
  'security.workspace.trust.startupPrompt': 'never',
  'git.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'debug.onTaskErrors': 'abort',
};

/**
 * @typedef {object} Profile one editor's folders
 * @property {string} base
 * @property {string} data
 * @property {string} extensions
 * @property {string} browser
 */

/** @param {string} base an empty or new folder @param {Record<string, unknown>} [extra] more user settings @returns {Profile} */
export function makeProfile(base, extra = {}) {
  const profile = {
    base,
    data: path.join(base, 'data'),
    extensions: path.join(base, 'extensions'),
    browser: path.join(base, 'browser'),
  };
  for (const folder of Object.values(profile)) fs.mkdirSync(folder, { recursive: true });
  fs.mkdirSync(path.join(profile.data, 'User'), { recursive: true });
  fs.writeFileSync(
    path.join(profile.data, 'User/settings.json'),
    JSON.stringify({ ...settings, ...extra }, null, 2),
  );
  fs.writeFileSync(path.join(base, 'config.yaml'), 'auth: none\n');
  return profile;
}

/** Short, because the editor puts sockets there and a socket's path is limited to 107 bytes. */
export function temporaryFolder() {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-editor-'));
}

/** @param {Profile} profile */
const common = (profile) => [
  '--config',
  path.join(profile.base, 'config.yaml'),
  '--user-data-dir',
  profile.data,
  '--extensions-dir',
  profile.extensions,
];

/** @param {Profile} profile @param {Readonly<Record<string, string>>} [extra] */
const environment = (profile, extra = {}) => ({
  ...process.env,
  XDG_RUNTIME_DIR: profile.base,
  // Without a gallery the editor asks nobody for extensions.
  EXTENSIONS_GALLERY: '{"serviceUrl":""}',
  ...extra,
});

/** @param {EditorHost} host @param {Profile} profile @param {readonly string[]} files .vsix */
export async function installExtensions(host, profile, files) {
  const args = files.flatMap((file) => ['--install-extension', file]);
  await promisify(execFile)(host.node, [host.entry, ...common(profile), ...args], {
    env: environment(profile),
  });
}

/**
 * @param {EditorHost} host
 * @param {Profile} profile
 * @param {{ port?: number, trustEverything?: boolean, language?: string, env?: Readonly<Record<string, string>> }} [options]
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startServer(host, profile, options = {}) {
  const args = [
    host.entry,
    ...common(profile),
    '--auth',
    'none',
    '--bind-addr',
    `127.0.0.1:${options.port ?? 0}`,
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    '--ignore-last-opened',
    ...(options.language === undefined ? [] : ['--locale', options.language]),
    ...(options.trustEverything ? ['--disable-workspace-trust'] : []),
  ];
  // A group of its own: the server starts children (extension host, language server, debug adapters), and all end with it.
  const child = spawn(host.node, args, {
    env: environment(profile, options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const log = fs.createWriteStream(path.join(profile.base, 'server.log'));
  const port = await new Promise((resolve, reject) => {
    let seen = '';
    /** @param {Buffer} chunk */
    const read = (chunk) => {
      log.write(chunk);
      seen = (seen + String(chunk)).slice(-4000);
      const match = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(seen);
      if (match?.[1] !== undefined) resolve(match[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The embedded editor ended (exit ${code}):\n${seen}`)));
  });
  const group = -(child.pid ?? 0);
  const killNow = () => {
    try {
      process.kill(group, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  process.once('exit', killNow);
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: async () => {
      process.removeListener('exit', killNow);
      if (child.exitCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        const patience = setTimeout(killNow, 5000);
        await ended;
        clearTimeout(patience);
      }
      // Children that outlived the server.
      killNow();
      log.end();
    },
  };
}

/** @param {EditorHost} host @param {Profile} profile */
export async function openBrowser(host, profile) {
  const { chromium } = await import('playwright-core');
  return chromium.launchPersistentContext(profile.browser, {
    executablePath: host.chromium,
    headless: true,
    viewport: { width: 1600, height: 900 },
    args: [
      // Chromium refuses its sandbox to root; as anybody else it keeps it.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
