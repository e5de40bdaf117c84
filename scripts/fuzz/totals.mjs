/** What the runs of each seed came to, in .cache/fuzz/SEED.json: any number of runs is one long one. */
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {{ number: number, kind: string, edits: number, compared: number, findings: number, seconds: number, failed?: string }} Done seconds: of processor time */
/**
 * @typedef {object} Kept
 * @property {number} seed
 * @property {number} next the session that comes next
 * @property {number} edits
 * @property {number} compared
 * @property {number} findings in the compared texts
 * @property {number} seconds of processor time, in sessions
 * @property {Record<string, number>} kinds edits of each kind
 * @property {Record<string, number[]>} failures sessions by what failed
 * @property {number[]} memory bytes in use when nothing is garbage, from run to run
 */

export class Totals {
  #file;
  /** @type {Kept} */
  #kept;
  #before;
  #sessions = 0;
  #written = 0;

  /** @param {string} folder @param {number} seed */
  constructor(folder, seed) {
    this.#file = path.join(folder, `${seed}.json`);
    this.#kept = read(this.#file) ?? {
      ...{ seed, next: 0, edits: 0, compared: 0, findings: 0, seconds: 0 },
      ...{ kinds: {}, failures: {}, memory: [] },
    };
    this.#before = { ...this.#kept };
  }

  get next() {
    return this.#kept.next;
  }

  /** In this run. */
  get edits() {
    return this.#kept.edits - this.#before.edits;
  }

  /** @param {Done} done */
  add({ number, kind, edits, compared, findings, seconds, failed }) {
    const kept = this.#kept;
    kept.next = number + 1;
    kept.edits += edits;
    kept.compared += compared;
    kept.findings += findings;
    kept.seconds += seconds;
    kept.kinds[kind] = (kept.kinds[kind] ?? 0) + edits;
    if (failed !== undefined) (kept.failures[failed] ??= []).push(number);
    this.#sessions++;
    if (Date.now() - this.#written > 5000) this.#write();
  }

  /** It has no end. @param {number} number */
  skip(number) {
    this.#kept.next = number + 1;
    this.#write();
  }

  /** @param {readonly number[]} memory */
  remember(memory) {
    this.#kept.memory.push(...memory);
  }

  #write() {
    this.#written = Date.now();
    fs.mkdirSync(path.dirname(this.#file), { recursive: true });
    fs.writeFileSync(this.#file, `${JSON.stringify(this.#kept, undefined, 2)}\n`);
  }

  /** The run is over. @param {number} seconds */
  ran(seconds) {
    const { seed, edits, compared, findings, memory, seconds: spent } = this.#kept;
    this.#write();
    const made = edits - this.#before.edits;
    const mib = memory.map((one) => Math.round(one / 2 ** 20));
    return [
      `${made} edits in ${this.#sessions} sessions and ${Math.round(seconds)} s (${Math.round(made / Math.max(1, spent - this.#before.seconds))} in a second of processor time, --seed ${seed}, from session ${this.#before.next})`,
      `compared with the text opened afresh ${compared - this.#before.compared} times, with ${findings - this.#before.findings} findings`,
      `in use without garbage: ${mib.slice(-12).join(', ')} MiB`,
    ].join('\n');
  }
}

/** @param {string} file @returns {Kept | undefined} */
function read(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}

/** All runs of all seeds. @param {string} folder */
export function summary(folder) {
  const files = fs.existsSync(folder)
    ? fs.readdirSync(folder).filter((name) => /^\d+\.json$/.test(name))
    : [];
  const all = files.flatMap((name) => read(path.join(folder, name)) ?? []).sort((a, b) => a.seed - b.seed);
  const sum = (/** @type {'edits' | 'compared' | 'findings'} */ field) =>
    all.reduce((total, one) => total + one[field], 0);
  /** @type {Map<string, number>} */
  const failures = new Map();
  for (const one of all)
    for (const [what, sessions] of Object.entries(one.failures))
      failures.set(what, (failures.get(what) ?? 0) + sessions.length);
  return [
    `in all: ${sum('edits')} edits, ${sum('compared')} comparisons, ${sum('findings')} findings in the compared texts; seeds ${all.map((one) => `${one.seed} (sessions 0 to ${one.next - 1})`).join(', ')}`,
    ...[...failures]
      .sort((a, b) => b[1] - a[1])
      .map(([what, count]) => `  ${count} sessions failed: ${what}`),
  ].join('\n');
}
