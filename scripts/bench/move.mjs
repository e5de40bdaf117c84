/**
 * Moving 1 GiB: to the node where all of it is already, which every machine can do, and for real, which takes an emulated one with two nodes.
 * Against a C program that asks, moves what is elsewhere and asks again.
 */
import fs from 'node:fs';
import path from 'node:path';
import { boot } from '../guest/boot.mjs';
import { writeInitramfs } from '../guest/initramfs.mjs';
import { guestPackages } from '../guest/packages.mjs';
import { startLines } from '../lib/rpc-process.mjs';
import { results } from '../lib/paths.mjs';
import { batch, program, startRunner } from './runner.mjs';

/** The node of the pages and the loop in C. @param {{ pid: number, from: string, to: string, pages: number }} target */
export async function movePeer({ pid, from, pages }) {
  const loop = startLines(
    await program('test/bench/programs', 'move-loop'),
    [pid, from, pages, batch].map(String),
  );
  return {
    /** @param {number} node @returns {Promise<number>} milliseconds */
    async round(node) {
      const [nanoseconds = NaN, , there] = (await loop.ask(String(node))).split(' ').map(Number);
      if (there !== pages) throw new Error(`the C loop has ${there} of ${pages} pages on node ${node}`);
      return nanoseconds / 1e6;
    },
    stop: () => loop.stop(),
  };
}

/** @param {string} dist @param {{ pid: number, from: string, to: string, pages: number }} target */
export async function moveBenchmark(dist, { pid, from, to, pages }) {
  const runner = await startRunner(dist, pid);
  const ranges = [{ from, to }];
  const { counts } = await runner.request('query', {
    target: runner.target,
    pages: { kind: 'ranges', ranges },
  });
  const node = Number(counts[0].node);
  return {
    node,
    /** @returns {Promise<number>} milliseconds */
    async round() {
      const started = performance.now();
      const { alreadyThere } = await runner.request('move', {
        target: runner.target,
        pages: { kind: 'ranges', ranges },
        to: { kind: 'node', node },
        flags: 2,
      });
      const took = performance.now() - started;
      if (alreadyThere !== pages) throw new Error(`the runner has ${alreadyThere} of ${pages} pages there`);
      return took;
    },
    stop: () => runner.stop(),
  };
}

/** Room for the kernel, Node and 1 GiB on either node. */
const machine = {
  name: 'two large nodes',
  nodes: [
    { cpus: 1, mib: 2048 },
    { cpus: 1, mib: 1536 },
  ],
};

/** @returns {Promise<{ kernel: string, rounds: readonly { ours: number, peer: number }[] }>} milliseconds of real moves of 1 GiB in a guest */
export async function guestMoves() {
  const packages = await guestPackages();
  if (typeof packages === 'string') throw new Error(packages);
  const kernel = packages.kernels.at(-1);
  if (kernel === undefined) throw new Error('the package lists offer no cloud kernel');
  const { file } = await writeInitramfs(packages, 'bench');
  fs.mkdirSync(results, { recursive: true });
  /** @type {{ ours: number, peer: number }[]} */
  const rounds = [];
  /** @type {string[]} */
  const errors = [];
  const outcome = await boot({
    image: kernel.image,
    initramfs: file,
    machine,
    consoleLog: path.join(results, 'guest-bench.log'),
    current: () => 'in the benchmark',
    silenceSeconds: 600,
    limitSeconds: 1800,
    onEvent(event) {
      if (event.type === 'fail') errors.push(event.error);
      const fact = event.type === 'diagnostic' ? /^fact round-\d+=(.*)$/.exec(event.message) : null;
      if (fact?.[1] !== undefined) rounds.push(JSON.parse(fact[1]));
    },
  });
  if (!outcome.ok) throw new Error(`the guest ${outcome.reason}`);
  if (errors.length > 0 || rounds.length === 0) throw new Error(errors.join('\n') || 'no round was told');
  return { kernel: kernel.series, rounds };
}
