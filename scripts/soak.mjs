/**
 * `npm run soak [-- --edits N --seed N --language c|cpp|typescript]`: a long day of editing on a real language server.
 * 20,000 random edits of a 10,000-line file, each answered; now and then, and at the end, the findings must be those that a
 * server which opens the text afresh has, and in its last quarter the server must need no more memory than in its second: neither
 * resident memory, nor JavaScript's heap without its garbage.
 * What came of it stands in .cache/soak/edits; `--report` tells all of it, with `--write` in docs/reliability.md.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cppFile } from './bench/documents.mjs';
import { largeFile, random } from './bench/large-file.mjs';
import { largeScript } from './bench/large-script.mjs';
import { readArguments } from './lib/arguments.mjs';
import { writeMeasured } from './lib/measured.mjs';
import { root } from './lib/paths.mjs';
import { ensureNodeModules } from './lib/setup.mjs';
import { readSoaks, tableOf, writeSoak } from './soak/edit-report.mjs';

const usage = 'npm run soak -- [--edits N] [--seed N] [--language c|cpp|typescript] | --report [--write]';
const { values: options, misused } = readArguments(usage, {
  options: {
    edits: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    language: { type: 'string', default: 'c' },
    report: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
if (options.report) {
  const soaks = readSoaks();
  if (soaks.length === 0) throw new Error('there is nothing to report: run `npm run soak` first');
  const table = tableOf(soaks);
  if (options.write) await writeMeasured('docs/reliability.md', 'edits', table);
  console.log(table);
  process.exit(0);
}
const edits = Number(options.edits);
const seed = Number(options.seed);

const kinds = {
  c: { file: 'soak.c', text: () => largeFile({ lines: 10_000, calls: 48 }).text },
  cpp: { file: 'soak.cpp', text: () => cppFile().text },
  typescript: {
    file: 'soak.ts',
    text: () => largeScript({ lines: 10_000, calls: 80, library: 'koffi' }).text,
  },
};
const kind = Object.entries(kinds).find(([name]) => name === options.language)?.[1] ?? misused();
if (!Number.isInteger(edits) || edits < 100 || !Number.isInteger(seed)) misused();

await ensureNodeModules();
const { bundle, bundleIsCurrent } = await import('./lib/bundle.mjs');
const { LanguageServer } = await import('./bench/language-server.mjs');
const { serverOptions } = await import('./bench/server-options.mjs');
const { median, quantile, rounded } = await import('./bench/stats.mjs');
const { RandomEdits } = await import('./bench/random-edits.mjs');
if (!bundleIsCurrent()) await bundle();
const node = await serverOptions();

const { language } = options;

const liveMemory = path.join(root, 'scripts/soak/live-memory.cjs');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-soak-'));
const uri = pathToFileURL(path.join(folder, kind.file)).href;
/** @param {string} text */
async function opened(text) {
  const server = new LanguageServer(
    process.execPath,
    [...node, '--require', liveMemory, path.join(root, 'dist/lsp/server.js'), '--stdio'],
    true,
  );
  await server.open(pathToFileURL(folder).href, uri, language, text);
  return server;
}

const edited = new RandomEdits(kind.text(), language, random(seed));

/** @param {InstanceType<typeof LanguageServer>} server @param {number} made */
async function compare(server, made) {
  const fresh = await opened(edited.text);
  const [ours, theirs] = [server, fresh].map((one) => one.diagnostics.map((each) => JSON.stringify(each)));
  fresh.stop();
  if (JSON.stringify(ours) === JSON.stringify(theirs)) return ours?.length ?? 0;
  console.error(
    `after ${made} edits (--seed ${seed}) the findings are not those of the same text opened afresh`,
  );
  for (const one of (ours ?? []).filter((each) => !theirs?.includes(each)).slice(0, 5))
    console.error(`  edited only: ${one}`);
  for (const one of (theirs ?? []).filter((each) => !ours?.includes(each)).slice(0, 5))
    console.error(`  fresh only: ${one}`);
  fs.writeFileSync(path.join(folder, kind?.file ?? ''), edited.text);
  console.error(`the text is in ${folder}`);
  process.exit(1);
}

const from = performance.now();
const server = await opened(edited.text);
/** @type {number[]} */
const times = [];
/** @type {number[]} MiB, after every fiftieth edit */
const memory = [];
const before = server.memory().now;
/** @type {number[]} MiB of JavaScript's heap without garbage, at each comparison but the last */
const live = [];
let comparisons = 0;
let found = 0;
/** The edit that took the most processor time: on a machine under load others take long too. */
let costliest = { edit: 0, ms: 0 };
while (times.length < edits) {
  for (const edit of edited.some()) {
    const had = server.processor();
    times.push((await server.edit([edit])).total);
    const ms = server.processor() - had;
    if (ms > costliest.ms) costliest = { edit: times.length, ms };
    if (ms > 1000)
      console.error(`edit ${times.length} took ${ms} ms of processor time: ${JSON.stringify(edit)}`);
    if (times.length % 50 === 0) memory.push(server.memory().now);
    if (times.length % Math.ceil(edits / 20) === 0) {
      found += await compare(server, times.length);
      comparisons++;
      const { now } = server.memory();
      live.push(await server.live());
      console.error(
        `${times.length} edits: as of the text opened afresh; ${rounded(now)} MiB, ${rounded(live.at(-1) ?? 0)} of them live objects`,
      );
    }
  }
}
found += await compare(server, times.length);
const { peak } = server.memory();
const code = await server.end();
fs.rmSync(folder, { recursive: true, force: true });

/** @param {readonly number[]} some @param {number} nth */
const quarter = (some, nth) =>
  some.slice(Math.floor((some.length * (nth - 1)) / 4), Math.floor((some.length * nth) / 4));
const [second, last] = [median(quarter(memory, 2)), median(quarter(memory, 4))];
const growth = last / second - 1;
const liveOf = [1, 2, 3, 4].map((nth) => median(quarter(live, nth)));
const liveGrowth = (liveOf[3] ?? 0) / (liveOf[1] ?? 0) - 1;
/** At the quarter points: what a single moment has is as much garbage as anything. */
const course = [1, 2, 3, 4].map((nth) => rounded(median(quarter(memory, nth).slice(-5))));
const seconds = Math.round((performance.now() - from) / 1000);
const ms = { median: median(times), p99: quantile(times, 0.99), longest: Math.max(...times) };
writeSoak({
  ...{ language, seed, edits: times.length, at: new Date().toISOString(), seconds, ms },
  ...{ costliest, comparisons: comparisons + 1, found, memory: [rounded(before), ...course], growth, peak },
  ...{ live: liveOf.map(rounded), liveGrowth },
});
const percent = (/** @type {number} */ part) => `${(part * 100).toFixed(1)} %`;
console.log(
  [
    `${times.length} edits in ${seconds} s (--seed ${seed}): median ${rounded(ms.median)} ms, p99 ${rounded(ms.p99)} ms, longest ${rounded(ms.longest)} ms; edit ${costliest.edit} took the most processor time, ${costliest.ms} ms`,
    `findings: the same as of the text opened afresh, ${comparisons + 1} times, ${found} in all`,
    `memory: ${[rounded(before), ...course].join(', ')} MiB at the start, after each quarter and at the end; second quarter ${rounded(second)} MiB, last quarter ${rounded(last)} MiB (${percent(growth)}), most ${rounded(peak)} MiB`,
    `live objects: ${liveOf.map(rounded).join(', ')} MiB in each quarter (${percent(liveGrowth)})`,
  ].join('\n'),
);
if (growth > 0.05) console.error('The memory grew by more than 5 %.');
if (liveGrowth > 0.05) console.error('What is kept grew by more than 5 %.');
if (found === 0) console.error('There was nothing to find: the comparison proves nothing.');
if (code !== 0) console.error(`The server ended with exit code ${code}.`);
process.exit(growth > 0.05 || liveGrowth > 0.05 || found === 0 || code !== 0 ? 1 : 0);
