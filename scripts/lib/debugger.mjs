/** A C compiler and a debugger for the parts that debug a real program; their absence is a sentence, not an error. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureDebianPackages } from './setup.mjs';

/** What Debian and Ubuntu call them; the first that the system offers is taken. */
const packages = ['lldb-22', 'lldb-21', 'lldb-20'];

/** @param {RegExp} name @returns {boolean} */
function onPath(name) {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .some(
      (folder) =>
        folder !== '' && fs.existsSync(folder) && fs.readdirSync(folder).some((file) => name.test(file)),
    );
}

/** @returns {boolean} whether an lldb-dap is there that works in full (20 or newer) */
function hasDebugger() {
  if (onPath(/^lldb-dap-[2-9]\d$/)) return true;
  if (!onPath(/^lldb-dap$/)) return false;
  const { stdout } = spawnSync('lldb-dap', ['--version'], { encoding: 'utf8' });
  return Number(/version (\d+)/.exec(stdout ?? '')?.[1] ?? 0) >= 20;
}

/** @returns {Promise<string | undefined>} undefined when gcc and its headers are there; else what to do */
export async function ensureCompiler() {
  if (onPath(/^gcc$/) && fs.existsSync('/usr/include/stdio.h')) return undefined;
  return ensureDebianPackages(['gcc', 'libc6-dev']);
}

/** @returns {Promise<string | undefined>} undefined when an lldb-dap of version 20 or newer is there; else what to do */
export async function ensureDebugger() {
  if (hasDebugger()) return undefined;
  /** @type {string | undefined} */
  let advice;
  for (const name of packages) {
    const missing = await ensureDebianPackages([name]);
    if (hasDebugger()) return undefined;
    if (missing === undefined) return `Put the lldb-dap of ${name} on PATH.`;
    advice ??= missing;
    // Without the right to install, one advice is enough.
    if (process.getuid?.() !== 0) break;
  }
  return advice;
}
