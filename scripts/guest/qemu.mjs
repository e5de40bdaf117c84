/**
 * A guest's QEMU: its command line, its serial ports as Unix sockets whose lines are handed over, and its end. What is
 * done with a guest stands in boot.mjs (a suite inside) and debug-guest.mjs (a machine to debug on).
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { machineArguments } from './machine.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.once(signal, () => process.exit(130));

/**
 * @typedef {object} Qemu
 * @property {string} folder for further sockets; it is gone when the guest has ended
 * @property {() => void} kill
 * @property {Promise<{ code: number, errors: string }>} ended never rejects
 */

/**
 * @param {object} options
 * @param {string} options.image bzImage
 * @param {string} options.initramfs
 * @param {import('./machine.mjs').Machine} options.machine
 * @param {'suite' | 'remote'} options.mode what its first process does (init.sh)
 * @param {number} options.limitSeconds after which the guest ends itself
 * @param {Readonly<Record<string, (line: string) => void>>} options.serial called with each line of a port; the first is the console
 * @param {(folder: string) => readonly string[]} [options.devices] more arguments
 * @returns {Promise<Qemu>}
 */
export async function startQemu({
  image,
  initramfs,
  machine,
  mode,
  limitSeconds,
  serial,
  devices = () => [],
}) {
  // The path of a Unix socket has at most 107 characters, which a checkout's own path may exceed.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-guest-'));
  const names = Object.keys(serial);
  const servers = await Promise.all(
    Object.entries(serial).map(([name, onLine]) => listenForLines(path.join(folder, name), onLine)),
  );
  const kernelCommand = [
    'console=ttyS0 quiet panic=-1 random.trust_cpu=on cryptomgr.notests',
    // Off unless a test turns it on: it moves pages back behind a test's back.
    'numa_balancing=disable',
    `guest.limit=${limitSeconds} guest.mode=${mode}`,
  ].join(' ');
  const args = [
    ...['-accel', 'tcg,thread=single', '-nodefaults', '-display', 'none', '-no-reboot'],
    ...machineArguments(machine),
    ...names.flatMap((name) => [
      ...['-chardev', `socket,id=${name},path=${path.join(folder, name)}`],
      ...['-serial', `chardev:${name}`],
    ]),
    ...devices(folder),
    ...['-kernel', image, '-initrd', initramfs, '-append', kernelCommand],
  ];
  const child = spawn('qemu-system-x86_64', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  running.add(child);
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const ended = new Promise((resolve) => {
    child.on('error', (error) => {
      errors += error.message;
      resolve(127);
    });
    child.on('close', resolve);
  }).then((code) => {
    running.delete(child);
    for (const server of servers) server.close();
    fs.rmSync(folder, { recursive: true, force: true });
    return { code: code ?? 128, errors: errors.trim() };
  });
  return { folder, kill: () => child.kill('SIGKILL'), ended };
}

/**
 * @param {string} socket
 * @param {(line: string) => void} onLine
 */
async function listenForLines(socket, onLine) {
  let rest = '';
  const server = net.createServer((connection) => {
    connection.setEncoding('utf8');
    connection.on('data', (/** @type {string} */ chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line.replace(/\r$/, ''));
    });
    connection.on('error', () => undefined);
  });
  await new Promise((resolve) => server.listen(socket, () => resolve(undefined)));
  return server;
}
