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
  'edit-10k-vs-clangd',
  'edit-100k-vs-clangd',
  'edit-calling-function',
  'edit-macro-few-sites',
  'edit-macro-all-sites',
  'edit-opens-comment',
  'edit-opens-if',
  'edit-kernel-c',
  'edit-cpp-vs-clangd',
  'edit-typescript',
  'edit-real-file-vs-clangd',
  'server-rss-mib',
  'activation-ms',
  'first-diagnostics-ms',
  'tree-vs-rg',
  'tree-5k-vs-rg',
  'dense-vs-cppcheck',
  'runner-query-vs-c',
  'runner-move-noop-vs-c',
  'runner-move-vs-c',
  'runner-sparse-100-gib',
  'runner-sparse-memory',
  'runner-event-loop',
]);

/** @typedef {typeof names[number]} Name */
/** @typedef {import('./bench/result.mjs').Result} Result */

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

/** @param {keyof typeof import('./bench/edit.mjs').editRows} name @returns {Promise<Result[]>} */
async function edit(name) {
  const { editResults } = await import('./bench/edit.mjs');
  return editResults(name, dist, rounds, other?.dist, againstOther);
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
 * @param {Name} name
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

/** @returns {Promise<Result[]>} */
async function activation() {
  const { activationTimes } = await import('./bench/activation.mjs');
  const times = await activationTimes(Math.min(rounds, 5));
  return [
    {
      name: 'activation-ms',
      ours: rounded(median(times)),
      p99: rounded(quantile(times, 0.99)),
      peer: null,
      ratio: null,
      unit: 'ms',
      details: { starts: times.length },
    },
  ];
}

/** @param {'tree-vs-rg' | 'dense-vs-cppcheck'} name @returns {Promise<Result[]>} */
async function tree(name) {
  const { treeResults } = await import('./bench/tree.mjs');
  return treeResults({ dist, rounds, name });
}

/** Some are measured together. @type {readonly (readonly [readonly [Name, ...Name[]], () => Promise<Result[]>])[]} */
const measurements = [
  [['edit-10k-vs-clangd'], () => edit('edit-10k-vs-clangd')],
  [['edit-100k-vs-clangd', 'server-rss-mib'], () => edit('edit-100k-vs-clangd')],
  [['edit-calling-function'], () => edit('edit-calling-function')],
  [['edit-macro-few-sites'], () => edit('edit-macro-few-sites')],
  [['edit-macro-all-sites'], () => edit('edit-macro-all-sites')],
  [['edit-opens-comment'], () => edit('edit-opens-comment')],
  [['edit-opens-if'], () => edit('edit-opens-if')],
  [['edit-kernel-c'], () => edit('edit-kernel-c')],
  [['edit-cpp-vs-clangd'], () => edit('edit-cpp-vs-clangd')],
  [['edit-typescript'], () => edit('edit-typescript')],
  [['edit-real-file-vs-clangd'], () => edit('edit-real-file-vs-clangd')],
  [['activation-ms'], activation],
  [['first-diagnostics-ms'], firstDiagnostics],
  [['tree-vs-rg', 'tree-5k-vs-rg'], () => tree('tree-vs-rg')],
  [['dense-vs-cppcheck'], () => tree('dense-vs-cppcheck')],
  [['runner-query-vs-c'], query],
  [['runner-move-noop-vs-c'], moveNoop],
  [['runner-move-vs-c'], moveInGuest],
  [['runner-sparse-100-gib', 'runner-sparse-memory', 'runner-event-loop'], sparse],
];

/** @type {Result[]} */
const results = [];
for (const [together, measure] of measurements) {
  if (!together.some(wanted)) continue;
  const [name] = together;
  say(`${name} …`);
  const from = performance.now();
  try {
    results.push(...(await measure()));
    say(`  took ${Math.round((performance.now() - from) / 1000)} s`);
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  }
}

if (options.json) {
  // What else the table tells is words around these, and changes as they do.
  const rows = results.map(({ name, ours, p99, peer, ratio, unit, against }) => ({
    ...{ name, ours, p99, peer, ratio, unit },
    ...(against === undefined ? {} : { against }),
  }));
  console.log(JSON.stringify({ version: 1, results: rows }, null, 2));
} else {
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
