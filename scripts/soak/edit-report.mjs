/** What soaks of the language server came to: one file for each, and a table of the longest one of each language. */
import fs from 'node:fs';
import path from 'node:path';
import { rounded } from '../bench/stats.mjs';
import { root } from '../lib/paths.mjs';

/**
 * @typedef {object} EditSoak
 * @property {string} language as the protocol names it
 * @property {number} seed
 * @property {number} edits
 * @property {string} at when it ended, ISO
 * @property {number} seconds
 * @property {{ median: number, p99: number, longest: number }} ms from the edit to the last byte of its diagnostics
 * @property {{ edit: number, ms: number }} costliest which edit took the most of the server's processor time
 * @property {number} comparisons with a server that opened the text afresh; each was equal
 * @property {number} found findings in all of them
 * @property {number[]} memory MiB: at the start, and around each quarter point
 * @property {number} growth of the last quarter over the second, 0.05 is 5 %
 * @property {number} peak MiB
 * @property {number[]} live MiB of JavaScript's heap without its garbage: medians of the quarters
 * @property {number} liveGrowth of the last quarter over the second
 */

const folder = path.join(root, '.cache/soak/edits');

/** @param {EditSoak} soak */
export function writeSoak(soak) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${soak.language}-${soak.seed}.json`), `${JSON.stringify(soak)}\n`);
}

/** @returns {EditSoak[]} */
export function readSoaks() {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')));
}

/** @type {Record<string, string>} */
const names = { c: 'C', cpp: 'C++', typescript: 'TypeScript' };

/** @param {readonly EditSoak[]} soaks @returns {string} Markdown */
export function tableOf(soaks) {
  const longest = Object.keys(names).flatMap((language) =>
    soaks
      .filter((one) => one.language === language)
      .sort((a, b) => b.edits - a.edits || b.at.localeCompare(a.at))
      .slice(0, 1),
  );
  /** @param {string} head @param {(soak: EditSoak) => string | number} cell */
  const row = (head, cell) => `| ${[head, ...longest.map(cell)].join(' | ')} |`;
  return [
    row('', ({ language }) => names[language] ?? language),
    row('---', () => '---'),
    row('edits', ({ edits }) => edits.toLocaleString('en')),
    row('seed', ({ seed }) => seed),
    row('day', ({ at }) => at.slice(0, 10)),
    row('compared with a fresh server', ({ comparisons }) => `${comparisons} times, always equal`),
    row('findings compared', ({ found }) => found.toLocaleString('en')),
    row('resident memory at the quarter points, MiB', ({ memory }) => memory.map(rounded).join(' → ')),
    row('last quarter against the second', ({ growth }) => `${(growth * 100).toFixed(1)} %`),
    row('most, MiB', ({ peak }) => rounded(peak)),
    row('live objects in each quarter, MiB', ({ live }) => live.map(rounded).join(' → ')),
    row('last quarter against the second', ({ liveGrowth }) => `${(liveGrowth * 100).toFixed(1)} %`),
    row('edit to diagnostics, median, ms', ({ ms }) => rounded(ms.median)),
    row('p99, ms', ({ ms }) => rounded(ms.p99)),
    row('longest, ms', ({ ms }) => rounded(ms.longest)),
    row('most processor time for one edit, ms', ({ costliest }) => costliest.ms),
  ].join('\n');
}
