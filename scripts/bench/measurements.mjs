/** The rows of `npm run bench`, and what measures them: the product as it was built, beside its peers and another revision of itself. */
import { pairedRatio, median, quantile, rounded } from './stats.mjs';

/** @typedef {import('./result.mjs').Result} Result */
/** @typedef {import('./rows.mjs').Measurement} Measurement */

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
 * @param {string} name
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

/**
 * A row without a peer.
 * @param {string} name
 * @param {readonly number[]} values
 * @param {'ms' | 'MiB'} unit
 * @param {Result['details']} details
 * @returns {Result}
 */
function alone(name, values, unit, details) {
  const [ours, p99] = [rounded(median(values)), rounded(quantile(values, 0.99))];
  return { name, ours, p99, peer: null, ratio: null, unit, details };
}

/**
 * @param {string} dist
 * @param {number} rounds
 * @param {{ ref: string, commit: string, dist: string } | undefined} other revision
 * @returns {readonly Measurement[]} in the order of the page
 */
export function measurements(dist, rounds, other) {
  /** @param {readonly number[]} ours @param {readonly number[]} theirs a median a round @returns {Pick<Result, 'against'>} */
  function againstOther(ours, theirs) {
    if (other === undefined) return {};
    const { ratio, low, high } = pairedRatio(ours, theirs);
    return {
      against: {
        ref: other.ref,
        commit: other.commit,
        median: rounded(median(theirs)),
        ratio: rounded(ratio),
        low: rounded(low),
        high: rounded(high),
      },
    };
  }

  /** @param {keyof typeof import('./edit.mjs').editRows} name @returns {Promise<Result[]>} */
  async function edit(name) {
    const { editResults } = await import('./edit.mjs');
    return editResults(name, dist, rounds, other?.dist, againstOther);
  }

  /** @returns {Promise<Result[]>} */
  async function firstDiagnostics() {
    const { firstDiagnosticsBenchmark } = await import('./first-diagnostics.mjs');
    const ours = await firstDiagnosticsBenchmark(dist);
    const theirs = other === undefined ? undefined : await firstDiagnosticsBenchmark(other.dist);
    const contenders = [ours, { round: ours.afresh }, ...(theirs === undefined ? [] : [theirs])];
    const [times = [], afresh = [], otherTimes = []] = await inTurn(contenders, rounds);
    for (const one of [ours, theirs]) one?.stop();
    const result = alone('first-diagnostics-ms', times, 'ms', {
      rounds: times.length,
      afresh: rounded(median(afresh)),
    });
    return [{ ...result, ...againstOther(times, otherTimes) }];
  }

  /** A round is a tenth of one of the other benchmark, and needs its number against the machine's noise. */
  const runnerRounds = rounds * 4;

  /** @returns {Promise<Result[]>} */
  async function query() {
    const { queryBenchmark, queryPeer } = await import('./query.mjs');
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
    const { queryPeer } = await import('./query.mjs');
    const { moveBenchmark, movePeer } = await import('./move.mjs');
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
    const { guestMoves } = await import('./move.mjs');
    const { kernel, rounds: moves } = await guestMoves();
    const ours = moves.map((one) => one.ours);
    const peer = moves.map((one) => one.peer);
    return [againstPeer('runner-move-vs-c', ours, peer, { mib: 1024, kernel })];
  }

  /** @returns {Promise<Result[]>} */
  async function sparse() {
    const { sparseBenchmark } = await import('./sparse.mjs');
    const { gib, times, peakMib, delay } = await sparseBenchmark(dist, rounds);
    const details = { gib, rounds: times.length };
    return [
      alone('runner-sparse-100-gib', times, 'ms', details),
      alone('runner-sparse-memory', [peakMib], 'MiB', details),
      alone('runner-event-loop', [delay], 'ms', details),
    ];
  }

  /** @returns {Promise<Result[]>} */
  async function activation() {
    const { activationTimes } = await import('./activation.mjs');
    const times = await activationTimes(Math.min(rounds, 5));
    return [alone('activation-ms', times, 'ms', { starts: times.length })];
  }

  /** @param {'tree-vs-rg' | 'dense-vs-cppcheck'} name @returns {Promise<Result[]>} */
  async function tree(name) {
    const { treeResults } = await import('./tree.mjs');
    return treeResults({ dist, rounds, name });
  }

  /** Some are measured together. */
  return [
    { names: ['edit-10k-vs-clangd'], measure: () => edit('edit-10k-vs-clangd') },
    { names: ['edit-100k-vs-clangd', 'server-rss-mib'], measure: () => edit('edit-100k-vs-clangd') },
    { names: ['edit-calling-function'], measure: () => edit('edit-calling-function') },
    { names: ['edit-macro-few-sites'], measure: () => edit('edit-macro-few-sites') },
    { names: ['edit-macro-all-sites'], measure: () => edit('edit-macro-all-sites') },
    { names: ['edit-opens-comment'], measure: () => edit('edit-opens-comment') },
    { names: ['edit-opens-if'], measure: () => edit('edit-opens-if') },
    { names: ['edit-kernel-c'], measure: () => edit('edit-kernel-c') },
    { names: ['edit-cpp-vs-clangd'], measure: () => edit('edit-cpp-vs-clangd') },
    { names: ['edit-cpp-class-vs-clangd'], measure: () => edit('edit-cpp-class-vs-clangd') },
    { names: ['edit-typescript-class'], measure: () => edit('edit-typescript-class') },
    { names: ['edit-typescript-tests'], measure: () => edit('edit-typescript-tests') },
    { names: ['edit-large-function'], measure: () => edit('edit-large-function') },
    { names: ['edit-typescript'], measure: () => edit('edit-typescript') },
    { names: ['edit-real-file-vs-clangd'], measure: () => edit('edit-real-file-vs-clangd') },
    { names: ['activation-ms'], measure: activation },
    { names: ['first-diagnostics-ms'], measure: firstDiagnostics },
    { names: ['tree-vs-rg', 'tree-5k-vs-rg'], measure: () => tree('tree-vs-rg') },
    { names: ['dense-vs-cppcheck'], measure: () => tree('dense-vs-cppcheck') },
    { names: ['runner-query-vs-c'], measure: query },
    { names: ['runner-move-noop-vs-c'], measure: moveNoop },
    { names: ['runner-move-vs-c'], measure: moveInGuest },
    { names: ['runner-sparse-100-gib', 'runner-sparse-memory', 'runner-event-loop'], measure: sparse },
  ];
}

/** What the rows are called depends on nothing. */
export const names = measurements('', 1, undefined).flatMap((one) => one.names);
