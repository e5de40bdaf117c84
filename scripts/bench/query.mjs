/**
 * Where are the pages of 1 GiB? The runner's answer to one `query` request, against the same system calls in a C loop
 * on the same process. Both ask 4096 pages a call; the runner's time includes its answer's way through JSON-RPC.
 */
import fs from 'node:fs';
import path from 'node:path';
import { compilePrograms } from '../lib/compile.mjs';
import { startLines, startRpc } from '../lib/rpc-process.mjs';

const batch = 4096;

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

/** @param {string} folder @param {string} name */
async function program(folder, name) {
  const file = (await compilePrograms(folder)).get(name);
  if (file === undefined) throw new Error(`${folder} has no ${name}.c`);
  return file;
}

/**
 * @param {string} dist a folder of bundles
 * @param {{ pid: number, from: string, to: string, pages: number }} target
 */
export async function queryBenchmark(dist, { pid, from, to, pages }) {
  const runner = startRpc(path.join(dist, 'runner/runner.js'), ['--stdio']);
  /** @param {string} method @param {object} params @returns {Promise<any>} */
  const request = async (method, params) => {
    const outcome = /** @type {any} */ (await runner.request(method, params));
    if (outcome.ok !== true)
      throw new Error(`${method}: ${outcome.failure.message} ${outcome.failure.remedy}`);
    return outcome.value;
  };
  await request('initialize', { protocolVersion: 1, client: 'numa-lens benchmark' });
  const { target } = await request('target/open', { pid });
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
    stop: () => runner.stop(),
  };
}
