/**
 * `npm run bench [-- [NAME…] [--json] [--write] [--rounds N] [--against REF]]`: what the product costs, against a peer
 * measured in the same run, in turn. --against builds another revision of this repository and measures both in turn.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';
import { ensureNodeModules } from './lib/setup.mjs';

/**
 * @typedef {object} Result
 * @property {'edit-10k' | 'runner-query-vs-c'} name
 * @property {number} ours median
 * @property {number} p99
 * @property {number | null} peer median; null where there is no peer
 * @property {number | null} ratio ours to the peer's, by neighbouring rounds
 * @property {'ms'} unit
 * @property {Record<string, string | number>} details
 * @property {{ ref: string, commit: string, median: number, ratio: number, low: number, high: number }} [against] the other revision; ratio is ours to its
 */

const names = /** @type {const} */ (['edit-10k', 'runner-query-vs-c']);

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '25' },
    against: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
const unknown = positionals.filter((name) => !names.some((one) => one === name));
if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  console.error(
    `usage: npm run bench -- [${names.join('|')}] [--json] [--write] [--rounds N] [--against REF]`,
  );
  process.exit(2);
}
const processors = os.cpus().length;
const load = os.loadavg()[0] ?? 0;
if (load > processors) {
  // A program that sleeps now and then is favoured over one that does not, so even the ratios are wrong.
  console.error(
    `The machine is busy (load ${load.toFixed(1)} on ${processors} processors): what is measured now misleads.`,
  );
  if (options.write) {
    console.error('Write the page when it is quiet.');
    process.exit(2);
  }
}
const wanted = (/** @type {string} */ name) => positionals.length === 0 || positionals.includes(name);
/** Progress is not part of the JSON. @param {string} line */
const say = (line) => (options.json ? console.error(line) : console.log(line));

await ensureNodeModules();
const { bundle, bundleIsCurrent } = await import('./lib/bundle.mjs');
const { median, pairedRatio, quantile, rounded } = await import('./bench/stats.mjs');
if (!bundleIsCurrent()) await bundle();
const dist = path.join(root, 'dist');
const { buildRevision } = await import('./bench/against.mjs');
if (options.against !== undefined) say(`building ${options.against} …`);
const other = options.against === undefined ? undefined : await buildRevision(options.against);

/** @param {readonly number[]} ours @param {readonly number[]} theirs a median a round @returns {Pick<Result, 'against'>} */
function againstOther(ours, theirs) {
  if (other === undefined || options.against === undefined) return {};
  const { ratio, low, high } = pairedRatio(ours, theirs);
  return {
    against: {
      ref: options.against,
      commit: other.commit,
      median: rounded(median(theirs)),
      ratio: rounded(ratio),
      low: rounded(low),
      high: rounded(high),
    },
  };
}

/** @returns {Promise<Result>} */
async function edit() {
  const { document, editBenchmark } = await import('./bench/edit.mjs');
  const ours = await editBenchmark(dist);
  const theirs = other === undefined ? undefined : await editBenchmark(other.dist);
  /** @type {number[]} */
  const all = [];
  /** @type {number[]} */
  const oursByRound = [];
  /** @type {number[]} */
  const theirsByRound = [];
  // The first round warms both up and is not counted.
  for (let i = 0; i <= rounds; i++) {
    const times = await ours.round();
    const otherTimes = await theirs?.round();
    if (i === 0) continue;
    all.push(...times);
    oursByRound.push(median(times));
    if (otherTimes !== undefined) theirsByRound.push(median(otherTimes));
  }
  ours.stop();
  theirs?.stop();
  return {
    name: 'edit-10k',
    ours: rounded(median(all)),
    p99: rounded(quantile(all, 0.99)),
    peer: null,
    ratio: null,
    unit: 'ms',
    details: { lines: document.lines, calls: document.calls, samples: all.length, findings: ours.findings },
    ...againstOther(oursByRound, theirsByRound),
  };
}

/** @returns {Promise<Result>} */
async function query() {
  const { queryBenchmark, queryPeer } = await import('./bench/query.mjs');
  const peer = await queryPeer();
  const ours = await queryBenchmark(dist, peer);
  const theirs = other === undefined ? undefined : await queryBenchmark(other.dist, peer);
  const contenders = [peer, ours, ...(theirs === undefined ? [] : [theirs])];
  /** @type {number[][]} */
  const times = contenders.map(() => []);
  // A round is a tenth of one of the other benchmark, and needs its number against the machine's noise.
  const queryRounds = rounds * 4;
  for (let i = 0; i <= queryRounds; i++) {
    // Each goes first in turn: what ran before leaves its traces in the caches.
    for (let k = 0; k < contenders.length; k++) {
      const at = (i + k) % contenders.length;
      const took = await contenders[at]?.round();
      if (i > 0 && took !== undefined) times[at]?.push(took);
    }
  }
  for (const contender of contenders) contender.stop();
  const [peerTimes = [], ourTimes = [], otherTimes = []] = times;
  const { ratio, low, high } = pairedRatio(ourTimes, peerTimes);
  return {
    name: 'runner-query-vs-c',
    ours: rounded(median(ourTimes)),
    p99: rounded(quantile(ourTimes, 0.99)),
    peer: rounded(median(peerTimes)),
    ratio: rounded(ratio),
    unit: 'ms',
    details: {
      mib: peer.mib,
      pages: peer.pages,
      rounds: queryRounds,
      ratioLow: rounded(low),
      ratioHigh: rounded(high),
    },
    ...againstOther(ourTimes, otherTimes),
  };
}

/** @type {Result[]} */
const results = [];
for (const [name, measure] of /** @type {const} */ ([
  ['edit-10k', edit],
  ['runner-query-vs-c', query],
])) {
  if (!wanted(name)) continue;
  say(`${name} …`);
  try {
    results.push(await measure());
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  }
}

if (options.json) console.log(JSON.stringify({ version: 1, results }, null, 2));
else {
  for (const { name, ours, p99, peer, ratio, unit, against } of results) {
    const besides = peer === null ? '' : `, peer ${peer} ${unit}, ratio ${ratio}`;
    console.log(`${name}: median ${ours} ${unit}, p99 ${p99} ${unit}${besides}`);
    if (against !== undefined) {
      const { ref, commit, median: base, low, high } = against;
      console.log(
        `  ${ref} (${commit.slice(0, 12)}): ${base} ${unit}; ours is ${against.ratio} of it (${low} to ${high})`,
      );
    }
  }
}
if (options.write) {
  const { format, resolveConfig } = await import('prettier');
  const { benchmarkDocument } = await import('./bench/document.mjs');
  const file = path.join(root, 'docs/benchmarks.md');
  const style = (await resolveConfig(file)) ?? {};
  fs.writeFileSync(file, await format(benchmarkDocument(results, load), { ...style, filepath: file }));
  say('written: docs/benchmarks.md');
}
process.exit(0);
