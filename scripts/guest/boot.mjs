/**
 * Boots a guest that runs a suite inside and follows it to its end. Its results are handed over line by line, its console is
 * kept in a file. A guest that falls silent is killed, and the error names what hung.
 */
import fs from 'node:fs';
import { startQemu } from './qemu.mjs';

/** @typedef {{ ok: true, seconds: number } | { ok: false, reason: string }} Ended */

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
  limitSeconds = 1800,
}) {
  const log = fs.createWriteStream(consoleLog);
  const started = Date.now();
  let lastLine = 'nothing on its console';
  let stage = 'before its kernel said anything';
  let stopped = '';
  /** @type {import('./qemu.mjs').Qemu | undefined} */
  let guest;
  const stop = (/** @type {string} */ why) => {
    stopped = why;
    guest?.kill();
  };
  /** @type {NodeJS.Timeout | undefined} */
  let silence;
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => stop(`was silent for ${silenceSeconds} s`), silenceSeconds * 1000);
  };
  const limit = setTimeout(() => stop(`ran for more than ${limitSeconds} s`), limitSeconds * 1000);
  try {
    heard();
    guest = await startQemu({
      image,
      initramfs,
      machine,
      mode: 'suite',
      limitSeconds,
      serial: {
        console: (line) => {
          heard();
          log.write(`${((Date.now() - started) / 1000).toFixed(2).padStart(7)} ${line}\n`);
          if (line.trim() !== '') lastLine = line.trim();
          if (line.startsWith('guest: ')) stage = `at "${line.slice('guest: '.length)}"`;
        },
        results: (line) => {
          heard();
          if (line.startsWith('{')) onEvent(JSON.parse(line));
          else if (line.trim() !== '') log.write(`results: ${line}\n`);
        },
      },
    });
    const { code, errors } = await guest.ended;
    const seconds = (Date.now() - started) / 1000;
    if (stopped === '' && code === 0) return { ok: true, seconds };
    const how = stopped === '' ? `QEMU ended with exit code ${code}: ${errors}` : stopped;
    const during = current() ?? stage;
    return { ok: false, reason: `${how}; it hung ${during}; its last words: ${lastLine}` };
  } finally {
    clearTimeout(limit);
    clearTimeout(silence);
    await new Promise((resolve) => log.end(resolve));
  }
}
