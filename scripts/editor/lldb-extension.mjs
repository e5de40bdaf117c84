/**
 * A debugger for the embedded editor, whose gallery has none: an extension of nothing but a manifest that contributes
 * LLVM's own adapter, lldb-dap, as it stands on this machine.
 */
import fs from 'node:fs';
import path from 'node:path';
import { gdbAdapters } from '../lib/gdb-adapter.mjs';
import { root } from '../lib/paths.mjs';

const lying = path.join(root, 'test/editor/fixtures/adapters/lying.js');

/** The newest lldb-dap on PATH, or undefined. Debian names it with the version. */
export function findLldbDap() {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((one) => path.isAbsolute(one));
  /** @type {{ file: string, version: number }[]} */
  const found = [];
  for (const folder of folders) {
    const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
    for (const name of names) {
      const match = /^lldb-dap(?:-(\d+))?$/.exec(name);
      if (match !== null) found.push({ file: path.join(folder, name), version: Number(match[1] ?? 0) });
    }
  }
  return found.sort((a, b) => b.version - a.version)[0]?.file;
}

/** @param {string} folder to write it in @returns {boolean} false without lldb-dap on this machine */
export function writeLldbExtension(folder) {
  const adapter = findLldbDap();
  if (adapter === undefined) return false;
  fs.mkdirSync(folder, { recursive: true });
  const manifest = {
    name: 'lldb-dap-for-tests',
    publisher: 'numa-lens',
    version: '0.0.1',
    license: 'MIT',
    description: 'The lldb-dap of this machine as a debugger.',
    engines: { vscode: '^1.91.0' },
    capabilities: { untrustedWorkspaces: { supported: true } },
    contributes: {
      breakpoints: [{ language: 'c' }],
      debuggers: [
        debuggerOf('lldb-dap', 'LLDB', { program: adapter }),
        // Another name of the same debugger, for an adapter that lies about the process id.
        debuggerOf('lldb-vscode', 'LLDB (lying)', { program: lying, runtime: 'node', args: [adapter] }),
        // One that nobody has heard of, for what another extension may say of it.
        debuggerOf('unheard-of', 'LLDB (by another name)', { program: adapter }),
        ...gdbAdapters().map((program) => debuggerOf('gdb', 'GDB', { program, runtime: 'node' })),
      ],
    },
  };
  fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return true;
}

/** @param {string} type @param {string} label @param {object} start */
function debuggerOf(type, label, start) {
  const properties = {
    program: { type: 'string' },
    args: { type: 'array' },
    cwd: { type: 'string' },
    env: { type: ['object', 'array'] },
    stopOnEntry: { type: 'boolean' },
    claimPid: { type: 'number' },
    gdb: { type: 'string' },
  };
  const launch = { required: ['program'], properties };
  const remote = { 'gdb-remote-hostname': { type: 'string' }, 'gdb-remote-port': { type: 'number' } };
  const attach = { required: ['program'], properties: { ...properties, ...remote } };
  return { type, label, languages: ['c'], ...start, configurationAttributes: { launch, attach } };
}
