/**
 * Where are the pages of 1 GiB? The runner's answer to one `query` request, against the same system calls in a C loop
 * on the same process. Both ask 4096 pages a call; the runner's time includes its answer's way through JSON-RPC.
 */
import fs from 'node:fs';
import { startLines } from '../lib/rpc-process.mjs';
import { batch, program, startRunner } from './runner.mjs';

/** Half of what is free at most, so that the measurement never swaps. @returns {number} MiB */
function targetMib() {
  const available = /^MemAvailable:\s+(\d+) kB$/m.exec(fs.readFileSync('/proc/meminfo', 'utf8'))?.[1];
  return Math.min(1024, 2 ** Math.floor(Math.log2(Number(available ?? 0) / 1024 / 2)));
}

/** The process that is asked about, and the C loop. */
export async function queryPeer() {
  const target = startLines(await program('test/guest/programs', 'target'), [
    String(targetMib()),
    'cpu',
    '0',
    'small',
    'still',
  ]);
  const [, address = '', size = ''] = /^ready (0x[0-9a-f]+) (\d+)$/.exec(await target.nextLine()) ?? [];
  const bytes = Number(size);
  const pages = bytes / 4096;
  const loop = startLines(
    await program('test/bench/programs', 'query-loop'),
    [target.pid, address, pages, batch].map(String),
  );
  return {
    pid: target.pid,
    from: address,
    to: `0x${(BigInt(address) + BigInt(bytes)).toString(16)}`,
    pages,
    mib: bytes / 2 ** 20,
    /** @returns {Promise<number>} milliseconds */
    async round() {
      const [nanoseconds, present] = (await loop.ask('go')).split(' ').map(Number);
      if (present !== pages || nanoseconds === undefined)
        throw new Error(`the C loop saw ${present} of ${pages} pages`);
      return nanoseconds / 1e6;
    },
    stop() {
      loop.stop();
      target.stop();
    },
  };
}

/**
 * @param {string} dist a folder of bundles
 * @param {{ pid: number, from: string, to: string, pages: number }} target
 */
export async function queryBenchmark(dist, { pid, from, to, pages }) {
  const { request, target, stop } = await startRunner(dist, pid);
  return {
    /** @returns {Promise<number>} milliseconds */
    async round() {
      const started = performance.now();
      const placement = await request('query', { target, pages: { kind: 'ranges', ranges: [{ from, to }] } });
      const took = performance.now() - started;
      const answered = placement.runs
        .filter((/** @type {any} */ run) => 'node' in run)
        .reduce((/** @type {number} */ sum, /** @type {any} */ run) => sum + run.pages, 0);
      if (answered !== pages) throw new Error(`the runner saw ${answered} of ${pages} pages`);
      return took;
    },
    stop,
  };
}
