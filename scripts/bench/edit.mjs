/**
 * From a key stroke to the diagnostics of the text that it made, over LSP as an editor does it: the edit is sent, the
 * diagnostics are asked for, and the last byte of the answer is waited for. Beside it clangd on the same file and edits, where
 * it reads such files: it sends its diagnostics unasked. An editor's own waiting before it asks is part of neither.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { must } from '../lib/process.mjs';
import { ensureDebianPackages } from '../lib/setup.mjs';
import { cppClass, cppFile, kernelFile, largeMain, scriptClass, scriptTests } from './documents.mjs';
import { LanguageServer } from './language-server.mjs';
import { largeFile, random } from './large-file.mjs';
import { largeScript } from './large-script.mjs';
import { linuxSource } from './linux-source.mjs';
import { serverOptions } from './server-options.mjs';
import { median, pairedRatio, quantile, rounded } from './stats.mjs';
import { macroValue, openedComment, openedIf, typing, typingInFunctions } from './typing.mjs';

/** @typedef {import('./result.mjs').Result} Result */
/** @typedef {import('./typing.mjs').Burst} Burst */

/**
 * @typedef {object} Row
 * @property {Burst} burst
 * @property {() => LargeText | Promise<LargeText>} document
 * @property {string} file
 * @property {string} language as the protocol names it
 * @property {number} findings at least so many, or nothing is measured
 * @property {number} edits of ours a round
 * @property {number} [peerEvery] clangd makes an edit and takes it back in every so manieth round; absent: never
 * @property {readonly string[]} [flags] that clangd reads the file with
 */
/** @typedef {import('./documents.mjs').LargeText} LargeText */

const tenThousand = () => largeFile({ lines: 10_000, calls: 24 });
const plainC = /** @type {const} */ ({ document: tenThousand, file: 'large.c', language: 'c', findings: 40 });

/** How often a name is used behind its definition. @param {string} name */
const uses = (name) => tenThousand().text.split(new RegExp(`\\b${name}\\b`)).length - 2;

/** User code of the kernel's own tree that makes many of the calls. */
async function realFile() {
  const text = fs.readFileSync(path.join(await linuxSource(), 'tools/perf/bench/numa.c'), 'utf8');
  const calls = text.match(/\b(?:mbind|set_mempolicy|get_mempolicy|move_pages|numa_\w+)\(/g)?.length ?? 0;
  return { text, lines: text.split('\n').length, calls };
}

/** @satisfies {Record<string, Row>} */
export const editRows = {
  'edit-10k-vs-clangd': { ...plainC, burst: typing, edits: 100, peerEvery: 1 },
  'edit-100k-vs-clangd': {
    burst: typing,
    document: () => largeFile({ lines: 100_000, calls: 270 }),
    ...{ file: 'huge.c', language: 'c', findings: 500, edits: 100, peerEvery: 4 },
  },
  'edit-calling-function': { ...plainC, burst: typingInFunctions(/^static long place_/), edits: 40 },
  'edit-macro-few-sites': { ...plainC, burst: macroValue('SHIFT_0'), edits: 10 },
  'edit-macro-all-sites': { ...plainC, burst: macroValue('BATCH'), edits: 4 },
  'edit-opens-comment': { ...plainC, burst: openedComment, edits: 10 },
  'edit-opens-if': { ...plainC, burst: openedIf, edits: 10 },
  'edit-kernel-c': {
    burst: typing,
    ...{ document: kernelFile, file: 'kernel.c', language: 'c', findings: 40, edits: 40 },
  },
  'edit-cpp-vs-clangd': {
    burst: typing,
    ...{ document: cppFile, file: 'large.cpp', language: 'cpp', findings: 40, edits: 40, peerEvery: 1 },
  },
  'edit-cpp-class-vs-clangd': {
    burst: typing,
    ...{ document: cppClass, file: 'class.cpp', language: 'cpp', findings: 20, edits: 40, peerEvery: 1 },
  },
  'edit-typescript-class': {
    burst: typing,
    ...{ document: scriptClass, file: 'class.ts', language: 'typescript', findings: 10, edits: 40 },
  },
  'edit-typescript-tests': {
    burst: typing,
    ...{ document: scriptTests, file: 'all.test.ts', language: 'typescript', findings: 10, edits: 40 },
  },
  'edit-large-function': {
    burst: typing,
    ...{ document: largeMain, file: 'main.c', language: 'c', findings: 10, edits: 40 },
  },
  'edit-typescript': {
    burst: typing,
    ...{
      document: () => largeScript({ lines: 10_000, calls: 80, library: 'koffi' }),
      file: 'large.ts',
      language: 'typescript',
      findings: 40,
      edits: 40,
    },
  },
  'edit-real-file-vs-clangd': {
    burst: typing,
    ...{ document: realFile, file: 'numa.c', language: 'c', findings: 0, edits: 40, peerEvery: 1 },
  },
};

/** Headers of libnuma as far as clangd needs them where they are not installed. */
const numaif = `int move_pages(int, unsigned long, void **, const int *, int *, int);
long mbind(void *, unsigned long, int, const unsigned long *, unsigned long, unsigned);
#define MPOL_MF_STRICT 1
#define MPOL_MF_MOVE 2
#define MPOL_MF_MOVE_ALL 4
`;

/** @param {string} folder @param {LargeText} document @param {string} file */
function prepare(folder, { text }, file) {
  fs.writeFileSync(path.join(folder, file), text);
  const flags = ['-Wall', '-D_GNU_SOURCE', file.endsWith('.cpp') ? '-std=c++20' : '-std=gnu11'];
  if (!fs.existsSync('/usr/include/numaif.h')) {
    fs.mkdirSync(path.join(folder, 'include'));
    fs.writeFileSync(path.join(folder, 'include/numaif.h'), numaif);
    flags.push('-Iinclude');
  }
  fs.writeFileSync(path.join(folder, 'compile_flags.txt'), `${flags.join('\n')}\n`);
}

/** Medians of the same round. */
class Pairs {
  /** @type {number[]} */
  ours = [];
  /** @type {number[]} */
  theirs = [];

  /** @param {number} ours @param {number} theirs */
  add(ours, theirs) {
    this.ours.push(ours);
    this.theirs.push(theirs);
  }
}

/** A server in which bursts are made. @param {LanguageServer} server @param {readonly string[]} lines @param {Burst} burst */
function typist(server, lines, burst) {
  const next = random(7);
  /** @type {import('./typing.mjs').Stroke[]} */
  let ahead = [];
  return {
    /** @param {number} count of measured edits at least; ends with the text as it was @returns {Promise<import('./language-server.mjs').Took[]>} */
    async round(count) {
      const times = [];
      while (times.length < count || ahead.length > 0) {
        if (ahead.length === 0) ahead = [...burst(lines, next)];
        const stroke = ahead.shift();
        if (stroke === undefined) continue;
        const took = await server.edit([stroke.edit]);
        if (stroke.measured) times.push(took);
      }
      return times;
    },
    server,
  };
}

/** Milliseconds of a round of another revision. */
const mostOfOther = 5000;
/** @param {readonly number[]} times */
const sum = (times) => times.reduce((all, one) => all + one, 0);

/** Its first key and what takes that back: for a server that needs seconds for each. @param {Burst} burst @returns {Burst} */
const onlyFirst = (burst) => (lines, next) => {
  const strokes = burst(lines, next);
  return [...strokes.slice(0, 1), ...strokes.slice(-1)];
};

/** The package of clangd, as it is called in this release of Debian. */
export async function ensureClangd() {
  const missing = await ensureDebianPackages(['clangd-19']);
  if (missing !== undefined) throw new Error(`clangd is what this is compared with. ${missing}`);
  return (await must('clangd-19', ['--version'])).split('\n')[0] ?? '';
}

/**
 * @param {keyof typeof editRows} name
 * @param {string} dist a folder of bundles
 * @param {number} rounds
 * @param {string | undefined} otherDist another revision's
 * @param {(ours: readonly number[], theirs: readonly number[]) => Pick<Result, 'against'>} compared
 * @returns {Promise<Result[]>} the memory besides, where that is what the row is for
 */
export async function editResults(name, dist, rounds, otherDist, compared) {
  /** @type {Row} */
  const row = editRows[name];
  const document = await row.document();
  const lines = document.text.split('\n');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-edit-'));
  prepare(folder, document, row.file);
  const uri = pathToFileURL(path.join(folder, row.file)).href;
  const start = async (/** @type {LanguageServer} */ server, burst = row.burst) => {
    await server.open(pathToFileURL(folder).href, uri, row.language, document.text);
    // Who opens a file looks at it first: meanwhile a server does what it does unasked (ours practises).
    await server.rest(1500);
    return typist(server, lines, burst);
  };
  const options = await serverOptions();
  const ofDist = (/** @type {string} */ one) =>
    start(
      new LanguageServer(process.execPath, [...options, path.join(one, 'lsp/server.js'), '--stdio'], true),
    );
  const ours = await ofDist(dist);
  const findings = ours.server.diagnostics.length;
  await refuseWithoutFindings(name, row, ours.server);
  const other = otherDist === undefined ? undefined : await ofDist(otherDist);
  const clangd = row.peerEvery === undefined ? undefined : await ensureClangd();
  const peer =
    clangd === undefined
      ? undefined
      : await start(new LanguageServer('clangd-19', ['--log=error'], false), onlyFirst(row.burst));

  /** @type {import('./language-server.mjs').Took[]} */
  const all = [];
  /** @type {number[]} */
  const peers = [];
  const besidePeer = new Pairs();
  const besideOther = new Pairs();
  const totals = (/** @type {readonly import('./language-server.mjs').Took[]} */ took) =>
    took.map(({ total }) => total);
  const before = JSON.stringify(ours.server.diagnostics);
  // As many of another revision: code that has run less often is slower.
  let othersEdits = row.edits;
  const roundOfOther = async () => totals((await other?.round(othersEdits)) ?? []);
  // The first round warms all up and is not counted.
  for (let i = 0; i <= rounds; i++) {
    // Its last answer has work behind it.
    await peer?.server.rest(100);
    // Each goes first in turn.
    const early = i % 2 === 1 ? await roundOfOther() : undefined;
    const times = await ours.round(row.edits);
    const otherTimes = early ?? (await roundOfOther());
    const peerTimes = i % (row.peerEvery ?? 1) === 0 ? totals((await peer?.round(1)) ?? []) : [];
    if (i === 0) {
      // An older revision may take a hundred times as long.
      if (sum(otherTimes) > mostOfOther) othersEdits = 2;
      continue;
    }
    all.push(...times);
    peers.push(...peerTimes);
    const middle = median(totals(times));
    if (peerTimes.length > 0) besidePeer.add(middle, median(peerTimes));
    if (otherTimes.length > 0) besideOther.add(middle, median(otherTimes));
  }
  if (JSON.stringify(ours.server.diagnostics) !== before)
    throw new Error(`${name}: the edits were taken back, the findings are not the same`);
  const memory = { ours: ours.server.memory(), peer: peer?.server.memory() };
  for (const one of [ours, peer, other]) one?.server.stop();
  fs.rmSync(folder, { recursive: true, force: true });

  const server = all.map((one) => one.server ?? NaN);
  /** @type {Result['details']} */
  const details = {
    lines: document.lines,
    calls: document.calls,
    findings,
    edits: all.length,
    serverMedian: rounded(median(server)),
    serverP99: rounded(quantile(server, 0.99)),
    wireMedian: rounded(median(all.map((one) => one.total - (one.server ?? NaN)))),
    ...(name.startsWith('edit-macro-')
      ? { sites: uses(name === 'edit-macro-few-sites' ? 'SHIFT_0' : 'BATCH') }
      : {}),
    ...(peers.length > 0 ? { peerEdits: peers.length, peerP99: rounded(quantile(peers, 0.99)) } : {}),
    ...(clangd === undefined ? {} : { peerVersion: clangd }),
  };
  const ratio = peers.length === 0 ? null : rounded(pairedRatio(besidePeer.ours, besidePeer.theirs).ratio);
  /** @type {Result} */
  const result = {
    name,
    ours: rounded(median(totals(all))),
    p99: rounded(quantile(totals(all), 0.99)),
    peer: peers.length === 0 ? null : rounded(median(peers)),
    ratio,
    unit: 'ms',
    details,
    ...(other === undefined ? {} : compared(besideOther.ours, besideOther.theirs)),
  };
  if (name !== 'edit-100k-vs-clangd') return [result];
  /** @type {Result} */
  const resident = {
    name: 'server-rss-mib',
    ours: rounded(memory.ours.now),
    p99: rounded(memory.ours.peak),
    peer: memory.peer === undefined ? null : rounded(memory.peer.now),
    ratio: memory.peer === undefined ? null : rounded(memory.ours.now / memory.peer.now),
    unit: 'MiB',
    details: {
      lines: document.lines,
      edits: all.length,
      ...(memory.peer === undefined ? {} : { peerPeak: rounded(memory.peer.peak) }),
    },
  };
  return [result, resident];
}

/** What is benched are findings as users get them: as many as promised, with related places and fixes. @param {string} name @param {Row} row @param {LanguageServer} server */
async function refuseWithoutFindings(name, row, server) {
  const { diagnostics } = server;
  if (diagnostics.length < row.findings)
    throw new Error(`${name}: ${diagnostics.length} findings, where ${row.findings} are promised`);
  if (row.findings === 0 || row.language === 'typescript') return;
  if (!diagnostics.some((one) => one.relatedInformation !== undefined))
    throw new Error(`${name}: no finding has a related place`);
  for (const line of new Set(diagnostics.map((one) => one.range.start.line)))
    if ((await server.fixes(line)) > 0) return;
  throw new Error(`${name}: no finding has a fix`);
}
