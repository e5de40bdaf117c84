/**
 * What the runs of each seed came to, in .cache/fuzz/SEED.json: any number of runs is one long one. What has been written into
 * docs/reliability.md stands in the ledger too, so that it counts, and goes on, where .cache is lost.
 */
import fs from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { writeMeasured } from '../lib/measured.mjs';
import { root } from '../lib/paths.mjs';

/** @typedef {{ edits: number, compared: number, findings: number, seconds: number }} Sums findings: in the compared texts; seconds: of processor time */
/** @typedef {{ number: number, kind: string, failed?: string } & Sums} Done */
/** @typedef {{ at: string, from: number, corpus?: string, memory: number[] }} Run corpus: of files of one's own; memory: MiB in use when nothing is garbage, from the hundredth session on */
/**
 * @typedef {object} Kept
 * @property {number} seed
 * @property {string} began ISO
 * @property {string} ended ISO; so far
 * @property {number} next the session that comes next
 * @property {Record<string, Sums>} kinds
 * @property {Record<string, number[]>} failures sessions by what failed
 * @property {Run[]} runs
 */

const folder = path.join(root, '.cache/fuzz');
const ledger = path.join(root, 'docs/measured/fuzz-server.json');

/** Nothing yet. @returns {Sums} */
const none = () => ({ edits: 0, compared: 0, findings: 0, seconds: 0 });

/** @param {readonly Sums[]} all @returns {Sums} */
const sumOf = (all) =>
  all.reduce(
    (sum, one) => ({
      edits: sum.edits + one.edits,
      compared: sum.compared + one.compared,
      findings: sum.findings + one.findings,
      seconds: sum.seconds + one.seconds,
    }),
    none(),
  );

/** @param {Kept} kept */
const editsOf = ({ kinds }) => sumOf(Object.values(kinds)).edits;

/** @param {Run} run */
const growthOf = ({ memory }) => (memory.at(-1) ?? 0) - (memory[0] ?? 0);

export class Totals {
  #file;
  #kept;
  /** @type {Run} */
  #run;
  #sums = none();
  #sessions = 0;
  #written = 0;

  /** @param {number} seed @param {string | undefined} corpus a folder */
  constructor(seed, corpus) {
    const now = new Date().toISOString();
    this.#file = path.join(folder, `${seed}.json`);
    /** @type {Kept} */
    this.#kept = everything().find((one) => one.seed === seed) ?? {
      ...{ seed, began: now, ended: now, next: 0 },
      ...{ kinds: {}, failures: {}, runs: [] },
    };
    const own = corpus === undefined ? {} : { corpus: path.basename(corpus) };
    this.#run = { at: now, from: this.#kept.next, ...own, memory: [] };
    this.#kept.runs.push(this.#run);
  }

  get next() {
    return this.#kept.next;
  }

  /** In this run. */
  get edits() {
    return this.#sums.edits;
  }

  /** @param {Done} done */
  add({ number, kind, failed, ...sums }) {
    const kept = this.#kept;
    kept.next = number + 1;
    kept.kinds[kind] = sumOf([kept.kinds[kind] ?? none(), sums]);
    if (failed !== undefined) (kept.failures[failed] ??= []).push(number);
    this.#sums = sumOf([this.#sums, sums]);
    this.#sessions++;
    if (Date.now() - this.#written > 5000) this.write();
  }

  /** It has no end, or ended the process. @param {number} number @param {string} what */
  skip(number, what) {
    this.#kept.next = number + 1;
    (this.#kept.failures[what] ??= []).push(number);
    this.write();
  }

  /** @param {number} bytes in use */
  remember(bytes) {
    this.#run.memory.push(Math.round(bytes / 2 ** 20));
  }

  write() {
    this.#written = Date.now();
    this.#kept.ended = new Date().toISOString();
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(this.#file, `${JSON.stringify(this.#kept, undefined, 2)}\n`);
  }

  /** The run is over. @param {number} seconds */
  ran(seconds) {
    const { edits, compared, findings, seconds: spent } = this.#sums;
    this.write();
    return [
      `${edits} edits in ${this.#sessions} sessions and ${Math.round(seconds)} s (${Math.round(edits / Math.max(1, spent))} in a second of processor time, --seed ${this.#kept.seed}, from session ${this.#run.from})`,
      `compared with the text opened afresh ${compared} times, with ${findings} findings`,
      `in use without garbage: ${this.#run.memory.join(', ')} MiB`,
    ].join('\n');
  }
}

/** The runs of this machine and those of the ledger; of a seed that is in both, the one that came further. @returns {Kept[]} */
function everything() {
  const files = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  const own = files.filter((name) => /^\d+\.json$/.test(name)).map((name) => path.join(folder, name));
  /** @type {Map<number, Kept>} */
  const bySeed = new Map();
  for (const file of fs.existsSync(ledger) ? [ledger, ...own] : own)
    for (const one of /** @type {Kept[]} */ ([JSON.parse(fs.readFileSync(file, 'utf8'))].flat())) {
      const known = bySeed.get(one.seed);
      if (known === undefined || editsOf(known) < editsOf(one)) bySeed.set(one.seed, one);
    }
  return [...bySeed.values()].sort((a, b) => a.seed - b.seed);
}

/** How a kind of sessions is told of: without the language. @param {string} kind */
function groupOf(kind) {
  if (kind.startsWith('wire')) return 'through two servers, one of them restarted';
  if (kind === 'traffic') return kind;
  const [, name] = /^(.*) (?:c|cpp|typescript|javascript|tsx)$/.exec(kind) ?? [];
  return name ?? 'files that are no sources';
}

/** @param {Kept} kept */
function named({ seed, next, runs }) {
  const corpora = [...new Set(runs.flatMap(({ corpus }) => corpus ?? []))];
  return `seed ${seed} to session ${next - 1}${corpora.length === 0 ? '' : ` with files of ${corpora.join(', ')}`}`;
}

/** All runs of all seeds. @returns {string} Markdown */
export function summary() {
  const all = everything();
  /** @type {Map<string, Sums[]>} */
  const groups = new Map();
  for (const [kind, sums] of all.flatMap(({ kinds }) => Object.entries(kinds)))
    groups.set(groupOf(kind), [...(groups.get(groupOf(kind)) ?? []), sums]);
  const count = (/** @type {number} */ value) => value.toLocaleString('en');
  const rows = [...groups]
    .map(([name, sums]) => ({ name, ...sumOf(sums) }))
    .sort((a, b) => b.edits - a.edits)
    .map(
      ({ name, edits, compared, findings }) =>
        `| ${[name, ...[edits, compared, findings].map(count)].join(' | ')} |`,
    );
  const sum = sumOf([...groups.values()].flat());
  const days = [...new Set(all.flatMap(({ runs }) => runs.map(({ at }) => at.slice(0, 10))))].sort();
  const growth = all.flatMap(({ runs }) => runs.filter(({ memory }) => memory.length > 1).map(growthOf));
  const failures = all.flatMap((one) =>
    Object.entries(one.failures).map(
      ([what, sessions]) => `- seed ${one.seed}, session ${sessions.join(', ')}: ${what}`,
    ),
  );
  return [
    `${count(sum.edits)} edits in ${count(all.reduce((total, one) => total + one.next, 0))} sessions (${days.join(', ')}; ${all.map(named).join(', ')}).`,
    `${count(sum.compared)} texts were compared with the same text opened afresh, with ${count(sum.findings)} findings in them. ${Math.round(sum.edits / Math.max(1, sum.seconds))} edits in a second of processor time.`,
    `In ${growth.length} runs the memory in use grew by at most ${Math.max(0, ...growth)} MiB.`,
    '',
    '| sessions | edits | compared | findings compared |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    failures.length === 0 ? 'No session failed.' : 'What failed, told below with what became of it:',
    '',
    ...failures,
  ].join('\n');
}

/** Into docs/reliability.md, and all that it is the sum of into the ledger. */
export async function writeSummary() {
  fs.mkdirSync(path.dirname(ledger), { recursive: true });
  const config = await resolveConfig(ledger);
  fs.writeFileSync(ledger, await format(JSON.stringify(everything()), { ...config, filepath: ledger }));
  await writeMeasured('docs/reliability.md', 'fuzzed edits', summary());
}
