/**
 * Boots a guest and follows it to its end. Two serial ports come out as Unix sockets: the console, kept in a file,
 * and the results, handed over line by line. A guest that falls silent is killed, and the error names what hung.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { machineArguments } from './machine.mjs';

/** @typedef {{ ok: true, seconds: number } | { ok: false, reason: string }} Ended */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.once(signal, () => process.exit(130));

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

/**
 * @param {object} options
 * @param {string} options.image bzImage
 * @param {string} options.initramfs
 * @param {import('./machine.mjs').Machine} options.machine
 * @param {string} options.consoleLog written as the guest speaks
 * @param {(event: any) => void} options.onEvent a line of JSON from the guest's second serial port
 * @param {() => string | undefined} options.current what the suite is doing, for the error of a hang
 * @param {number} [options.silenceSeconds] without a line on either port
 * @param {number} [options.limitSeconds] in all
 * @returns {Promise<Ended>}
 */
export async function boot({
  image,
  initramfs,
  machine,
  consoleLog,
  onEvent,
  current,
  silenceSeconds = 120,
  limitSeconds = 600,
}) {
  // The path of a Unix socket has at most 107 characters, which a checkout's own path may exceed.
  const sockets = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-guest-'));
  const log = fs.createWriteStream(consoleLog);
  const started = Date.now();
  let lastLine = 'nothing on its console';
  let stage = 'before its kernel said anything';
  let stopped = '';
  let errors = '';
  /** @type {NodeJS.Timeout | undefined} */
  let silence;
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => stop(`was silent for ${silenceSeconds} s`), silenceSeconds * 1000);
  };
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  const stop = (/** @type {string} */ why) => {
    stopped = why;
    child?.kill('SIGKILL');
  };

  const servers = [
    await listenForLines(path.join(sockets, 'console'), (line) => {
      heard();
      log.write(`${((Date.now() - started) / 1000).toFixed(2).padStart(7)} ${line}\n`);
      if (line.trim() !== '') lastLine = line.trim();
      if (line.startsWith('guest: ')) stage = `at "${line.slice('guest: '.length)}"`;
    }),
    await listenForLines(path.join(sockets, 'results'), (line) => {
      heard();
      if (line.startsWith('{')) onEvent(JSON.parse(line));
      else if (line.trim() !== '') log.write(`results: ${line}\n`);
    }),
  ];
  const limit = setTimeout(() => stop(`ran for more than ${limitSeconds} s`), limitSeconds * 1000);
  try {
    const kernelCommand = [
      'console=ttyS0 quiet panic=-1 random.trust_cpu=on cryptomgr.notests',
      // Off unless a test turns it on: it moves pages back behind a test's back.
      'numa_balancing=disable',
      `guest.limit=${limitSeconds}`,
    ].join(' ');
    const serial = ['console', 'results'].flatMap((name) => [
      ...['-chardev', `socket,id=${name},path=${path.join(sockets, name)}`],
      ...['-serial', `chardev:${name}`],
    ]);
    const args = [
      ...['-accel', 'tcg,thread=single', '-nodefaults', '-display', 'none', '-no-reboot'],
      ...machineArguments(machine),
      ...serial,
      ...['-kernel', image, '-initrd', initramfs, '-append', kernelCommand],
    ];
    heard();
    const guest = spawn('qemu-system-x86_64', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    child = guest;
    running.add(guest);
    guest.stderr.on('data', (chunk) => (errors += String(chunk)));
    const code = await new Promise((resolve) => {
      guest.on('error', (error) => {
        errors += error.message;
        resolve(127);
      });
      guest.on('close', resolve);
    });
    running.delete(guest);
    const seconds = (Date.now() - started) / 1000;
    if (stopped === '' && code === 0) return { ok: true, seconds };
    const how = stopped === '' ? `QEMU ended with exit code ${code}: ${errors.trim()}` : stopped;
    const during = current() ?? stage;
    return { ok: false, reason: `${how}; it hung ${during}; its last words: ${lastLine}` };
  } finally {
    clearTimeout(limit);
    clearTimeout(silence);
    for (const server of servers) server.close();
    await new Promise((resolve) => log.end(resolve));
    fs.rmSync(sockets, { recursive: true, force: true });
  }
}
