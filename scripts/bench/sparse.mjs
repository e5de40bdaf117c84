/**
 * 100 GiB of address space with a page here and there: how long the runner takes to tell where its pages are, how much memory
 * it has needed at most, and for how long its event loop was held up.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startLines } from '../lib/rpc-process.mjs';
import { program, startRunner } from './runner.mjs';

const gib = 100;

/** @param {string} dist @param {number} rounds */
export async function sparseBenchmark(dist, rounds) {
  const target = startLines(await program('test/bench/programs', 'sparse'), [String(gib)]);
  const [, from = '', size = ''] = /^ready (0x[0-9a-f]+) (\d+)$/.exec(await target.nextLine()) ?? [];
  const to = `0x${(BigInt(from) + BigInt(size)).toString(16)}`;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-bench-'));
  const file = path.join(folder, 'delay');
  const runner = await startRunner(dist, target.pid, {
    ...process.env,
    NODE_OPTIONS: `--require ${path.join(import.meta.dirname, 'loop-delay.cjs')}`,
    NUMA_LENS_LOOP_DELAY: file,
  });
  const pages = { kind: 'ranges', ranges: [{ from, to }] };
  /** @type {number[]} */
  const times = [];
  // The measurement begins half a second after the start.
  const until = performance.now() + 1000;
  for (let i = 0; i < rounds || performance.now() < until; i++) {
    const started = performance.now();
    const placement = await runner.request('query', { target: runner.target, pages });
    times.push(performance.now() - started);
    if (placement.pages !== Number(size) / 4096) throw new Error(`the runner saw ${placement.pages} pages`);
    await runner.request('map', { target: runner.target, pages, cells: 16_384 });
  }
  const status = fs.readFileSync(`/proc/${runner.runnerPid}/status`, 'utf8');
  const peakMib = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  await runner.end();
  target.stop();
  const delay = Number(fs.readFileSync(file, 'utf8'));
  fs.rmSync(folder, { recursive: true });
  return { gib, times, peakMib, delay };
}
