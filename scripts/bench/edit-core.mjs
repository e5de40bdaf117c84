/**
 * `node scripts/bench/edit-core.mjs [--verify] [--rounds N] [ROW…]`: what an edit costs the analysis alone, in this
 * process, by kind of edit, at 10,000 and at 100,000 lines. With --verify, each result is compared with that of a run
 * which remembers nothing (and times mean nothing). Runs what `npx tsc -b` wrote.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readArguments } from '../lib/arguments.mjs';
import { root } from '../lib/paths.mjs';
import { largeFile, random } from './large-file.mjs';
import { quantile, rounded } from './stats.mjs';

const usage =
  'node scripts/bench/edit-core.mjs [--verify] [--rounds N] [--lines N]… [--language c|cpp] [ROW…]';
const { values: options, positionals } = readArguments(usage, {
  allowPositionals: true,
  options: {
    verify: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '60' },
    lines: { type: 'string', multiple: true },
    language: { type: 'string', default: 'c' },
  },
});

/** @param {string} file @returns {Promise<any>} */
const compiled = (file) => import(pathToFileURL(path.join(root, 'out', file)).href);
const { lint } = await compiled('server/core/engine.js');
const { LintCache } = await compiled('server/core/cache.js');
const { loadWasmParser } = await compiled('server/parser/wasm.js');
const parser = await loadWasmParser(['c', 'cpp']);
const language = options.language === 'cpp' ? 'cpp' : 'c';
const config = {
  minKernel: { major: 4, minor: 17, patch: 0 },
  targetArch: 'x86_64',
  preset: 'recommended',
  rules: {},
};

/** @typedef {{ at: number, removed: number, text: string }} Edit */

/** Places of a pattern; after `skip` characters of the match. @param {string} text @param {RegExp} pattern */
const places = (text, pattern) => [...text.matchAll(pattern)].map((one) => one.index + one[0].length);

/**
 * Each row: the edits of one round, made one after the other, the text at the end being that of the beginning.
 * @type {Record<string, (text: string, next: () => number) => readonly Edit[]>}
 */
const rows = {
  'body of a plain function': (text, next) => there(pick(places(text, / {2}long sum = 0;/g), next), ' '),
  'body of a call': (text, next) => there(pick(places(text, /move_pages\([^\n]*;/g), next), ' '),
  'macro of 4 calls': (text, next) => {
    const names = [...text.matchAll(/^#define (SHIFT_\d+) \d/gm)].map((one) => one.index + one[0].length);
    return there(pick(names, next), '0');
  },
  'macro of every call': (text) =>
    there(
      pick(places(text, /^#define BATCH 6/gm), () => 0),
      '0',
    ),
  'line above all': (text) =>
    there(
      pick(places(text, /^#include <errno\.h>\n/gm), () => 0),
      '\n',
    ),
  'opening comment': (text, next) => {
    const at = pick(places(text, /^}\n/gm), next);
    return [...typed(at, '/*'), { at: at + 2, removed: 0, text: ' */' }, { at, removed: 5, text: '' }];
  },
  'opening #if': (text, next) => {
    const at = pick(places(text, /^}\n/gm), next);
    return [
      ...typed(at, '#if 1\n'),
      { at: at + 6, removed: 0, text: '#endif\n' },
      { at, removed: 13, text: '' },
    ];
  },
  prototype: (text) =>
    there(
      pick(places(text, /^long helper_0\(long value/gm), () => 0),
      's',
    ),
  'new function, typed': (text, next) => {
    const at = pick(places(text, /^}\n/gm), next);
    const added =
      'static long more(void **pages, int *nodes, int *status) {\n  return move_pages(0, 8, pages, nodes, status, 3);\n}\n';
    return [...typed(at, added), { at, removed: added.length, text: '' }];
  },
};

/** An insertion, and back. @param {number} at @param {string} text @returns {readonly Edit[]} */
const there = (at, text) => [
  { at, removed: 0, text },
  { at, removed: text.length, text: '' },
];

/** Key by key. @param {number} at @param {string} text @returns {readonly Edit[]} */
const typed = (at, text) => [...text].map((key, i) => ({ at: at + i, removed: 0, text: key }));

/** @param {readonly number[]} all @param {() => number} next */
function pick(all, next) {
  const one = all[Math.floor(next() * all.length)];
  if (one === undefined) throw new Error('the generated file has no such place');
  return one;
}

const wanted = Object.entries(rows).filter(
  ([name]) => positionals.length === 0 || positionals.some((one) => name.includes(one)),
);
const sizes = (options.lines ?? ['10000', '100000']).map(Number);
for (const lines of sizes) {
  const source = largeFile({ lines, calls: lines >= 100_000 ? 560 : 48 }).text;
  const cache = new LintCache();
  const input = { path: '/large.c', language, config, parser };
  let text = source;
  const from = performance.now();
  const first = lint({ ...input, text, cache });
  const opened = performance.now() - from;
  const fixes = first.findings.filter((/** @type {any} */ one) => one.fixes.length > 0).length;
  console.log(
    `${lines} lines: ${first.findings.length} findings, ${fixes} with fixes; first ${rounded(opened)} ms`,
  );
  for (const [name, edits] of wanted) {
    const next = random(11);
    /** @type {number[]} */
    const times = [];
    let analysed = 0;
    let busy = 0;
    for (let round = 0; round < Number(options.rounds); round++) {
      for (const { at, removed, text: inserted } of edits(text, next)) {
        text = text.slice(0, at) + inserted + text.slice(at + removed);
        const changes = [{ span: { start: at, end: at + removed }, text: inserted }];
        const spent = process.cpuUsage();
        const start = performance.now();
        const result = lint({ ...input, text, cache, changes });
        times.push(performance.now() - start);
        const { user, system } = process.cpuUsage(spent);
        busy += (user + system) / 1000;
        analysed += cache.analysed;
        if (!options.verify) continue;
        const fresh = lint({ ...input, text });
        assert.deepEqual(
          { ...result, callSites: result.callSites },
          { ...fresh, callSites: fresh.callSites },
          `${name}: ${JSON.stringify({ at, removed, inserted })}`,
        );
      }
      assert.equal(text, source);
    }
    const ms = [0.5, 0.9, 0.99, 1].map((one) => rounded(quantile(times, one)));
    console.log(
      `  ${name.padEnd(26)} p50 ${ms[0]}  p90 ${ms[1]}  p99 ${ms[2]}  max ${ms[3]} ms, processor ${rounded(busy / times.length)} ms; ${times.length} edits, ${rounded(analysed / times.length)} functions analysed each`,
    );
  }
  console.log(`  memory: ${rounded(process.memoryUsage.rss() / 2 ** 20)} MiB`);
}
