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

const names = /** @type {const} */ ([
  'edit-10k',
  'first-diagnostics-ms',
  'runner-query-vs-c',
  'runner-move-noop-vs-c',
  'runner-move-vs-c',
  'runner-sparse-100-gib',
  'runner-sparse-memory',
  'runner-event-loop',
]);

/**
 * @typedef {object} Result
 * @property {typeof names[number]} name
 * @property {number} ours median
 * @property {number} p99
 * @property {number | null} peer median; null where there is no peer
 * @property {number | null} ratio ours to the peer's, by neighbouring rounds
 * @property {'ms' | 'MiB'} unit
 * @property {Record<string, string | number>} details
 * @property {{ ref: string, commit: string, median: number, ratio: number, low: number, high: number }} [against] the other revision; ratio is ours to its
 */

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
    if (i === 0) {
      ours.serverTimes.length = 0;
      continue;
    }
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
    details: {
      lines: document.lines,
      calls: document.calls,
      samples: all.length,
      findings: ours.findings,
      ...(ours.serverTimes.length === 0
        ? {}
        : {
            serverMs: rounded(median(ours.serverTimes)),
            serverP99Ms: rounded(quantile(ours.serverTimes, 0.99)),
          }),
    },
    ...againstOther(oursByRound, theirsByRound),
  };
}

/** @returns {Promise<Result[]>} */
async function firstDiagnostics() {
  const { firstDiagnosticsBenchmark } = await import('./bench/first-diagnostics.mjs');
  const ours = firstDiagnosticsBenchmark(dist);
  const theirs = other === undefined ? undefined : firstDiagnosticsBenchmark(other.dist);
  const contenders = [ours, ...(theirs === undefined ? [] : [theirs])];
  const [times = [], otherTimes = []] = await inTurn(contenders, rounds);
  for (const one of contenders) one.stop();
  return [
    {
      name: 'first-diagnostics-ms',
      ours: rounded(median(times)),
      p99: rounded(quantile(times, 0.99)),
      peer: null,
      ratio: null,
      unit: 'ms',
      details: { rounds: times.length },
      ...againstOther(times, otherTimes),
    },
  ];
}

/**
 * Rounds of contenders in turn, ours after the peer.
 * @param {readonly { round: () => Promise<number> }[]} contenders
 * @param {number} count
 * @returns {Promise<number[][]>} of each contender
 */
async function inTurn(contenders, count) {
  /** @type {number[][]} */
  const times = contenders.map(() => []);
  for (let i = 0; i <= count; i++) {
    // Each goes first in turn: what ran before leaves its traces in the caches.
    for (let k = 0; k < contenders.length; k++) {
      const at = (i + k) % contenders.length;
      const took = await contenders[at]?.round();
      if (i > 0 && took !== undefined) times[at]?.push(took);
    }
  }
  return times;
}

/**
 * @param {Result['name']} name
 * @param {readonly number[]} ours
 * @param {readonly number[]} peer
 * @param {Result['details']} details
 * @returns {Result}
 */
function againstPeer(name, ours, peer, details) {
  const { ratio, low, high } = pairedRatio(ours, peer);
  return {
    name,
    ours: rounded(median(ours)),
    p99: rounded(quantile(ours, 0.99)),
    peer: rounded(median(peer)),
    ratio: rounded(ratio),
    unit: 'ms',
    details: { ...details, rounds: ours.length, ratioLow: rounded(low), ratioHigh: rounded(high) },
  };
}

/** A round is a tenth of one of the other benchmark, and needs its number against the machine's noise. */
const runnerRounds = rounds * 4;

/** @returns {Promise<Result[]>} */
async function query() {
  const { queryBenchmark, queryPeer } = await import('./bench/query.mjs');
  const peer = await queryPeer();
  const ours = await queryBenchmark(dist, peer);
  const theirs = other === undefined ? undefined : await queryBenchmark(other.dist, peer);
  const contenders = [peer, ours, ...(theirs === undefined ? [] : [theirs])];
  const [peerTimes = [], ourTimes = [], otherTimes = []] = await inTurn(contenders, runnerRounds);
  for (const contender of contenders) contender.stop();
  const { mib, pages } = peer;
  const result = againstPeer('runner-query-vs-c', ourTimes, peerTimes, { mib, pages });
  return [{ ...result, ...againstOther(ourTimes, otherTimes) }];
}

/** @returns {Promise<Result[]>} */
async function moveNoop() {
  const { queryPeer } = await import('./bench/query.mjs');
  const { moveBenchmark, movePeer } = await import('./bench/move.mjs');
  const target = await queryPeer();
  const peer = await movePeer(target);
  const ours = await moveBenchmark(dist, target);
  const theirs = other === undefined ? undefined : await moveBenchmark(other.dist, target);
  const contenders = [
    { round: () => peer.round(ours.node) },
    ours,
    ...(theirs === undefined ? [] : [theirs]),
  ];
  const [peerTimes = [], ourTimes = [], otherTimes = []] = await inTurn(contenders, runnerRounds);
  for (const one of [peer, ours, theirs, target]) one?.stop();
  const { mib, pages } = target;
  const result = againstPeer('runner-move-noop-vs-c', ourTimes, peerTimes, { mib, pages });
  return [{ ...result, ...againstOther(ourTimes, otherTimes) }];
}

/** @returns {Promise<Result[]>} */
async function moveInGuest() {
  const { guestMoves } = await import('./bench/move.mjs');
  const { kernel, rounds: moves } = await guestMoves();
  const ours = moves.map((one) => one.ours);
  const peer = moves.map((one) => one.peer);
  return [againstPeer('runner-move-vs-c', ours, peer, { mib: 1024, kernel })];
}

/** @returns {Promise<Result[]>} */
async function sparse() {
  const { sparseBenchmark } = await import('./bench/sparse.mjs');
  const { gib, times, peakMib, delay } = await sparseBenchmark(dist, rounds);
  const alone = /** @type {const} */ ({ peer: null, ratio: null });
  const details = { gib, rounds: times.length };
  return [
    {
      name: 'runner-sparse-100-gib',
      ours: rounded(median(times)),
      p99: rounded(quantile(times, 0.99)),
      ...alone,
      unit: 'ms',
      details,
    },
    {
      name: 'runner-sparse-memory',
      ours: rounded(peakMib),
      p99: rounded(peakMib),
      ...alone,
      unit: 'MiB',
      details,
    },
    {
      name: 'runner-event-loop',
      ours: rounded(delay),
      p99: rounded(delay),
      ...alone,
      unit: 'ms',
      details,
    },
  ];
}

/** @type {Result[]} */
const results = [];
for (const [name, measure] of /** @type {const} */ ([
  ['edit-10k', async () => [await edit()]],
  ['first-diagnostics-ms', firstDiagnostics],
  ['runner-query-vs-c', query],
  ['runner-move-noop-vs-c', moveNoop],
  ['runner-move-vs-c', moveInGuest],
  ['runner-sparse-100-gib', sparse],
])) {
  // The last one measures three things at once.
  const together = name === 'runner-sparse-100-gib' ? names.slice(-3) : [name];
  if (!together.some(wanted)) continue;
  say(`${name} …`);
  try {
    results.push(...(await measure()));
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
