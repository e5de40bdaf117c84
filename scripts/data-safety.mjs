/**
 * `npm run data-safety [-- --gib 100] [--minutes 10] [--report]`: moves pages to and fro between the nodes of a guest until so many GiB of
 * them have changed their node, as queries tell, while threads of the program that owns them check every word (test/guest/data-safety).
 * One guest after the other, of at most so many minutes, on the kernel that has seen the least. What was done stands in .cache/data-safety/rounds.jsonl and
 * counts in the next run too: it can be ended at any time. --write puts the figures into docs/reliability.md, and what they are the sums of into
 * docs/measured, so that it counts where .cache is lost.
 */
import fs from 'node:fs';
import path from 'node:path';
import { boot } from './guest/boot.mjs';
import { guestPackages } from './guest/packages.mjs';
import { rounded } from './bench/stats.mjs';
import { readArguments } from './lib/arguments.mjs';
import { writeMeasured } from './lib/measured.mjs';
import { cache, results, root } from './lib/paths.mjs';
import { ensureDebianPackages, ensureNodeModules } from './lib/setup.mjs';

const usage = 'npm run data-safety -- [--gib 100] [--minutes 10] [--report] [--write]';
const { values: options, misused } = readArguments(usage, {
  options: {
    gib: { type: 'string', default: '100' },
    minutes: { type: 'string', default: '10' },
    report: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const [gib, minutes] = [Number(options.gib), Number(options.minutes)];
if (!(gib > 0) || !(minutes > 0)) misused();

/** @typedef {{ checked: number, rewritten: number, mismatches: number }} Watched */
/** @typedef {{ at: string, kernel: string, pages: string, moves: number, changed: number, refused: Record<string, number>, watched: Watched }} Round */
/** @typedef {{ at: string, kernel: string, failed: string }} Failure */

const folder = path.join(cache, 'data-safety');
const file = path.join(folder, 'rounds.jsonl');
const ledger = path.join(root, 'docs/measured/data-safety.jsonl');
fs.mkdirSync(folder, { recursive: true });

/** Of the ledger and of this machine, each once. @returns {string[]} */
function noted() {
  const lines = [ledger, file].flatMap((one) =>
    fs.existsSync(one) ? fs.readFileSync(one, 'utf8').split('\n') : [],
  );
  return [...new Set(lines)].filter((line) => line !== '');
}

/** @returns {{ rounds: Round[], failures: Failure[] }} */
function all() {
  const entries = noted().map((line) => JSON.parse(line));
  return {
    rounds: entries.filter((one) => 'changed' in one),
    failures: entries.filter((one) => 'failed' in one),
  };
}

/** @type {Readonly<Record<string, string>>} */
const names = { small: '4 KiB', huge: 'transparent huge', hugetlb: 'hugetlbfs' };

/** @param {readonly Round[]} rounds */
const gibOf = (rounds) => (rounds.reduce((sum, { changed }) => sum + changed, 0) * 4096) / 2 ** 30;

/** @param {readonly Round[]} rounds @param {(round: Round) => string} by @param {(round: Round) => number} of */
function sums(rounds, by, of) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const round of rounds) found.set(by(round), (found.get(by(round)) ?? 0) + of(round));
  return [...found].map(([name, sum]) => `${name} ${rounded((sum * 4096) / 2 ** 30)} GiB`).join(', ');
}

/** @returns {Promise<boolean>} whether nothing went wrong */
async function report() {
  const { rounds, failures } = all();
  /** @param {(round: Round) => number} of */
  const sum = (of) => rounds.reduce((total, one) => total + of(one), 0);
  const count = (/** @type {number} */ value) => value.toLocaleString('en');
  const refused = new Map();
  for (const [reason, pages] of rounds.flatMap((one) => Object.entries(one.refused)))
    refused.set(reason, (refused.get(reason) ?? 0) + pages);
  const mismatches = sum(({ watched }) => watched.mismatches);
  const changed = (/** @type {Round} */ round) => round.changed;
  const days = [...new Set(rounds.map((one) => one.at.slice(0, 10)))];
  const lines = [
    `${rounded(gibOf(rounds))} GiB changed node: ${count(sum(changed))} pages of 4 KiB, in ${count(sum(({ moves }) => moves))} moves (${days.join(', ')})`,
    `by pages: ${sums(rounds, ({ pages }) => names[pages] ?? pages, changed)}`,
    `by kernel: ${sums(rounds, ({ kernel }) => `Linux ${kernel}`, changed)}`,
    `pages that were refused: ${[...refused].map(([reason, pages]) => `${count(pages)} ${reason}`).join(', ') || 'none'}`,
    `meanwhile a page was compared ${count(sum(({ watched }) => watched.checked))} times and written ${count(sum(({ watched }) => watched.rewritten))} times: ${mismatches} mismatches`,
    ...failures.map((one) => `${one.at}, Linux ${one.kernel}: ${one.failed}`),
  ].map((line) => `- ${line}`);
  console.log(lines.join('\n'));
  if (options.write) {
    fs.writeFileSync(ledger, `${noted().join('\n')}\n`);
    await writeMeasured('docs/reliability.md', 'data safety', lines.join('\n'));
  }
  return mismatches === 0 && failures.length === 0;
}

if (options.report) process.exit((await report()) ? 0 : 1);

await ensureNodeModules();
const { bundle, bundleIsCurrent } = await import('./lib/bundle.mjs');
const { writeInitramfs } = await import('./guest/initramfs.mjs');
const missing = await ensureDebianPackages(['qemu-system-x86', 'gcc', 'libc6-dev']);
const packages = missing ?? (await guestPackages());
if (typeof packages === 'string') {
  console.error(packages);
  process.exit(1);
}
if (!bundleIsCurrent()) await bundle();
const guests = packages.kernels;
const initramfs = await writeInitramfs(packages, 'data-safety');

/** Room on either node for the initramfs, Node and what is moved. */
const machine = {
  name: 'two nodes',
  nodes: [
    { cpus: 1, mib: 896 },
    { cpus: 1, mib: 768 },
  ],
};

/** @param {object} line */
const note = (line) => fs.appendFileSync(file, `${JSON.stringify(line)}\n`);
const at = () => new Date().toISOString();

/** @param {import('./guest/packages.mjs').Kernel} kernel @returns {Promise<boolean>} */
async function once({ series, image }) {
  fs.mkdirSync(results, { recursive: true });
  let isWell = true;
  /** @param {string} failed */
  const fail = (failed) => {
    isWell = false;
    console.error(failed);
    note({ at: at(), kernel: series, failed });
  };
  const outcome = await boot({
    image,
    initramfs: initramfs.file,
    machine,
    consoleLog: path.join(results, `data-safety-${series}.log`),
    current: () => undefined,
    // On a busy machine a round takes its time.
    silenceSeconds: 600,
    limitSeconds: minutes * 60 + 180,
    onEvent(event) {
      if (event.type === 'fail') fail(`${event.name}: ${event.error}`);
      if (event.type !== 'diagnostic') return;
      const [, pages, told] = /^fact (small|huge|hugetlb)=(.*)$/s.exec(event.message) ?? [];
      if (told !== undefined) note({ at: at(), kernel: series, pages, ...JSON.parse(told) });
    },
  });
  if (!outcome.ok) fail(`The guest ${outcome.reason}`);
  return isWell;
}

/** The kernel on which the least has moved so far. */
function nextKernel() {
  const { rounds } = all();
  const done = (/** @type {string} */ series) => gibOf(rounds.filter(({ kernel }) => kernel === series));
  return [...guests].sort((a, b) => done(a.series) - done(b.series))[0];
}

let isWell = true;
while (isWell && gibOf(all().rounds) < gib) {
  const kernel = nextKernel();
  if (kernel === undefined) break;
  const before = gibOf(all().rounds);
  isWell = await once(kernel);
  const now = gibOf(all().rounds);
  console.log(`${at()} Linux ${kernel.series}: ${rounded(now - before)} GiB, ${rounded(now)} GiB in all`);
  // A guest in which nothing moves would be started for ever.
  if (now === before) isWell = false;
}
process.exitCode = (await report()) && isWell ? 0 : 1;
