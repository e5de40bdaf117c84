/** What the rounds of soaks in the workbench come to: figures at the start and at the end of each run, and what was left behind. */
import fs from 'node:fs';
import path from 'node:path';
import { median, quantile, rounded } from '../bench/stats.mjs';

/** @typedef {{ pid: number, rss: number, handles: number, sockets: number, threads: number }} ProcessGauge */
/** @typedef {{ host: ProcessGauge & { heapUsed: number }, servers: ProcessGauge[], runners: ProcessGauge[], others: string[], journals: number, temporary: string[] }} Gauge */
/** @typedef {{ round: number, at: string, ms: number, kinds: string[], times: Record<string, number[]>, gauge: Gauge, guestJournals?: number, failure?: string }} Round */
/** @typedef {{ name: string, rounds: Round[], left: string[] | undefined }} Run left: processes after the end; undefined: it was ended from outside */

/** Of a run's rounds so many at either end stand for its start and its end: single moments are mostly garbage not yet collected. */
const several = 5;
/** Rounds until everything that is loaded once has been. */
const warm = 4;

/** @param {string} folder @returns {Run[]} */
export function readRuns(folder) {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((file) => {
      const lines = fs
        .readFileSync(path.join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
      const end = lines.find((line) => 'end' in line);
      return {
        name: file.replace(/\.jsonl$/, ''),
        rounds: lines.filter((line) => 'round' in line),
        left: end?.left,
      };
    });
}

/** Only rounds that came to their end count. @param {readonly Run[]} runs */
export function minutesOf(runs) {
  const ended = runs.flatMap(({ rounds }) => rounds.filter(({ failure }) => failure === undefined));
  return ended.reduce((sum, { ms }) => sum + ms, 0) / 60_000;
}

/** @param {readonly Round[]} rounds @param {(gauge: Gauge) => number | undefined} of */
function course(rounds, of) {
  const values = rounds.map(({ gauge }) => of(gauge)).filter((one) => one !== undefined);
  const part = (/** @type {number[]} */ some) => rounded(median(some));
  return values.length < 2 * several
    ? `${values.at(0) ?? '–'} → ${values.at(-1) ?? '–'}`
    : `${part(values.slice(0, several))} → ${part(values.slice(-several))}`;
}

/** @param {readonly Round[]} rounds @param {string} name */
function latency(rounds, name) {
  const of = (/** @type {readonly Round[]} */ some) => some.flatMap(({ times }) => times[name] ?? []);
  const all = of(rounds);
  if (all.length === 0) return undefined;
  const third = Math.ceil(rounds.length / 3);
  const ends = [of(rounds.slice(0, third)), of(rounds.slice(-third))];
  const [first, last] = ends.map((some) => (some.length === 0 ? '–' : rounded(median(some))));
  return `  ${name}: median ${first} → ${last} ms (first and last third), p99 ${rounded(quantile(all, 0.99))} ms, ${all.length} times`;
}

/** @param {Run} run */
function reportOfRun({ name, rounds, left }) {
  const ended = rounds.filter(({ failure }) => failure === undefined);
  const steady = ended.slice(warm);
  const names = [...new Set(rounds.flatMap(({ times }) => Object.keys(times)))];
  const of = (/** @type {string} */ kind) => ended.filter(({ kinds }) => kinds.includes(kind)).length;
  const last = ended.at(-1)?.gauge;
  /** @type {readonly (readonly [string, (gauge: Gauge) => ProcessGauge | undefined])[]} */
  const programs = [
    ['extension host', ({ host }) => host],
    ['language server', ({ servers }) => servers[0]],
    ['runner', ({ runners }) => runners[0]],
  ];
  return [
    `${name}: ${ended.length} rounds in ${rounded(minutesOf([{ name, rounds, left }]))} min (${of('debug')} debugged here, ${of('guest')} in the guest), ${rounds.length - ended.length} failed${left === undefined ? ', ended from outside' : ''}`,
    ...names.map((one) => latency(ended, one)),
    ...programs.map(
      ([program, which]) =>
        `  ${program}: memory ${course(steady, (gauge) => which(gauge)?.rss)} MiB, handles ${course(steady, (gauge) => which(gauge)?.handles)}, of them sockets ${course(steady, (gauge) => which(gauge)?.sockets)}, threads ${course(steady, (gauge) => which(gauge)?.threads)}`,
    ),
    `  heap of the extension host: ${course(steady, ({ host }) => host.heapUsed)} MiB`,
    `  processes at the end: ${last?.servers.length ?? '–'} server, ${last?.runners.length ?? '–'} runner, others ${course(steady, ({ others }) => others.length)}; journals ${course(steady, ({ journals }) => journals)}; temporary files ${course(steady, ({ temporary }) => temporary.length)}; after the window was closed ${left?.length ?? '–'} processes`,
    ...rounds.flatMap(({ round, failure }) =>
      failure === undefined ? [] : [`  round ${round} failed: ${failure.split('\n').slice(0, 2).join(' ')}`],
    ),
  ].filter((line) => line !== undefined);
}

/** The figures of all runs for a document. @param {readonly Run[]} runs @returns {string} Markdown */
export function tableOf(runs) {
  const ended = runs.flatMap(({ rounds }) => rounds).filter(({ failure }) => failure === undefined);
  const of = (/** @type {string} */ kind) => ended.filter(({ kinds }) => kinds.includes(kind)).length;
  const columns = runs
    .map(({ name, rounds, left }) => ({
      name,
      left,
      all: rounds,
      rounds: rounds.filter(({ failure }) => failure === undefined),
    }))
    .filter(({ rounds }) => rounds.length > warm + 2 * several)
    .map((run) => ({ ...run, steady: run.rounds.slice(warm) }));
  /** @param {string} name @param {(column: typeof columns[number]) => string | number} cell */
  const row = (name, cell) => `| ${name} | ${columns.map(cell).join(' | ')} |`;
  /** @param {string} name */
  const times =
    (name) =>
    (/** @type {typeof columns[number]} */ { rounds }) => {
      const third = Math.ceil(rounds.length / 3);
      const [first = [], last = []] = [rounds.slice(0, third), rounds.slice(-third)].map((some) =>
        some.flatMap((one) => one.times[name] ?? []),
      );
      return first.length === 0 || last.length === 0
        ? '–'
        : `${rounded(median(first))} → ${rounded(median(last))}`;
    };
  /** @param {(gauge: Gauge) => number | undefined} value */
  const gauged =
    (value) =>
    (/** @type {typeof columns[number]} */ { steady }) =>
      course(steady, value);
  const days = [...new Set(runs.map(({ name }) => name.slice(0, 10)))].join(', ');
  const failed = runs.flatMap(({ rounds }) => rounds).length - ended.length;
  return [
    `${rounded(minutesOf(runs))} minutes in ${runs.length} windows (${days}): ${ended.length} rounds, ${of('guest')} of them also in the virtual machine; ${failed} rounds did not come to their end. Before each arrow the start of a run, behind it its end; medians. Latencies are those of the machine as it was.`,
    '',
    row('', ({ name }) => `${name.slice(11, 16).replace('-', ':')} UTC`),
    row('---', () => '---'),
    row('minutes', ({ name, rounds, left }) => rounded(minutesOf([{ name, rounds, left }]))),
    row('rounds', ({ rounds }) => rounds.length),
    row(
      'language server, MiB',
      gauged(({ servers }) => servers[0]?.rss),
    ),
    row(
      'extension host, MiB',
      gauged(({ host }) => host.rss),
    ),
    row(
      'runner, MiB',
      gauged(({ runners }) => runners[0]?.rss),
    ),
    row(
      'handles of the server',
      gauged(({ servers }) => servers[0]?.handles),
    ),
    row(
      'handles of the extension host',
      gauged(({ host }) => host.handles),
    ),
    row(
      'handles of the runner',
      gauged(({ runners }) => runners[0]?.handles),
    ),
    row(
      'sockets of all three',
      gauged(({ host, servers, runners }) =>
        runners[0] === undefined ? undefined : host.sockets + (servers[0]?.sockets ?? 0) + runners[0].sockets,
      ),
    ),
    row(
      'other processes below the host',
      gauged(({ others }) => others.length),
    ),
    row(
      'journals, temporary files',
      gauged(({ journals, temporary }) => journals + temporary.length),
    ),
    row('journals in the virtual machine', ({ steady }) => {
      const counts = steady.flatMap(({ guestJournals }) => guestJournals ?? []);
      return counts.length === 0 ? '–' : `${counts.at(0)} → ${counts.at(-1)}`;
    }),
    row('last key to finding, ms', times('typed-to-finding')),
    row('fix to silence, ms', times('fixed-to-silence')),
    row('lens to outcome, ms', times('lens-to-outcome')),
    row('the same in the virtual machine, ms', times('guest-lens-to-outcome')),
    row('"Move back" to outcome there, ms', times('guest-undo-to-outcome')),
    row('processes left behind', ({ left }) => left?.length ?? 'ended from outside'),
  ].join('\n');
}

/** @param {readonly Run[]} runs @returns {{ text: string, ok: boolean }} */
export function reportOf(runs) {
  const rounds = runs.flatMap((run) => run.rounds);
  const failed = rounds.filter(({ failure }) => failure !== undefined).length;
  const left = runs.flatMap((run) => run.left ?? []);
  const lines = runs.flatMap(reportOfRun);
  if (runs.length !== 1)
    lines.push(
      `${runs.length} runs: ${rounds.length - failed} rounds in ${rounded(minutesOf(runs))} min, ${failed} failed, ${left.length} processes left behind`,
    );
  return { text: lines.join('\n'), ok: failed === 0 && left.length === 0 && rounds.length > 0 };
}
