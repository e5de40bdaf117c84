/**
 * Whole trees, as a user starts a check, process and all. The sparse one is Linux, against `rg -l` with the pattern of `check` itself (Debian's,
 * and the one that `check` runs); and a like part of it, to see whether the time follows the number of files. The dense one is 2,000 files that all make calls, against cppcheck
 * with a library file for the same functions, both on all processors.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { cache, root } from '../lib/paths.mjs';
import { must, run } from '../lib/process.mjs';
import { ensureDebianPackages } from '../lib/setup.mjs';
import { linuxSource } from './linux-source.mjs';
import { median, pairedRatio, quantile, rounded } from './stats.mjs';

/** @typedef {import('./result.mjs').Result} Result */

/** The dense one takes half a minute a round, nearly all of it the processors' time. */
const mostRounds = { tree: 7, dense: 2 };

/** @param {() => Promise<unknown>} work @returns {Promise<number>} milliseconds */
async function timed(work) {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** @param {string} dist @param {string} folder @param {string[]} [more] @returns {Promise<any>} */
async function check(dist, folder, more = []) {
  const args = [
    path.join(dist, 'cli/numa-lens.js'),
    'check',
    '--no-ignore',
    '--format',
    'json',
    ...more,
    '.',
  ];
  const { code, output } = await run(process.execPath, args, { cwd: folder, quiet: true });
  // 1: something was found.
  if (code !== 0 && code !== 1) throw new Error(`numa-lens check ended with ${code}: ${output.slice(-500)}`);
  return JSON.parse(output.slice(output.indexOf('{')));
}

/** @param {readonly number[]} ours @param {readonly number[]} peers */
const compared = (ours, peers) => ({
  ours: rounded(median(ours)),
  p99: rounded(quantile(ours, 0.99)),
  peer: rounded(median(peers)),
  ratio: rounded(pairedRatio(ours, peers).ratio),
});

/** @param {string[]} packages */
async function peers(...packages) {
  const missing = await ensureDebianPackages(packages);
  if (missing !== undefined) throw new Error(missing);
}

/** @param {string} from @param {string} to @param {number} count a like part of every folder */
function copyPart(from, to, count) {
  const files = /** @type {string[]} */ (fs.readdirSync(from, { recursive: true }))
    .filter((name) => /\.[ch]$/.test(name))
    .sort();
  const step = files.length / count;
  for (let at = 0; at < count; at++) {
    const name = files[Math.floor(at * step)];
    if (name === undefined) continue;
    fs.mkdirSync(path.dirname(path.join(to, name)), { recursive: true });
    fs.copyFileSync(path.join(from, name), path.join(to, name));
  }
}

/** @param {string} dist @param {number} rounds @returns {Promise<Result[]>} */
async function tree(dist, rounds) {
  await peers('ripgrep');
  const linux = await linuxSource();
  const part = path.join(cache, 'bench', `${path.basename(linux)}-5000`);
  if (!fs.existsSync(part)) {
    const unfinished = `${part}.${process.pid}`;
    copyPart(linux, unfinished, 5000);
    fs.renameSync(unfinished, part);
  }
  const load = createRequire(import.meta.url);
  const { mentionPatterns } = load(path.join(root, 'out/server/kernel/mention.js'));
  const { findRipgrep } = load(path.join(root, 'out/server/cli/check/files/ripgrep.js'));
  const debian = '/usr/bin/rg';
  const own = findRipgrep({});
  // The names are ASCII: the peer is told so too, which makes it several times as fast.
  const ascii = ['--no-config', '--no-unicode'];
  const rgArgs = [...ascii, '--no-ignore', '--hidden', '-l', '-g', '*.{c,h}', mentionPatterns.c, './'];
  const versionOf = async (/** @type {string} */ program) =>
    /[\d.]+/.exec(await must(program, ['--version']))?.[0] ?? '';
  /** @type {Result[]} */
  const results = [];
  for (const [name, folder] of /** @type {const} */ ([
    ['tree-vs-rg', linux],
    ['tree-5k-vs-rg', part],
  ])) {
    /** @type {Record<'ours' | 'debian' | 'own', number[]>} */
    const times = { ours: [], debian: [], own: [] };
    let files = 0;
    // The first round reads the tree into the page cache and is not counted.
    for (let round = 0; round <= Math.min(rounds, mostRounds.tree); round++) {
      const row = {
        debian: await timed(() => must(debian, rgArgs, { cwd: folder })),
        ours: await timed(async () => {
          files = (await check(dist, folder)).summary.files;
        }),
        own: await timed(() => must(own, rgArgs, { cwd: folder })),
      };
      if (round === 0) continue;
      for (const key of /** @type {const} */ (['ours', 'debian', 'own'])) times[key].push(row[key]);
    }
    const over = (/** @type {readonly number[]} */ peer) =>
      rounded(median(times.ours.map((value, at) => value - (peer[at] ?? NaN))));
    results.push({
      name,
      ...compared(times.ours, times.debian),
      unit: 'ms',
      details: {
        files,
        more: over(times.debian),
        ripgrep: await versionOf(debian),
        ownRipgrep: await versionOf(own),
        'own, ms': rounded(median(times.own)),
        'more than own': over(times.own),
      },
    });
  }
  return results;
}

/** Each differs from the others, and one in three is wrong. @param {string} folder @param {number} count */
function writeDense(folder, count) {
  for (let at = 0; at < count; at++) {
    const own = path.join(folder, `part${at % 20}`);
    fs.mkdirSync(own, { recursive: true });
    const flags = at % 3 === 0 ? '8' : 'MPOL_MF_MOVE';
    fs.writeFileSync(
      path.join(own, `file${at}.c`),
      `#include <errno.h>
#include <numaif.h>
#include <stdio.h>
#include <stdlib.h>

long move_${at}(void *base, unsigned long count, int node)
{
  void **pages = malloc(count * sizeof *pages);
  int *nodes = malloc(count * sizeof *nodes);
  int *status = malloc(count * sizeof *status);
  long result = -1;
  if (pages != NULL && nodes != NULL && status != NULL) {
    for (unsigned long i = 0; i < count; i++) {
      pages[i] = (char *)base + i * ${4096 * (1 + (at % 4))};
      nodes[i] = node;
    }
    result = move_pages(0, count, pages, nodes, status, ${flags});
    if (result < 0) perror("move_pages");
    for (unsigned long i = 0; i < count; i++)
      if (status[i] < 0) fprintf(stderr, "page %lu: %d\\n", i, status[i]);
  }
  free(status);
  free(nodes);
  free(pages);
  return result;
}
`,
    );
  }
}

/** move_pages(2), for cppcheck: what its library files can say of it. */
const library = `<?xml version="1.0"?>
<def format="2">
  <function name="move_pages">
    <noreturn>false</noreturn>
    <leak-ignore/>
    <returnValue type="long"/>
    <use-retval/>
    <arg nr="1" direction="in"><not-uninit/></arg>
    <arg nr="2" direction="in"><not-uninit/></arg>
    <arg nr="3" direction="in"/>
    <arg nr="4" direction="in"/>
    <arg nr="5" direction="out"/>
    <arg nr="6" direction="in"><not-uninit/><valid>0,2,4,6</valid></arg>
  </function>
</def>
`;

/** @param {string} dist @param {number} rounds @param {number} [count] @returns {Promise<Result>} */
export async function dense(dist, rounds, count = 2000) {
  await peers('cppcheck');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-dense-'));
  try {
    writeDense(folder, count);
    const config = path.join(folder, 'numa.cfg');
    fs.writeFileSync(config, library);
    const jobs = String(os.availableParallelism());
    const args = ['-q', '-j', jobs, `--library=${config}`, '--enable=warning', '-DMPOL_MF_MOVE=2', '.'];
    /** @type {number[]} */
    const ours = [];
    /** @type {number[]} */
    const theirs = [];
    /** @type {any} */
    let report;
    // All files are in memory: they have just been written.
    for (let round = 0; round < Math.min(rounds, mostRounds.dense); round++) {
      theirs.push(await timed(() => must('cppcheck', args, { cwd: folder })));
      ours.push(
        await timed(async () => {
          report = await check(dist, folder);
        }),
      );
    }
    // Some by themselves say the same.
    for (let at = 0; at < count; at += count / 5) {
      const file = path.join(`part${at % 20}`, `file${at}.c`);
      const single = await must(
        process.execPath,
        [path.join(dist, 'cli/numa-lens.js'), 'check', '--fail-on=error', '--format=json', file],
        { cwd: folder },
      ).catch((/** @type {Error} */ error) => error.message);
      const alone = JSON.parse(single.slice(single.indexOf('{'))).findings;
      const among = report.findings.filter((/** @type {{ file: string }} */ one) => one.file === file);
      if (JSON.stringify(alone) !== JSON.stringify(among))
        throw new Error(`${file}: other findings by itself`);
    }
    const perSecond = (/** @type {readonly number[]} */ times) => Math.round((count * 1000) / median(times));
    return {
      name: 'dense-vs-cppcheck',
      ...compared(ours, theirs),
      unit: 'ms',
      details: {
        files: count,
        findings: report.findings.length,
        'files a second': perSecond(ours),
        'files a second, cppcheck': perSecond(theirs),
        cppcheck: /[\d.]+/.exec(await must('cppcheck', ['--version']))?.[0] ?? '',
      },
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {{ dist: string, rounds: number, name: 'tree-vs-rg' | 'dense-vs-cppcheck' }} options @returns {Promise<Result[]>} */
export async function treeResults({ dist, rounds, name }) {
  return name === 'tree-vs-rg' ? tree(dist, rounds) : [await dense(dist, rounds)];
}
