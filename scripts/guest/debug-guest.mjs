/**
 * A guest to debug in from outside: it runs the commands that come to a port (connect.mjs), and what listens on its port
 * 7002, a gdbserver as a rule, is reached through a second one. Both are on this machine's loopback and exist as long as the guest.
 */
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { cache } from '../lib/paths.mjs';
import { twoNodes } from './machine.mjs';
import { startQemu } from './qemu.mjs';

/**
 * @typedef {object} DebugGuest
 * @property {number} commands the port of connect.mjs
 * @property {number} debugging the port that reaches port 7002 of the guest
 * @property {() => Promise<void>} stop
 */

/** Loaded machines take their time; a guest that hangs is told by its last words. */
const bootSeconds = 90;

/**
 * @param {object} options
 * @param {import('./packages.mjs').Kernel} options.kernel
 * @param {import('./packages.mjs').GuestPackages} options.packages
 * @param {readonly string[]} options.programs files of this machine that shall be there under the same paths
 * @param {string} options.consoleLog written as the guest speaks
 * @param {number} options.limitSeconds after which the guest ends itself
 * @param {import('./machine.mjs').Machine} [options.machine]
 * @returns {Promise<{ ok: true, guest: DebugGuest } | { ok: false, reason: string }>}
 */
export async function startDebugGuest({
  kernel,
  packages,
  programs,
  consoleLog,
  limitSeconds,
  machine = twoNodes,
}) {
  const { writeRemoteInitramfs } = await import('./initramfs.mjs');
  const initramfs = path.join(cache, 'guest', `remote-${process.pid}.cpio`);
  const { busybox, gdbserver } = packages;
  await writeRemoteInitramfs({ busybox, gdbserver, network: kernel.network, programs, file: initramfs });

  const log = fs.createWriteStream(consoleLog);
  const started = Date.now();
  let lastLine = 'nothing on its console';
  /** @type {() => void} */
  let ready = () => undefined;
  /** @type {Promise<true>} */
  const isReady = new Promise((resolve) => (ready = () => resolve(true)));
  const qemu = await startQemu({
    image: kernel.image,
    initramfs,
    machine,
    mode: 'remote',
    limitSeconds,
    serial: {
      console: (line) => {
        log.write(`${((Date.now() - started) / 1000).toFixed(2).padStart(7)} ${line}\n`);
        if (line.trim() !== '') lastLine = line.trim();
        if (line === 'guest: ready') ready();
      },
    },
    devices: (folder) => [
      ...[
        '-netdev',
        'user,id=net,ipv6=off,restrict=on,hostfwd=tcp:127.0.0.1:0-:7001,hostfwd=tcp:127.0.0.1:0-:7002',
      ],
      ...['-device', 'vmxnet3,netdev=net,romfile='],
      ...['-monitor', `unix:${path.join(folder, 'monitor')},server=on,wait=off`],
    ],
  });
  const ended = qemu.ended.then(({ code, errors }) => {
    log.end();
    fs.rmSync(initramfs, { force: true });
    return { ok: /** @type {const} */ (false), reason: `QEMU ended with exit code ${code}: ${errors}` };
  });
  /** @type {NodeJS.Timeout | undefined} */
  let late;
  /** @type {Promise<{ ok: false, reason: string }>} */
  const limit = new Promise((resolve) => {
    const reason = `it was not ready after ${bootSeconds} s`;
    late = setTimeout(() => resolve({ ok: false, reason }), bootSeconds * 1000);
  });
  const first = await Promise.race([isReady, ended, limit]);
  clearTimeout(late);
  const stop = async () => {
    qemu.kill();
    await ended;
  };
  if (first !== true) {
    await stop();
    return { ok: false, reason: `The guest did not start: ${first.reason}; its last words: ${lastLine}` };
  }
  const ports = await forwardedPorts(path.join(qemu.folder, 'monitor'));
  const [commands, debugging] = [ports.get(7001), ports.get(7002)];
  if (commands === undefined || debugging === undefined) {
    await stop();
    return { ok: false, reason: 'QEMU did not say which ports it forwards to the guest.' };
  }
  return { ok: true, guest: { commands, debugging, stop } };
}

/**
 * QEMU itself chose free ports, which only its monitor tells. @param {string} monitor a Unix socket
 * @returns {Promise<ReadonlyMap<number, number>>} by port of the guest
 */
function forwardedPorts(monitor) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(monitor);
    socket.setEncoding('utf8');
    let text = '';
    socket.on('error', reject);
    socket.on('data', (/** @type {string} */ chunk) => {
      text += chunk;
      // The prompt comes once as a greeting and once after the answer.
      if (text.split('(qemu) ').length < 3) return;
      socket.destroy();
      const rows = text.matchAll(/TCP\[HOST_FORWARD\]\s+\d+\s+127\.0\.0\.1\s+(\d+)\s+[\d.]+\s+(\d+)/g);
      resolve(new Map([...rows].map(([, ours, theirs]) => [Number(theirs), Number(ours)])));
    });
    socket.write('info usernet\n');
  });
}
