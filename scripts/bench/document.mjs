/** docs/benchmarks.md: the results of a run, with what they were measured on and how. */
import fs from 'node:fs';
import os from 'node:os';

/** @typedef {import('./result.mjs').Result} Result */

/** @typedef {{ name: string, cells: readonly string[], note: string }} PageRow as the page has it: what stands behind the name, and the sentences below the table */

/** Processor, memory, kernel and versions, as one table row each. @returns {readonly (readonly [string, string])[]} */
export function machine() {
  const cpu = os.cpus();
  return [
    ['Processor', `${cpu[0]?.model.trim() ?? 'unknown'}, ${cpu.length} logical`],
    ['Memory', `${Math.round(os.totalmem() / 2 ** 30)} GiB`],
    ['Kernel', `${os.type()} ${os.release()}`],
    ['NUMA nodes online', fs.readFileSync('/sys/devices/system/node/online', 'utf8').trim()],
    ['Node.js', process.version],
  ];
}

/** @param {Result} r */
const spread = (r) =>
  `${r.details['rounds']} rounds of each, in turn; half of the ratios lie between ${r.details['ratioLow']} and ${r.details['ratioHigh']}.`;

/** @param {unknown} difference in milliseconds */
const moreOrLess = (difference) =>
  Number(difference) < 0 ? `${-Number(difference)} ms less` : `${Number(difference)} ms more`;

/** @param {Result} r */
const sources = (r) =>
  `${r.details['files']} sources from its start to its end, against \`rg -l\` for the same names (ripgrep ${r.details['ripgrep']} of Debian): ` +
  `${moreOrLess(r.details['more'])}. The ripgrep that it runs itself (${r.details['ownRipgrep']}) takes ${r.details['own, ms']} ms for \`rg -l\`: ` +
  `${moreOrLess(r.details['more than own'])}.`;

/** @param {Result} r */
const file = (r) =>
  `${r.details['lines']} lines, ${r.details['calls']} calls, ${r.details['findings']} findings`;

/** @param {Result} r */
function editTimes(r) {
  const { edits, serverMedian, serverP99, wireMedian, peerEdits, peerP99, peerVersion } = r.details;
  const clangd =
    peerVersion === undefined
      ? ''
      : ` ${peerVersion}: ${peerEdits} edits of the same kind, p99 ${peerP99} ms.`;
  return `${edits} edits; the server itself takes ${serverMedian} ms of the median (p99 ${serverP99} ms), the wire ${wireMedian} ms.${clangd}`;
}

/** @param {string} of @returns {(result: Result) => string} */
const anEdit = (of) => (r) => `${of} (${file(r)}). ${editTimes(r)}`;

/** What is measured, by name; with the numbers that belong to it. @type {Record<string, (result: Result) => string>} */
const what = {
  'edit-10k-vs-clangd': anEdit(
    'From a typed or deleted character to fresh diagnostics over LSP: words and numbers on any line of a function of a C file, the same in clangd',
  ),
  'edit-100k-vs-clangd': anEdit('The same in a file ten times as long'),
  'edit-calling-function': anEdit('Characters typed in functions that make a call themselves'),
  'edit-macro-few-sites': (r) =>
    anEdit(`A new value for a macro that is used at ${r.details['sites']} places`)(r),
  'edit-macro-all-sites': (r) =>
    anEdit(`A new value for a macro that every call uses, at ${r.details['sites']} places`)(r),
  'edit-opens-comment': anEdit('The character that makes a comment of what follows'),
  'edit-opens-if': anEdit('The character that makes `#if 0` of what follows'),
  'edit-kernel-c': anEdit('Characters typed where every third function is no C to a parser'),
  'edit-cpp-vs-clangd': anEdit('Characters typed in C++, in namespaces and classes'),
  'edit-cpp-class-vs-clangd': anEdit('Characters typed in one large class of C++'),
  'edit-typescript-class': anEdit('Characters typed in one large class of TypeScript'),
  'edit-typescript-tests': anEdit('Characters typed in one `describe` of TypeScript with all tests in it'),
  'edit-large-function': anEdit('Characters typed in one large function of C that makes ten calls'),
  'edit-typescript': anEdit('Characters typed in TypeScript that calls through koffi'),
  'edit-real-file-vs-clangd': anEdit(
    'Characters typed in `tools/perf/bench/numa.c` of Linux, of whose headers clangd does not find all',
  ),
  'server-rss-mib': (r) =>
    `Resident memory of the server after the ${r.details['edits']} edits of the ${r.details['lines']}-line file, of clangd after its own; the column p99 has the most that ` +
    `the server ever had${r.details['peerPeak'] === undefined ? '' : ` (clangd: ${r.details['peerPeak']} MiB)`}.`,
  'activation-ms': (r) =>
    `Loading and activating the extension, as the editor itself measures it, in ${r.details['starts']} starts of it.`,
  'first-diagnostics-ms': (/** @type {Result} */ r) =>
    `From the start of the language server's process to the finding of a small C file, ${r.details['rounds']} times: loading the program, the handshake, ` +
    `the grammar, the analysis. The files are in memory already, and what was compiled in an earlier start is kept; the first start of an installation takes ${r.details['afresh']} ms.`,
  'tree-vs-rg': (r) => `\`numa-lens check\` of Linux's ${sources(r)}`,
  'tree-5k-vs-rg': (r) => `The same of ${sources(r)}`,
  'dense-vs-cppcheck': (r) =>
    `${r.details['files']} files that all make a call, ${r.details['findings']} findings: ${r.details['files a second']} files a second; cppcheck ` +
    `${r.details['cppcheck']} with a library file for the same function ${r.details['files a second, cppcheck']}. Both on all processors.`,
  'runner-query-vs-c': (/** @type {Result} */ r) =>
    `Asking where ${r.details['mib']} MiB of another process are (${r.details['pages']} pages): the runner's answer to one request against the ` +
    `same system calls in C, one after the other; the runner has two in the kernel at a time. ${spread(r)}`,
  'runner-move-noop-vs-c': (/** @type {Result} */ r) =>
    `Moving ${r.details['mib']} MiB to the node where they are already, against C that asks where they are and moves what is elsewhere, which is ` +
    `nothing. The runner checks for every batch that it is still the same process. ${spread(r)}`,
  'runner-move-vs-c': (/** @type {Result} */ r) =>
    `Moving ${r.details['mib']} MiB of small pages between the two nodes of an emulated machine (Linux ${r.details['kernel']}), against C that asks, moves and asks ` +
    `again. The runner also writes its journal, looks for what is in the way and checks the process; nobody asks it for progress. ${spread(r)}`,
  'runner-sparse-100-gib': (/** @type {Result} */ r) =>
    `Asking where the pages of ${r.details['gib']} GiB of address space are in which one page of every 64 MiB is in memory. ${r.details['rounds']} rounds.`,
  'runner-sparse-memory': () =>
    'The most memory that the runner had during these rounds, each a query and a page map of 16384 cells.',
  'runner-event-loop': () => 'The longest time that its event loop was held up meanwhile.',
};

/** Cells of a table in Markdown, without the names of the columns. @param {string} text */
const tableRows = (text) =>
  [...text.matchAll(/^\| (?!--)(.*) \|$/gm)]
    .map(([, row = '']) => row.split(' | ').map((cell) => cell.trim()))
    .slice(1);

/**
 * The rows that stand on a page, where they were measured on the same machine: figures of two machines cannot be compared.
 * @param {string} page
 * @param {readonly (readonly [string, string])[]} here
 * @returns {readonly PageRow[]}
 */
export function standingRows(page, here) {
  const [rows = '', there = ''] = page.split('## Measured on');
  const was = tableRows(there.split('##')[0] ?? '');
  if (JSON.stringify(was) !== JSON.stringify(here)) return [];
  const notes = new Map([...rows.matchAll(/^- `([^`]+)`: (.*)$/gm)].map(([, name, note]) => [name, note]));
  return tableRows(rows).map(([quoted = '', ...cells]) => {
    const name = quoted.replaceAll('`', '');
    return { name, cells, note: notes.get(name) ?? '' };
  });
}

/** @param {Result} r @param {string} measured when, and with what load @returns {PageRow} */
function pageRow(r, measured) {
  const { name, unit } = r;
  const peer = r.peer === null ? '–' : `${r.peer} ${unit}`;
  const cells = [`${r.ours} ${unit}`, `${r.p99} ${unit}`, peer, String(r.ratio ?? '–'), measured];
  return { name, cells, note: what[name]?.(r) ?? '' };
}

/**
 * @param {object} of
 * @param {readonly string[]} of.names all that the page has to have, in order
 * @param {readonly Result[]} of.results
 * @param {string} of.measured the day, and the load of the machine before the measurement added its own
 * @param {readonly PageRow[]} of.standing
 * @param {readonly (readonly [string, string])[]} of.here
 * @returns {{ text: string } | { missing: readonly string[] }} Markdown; or what was neither measured now nor stands there
 */
export function benchmarkDocument({ names, results, measured, standing, here }) {
  const rows = names.flatMap((name) => {
    const result = results.find((one) => one.name === name);
    const row = result === undefined ? standing.find((one) => one.name === name) : pageRow(result, measured);
    return row ?? [];
  });
  if (rows.length < names.length)
    return { missing: names.filter((name) => !rows.some((row) => row.name === name)) };
  const text = [
    '<!-- Written by `npm run bench -- --write`; do not edit. -->',
    '',
    '# Benchmarks',
    '',
    'Medians of many rounds, and the 99th percentile. A ratio is the median of the ratios of neighbouring rounds, ours to the',
    "peer's: below 1 is faster. Numbers of one machine; compare ratios, not times, across machines. The load is that before",
    'the run that measured the row. A machine with two processors runs the peer, the benchmark and the system on them as well:',
    'a p99 is as much theirs as ours. Edits are measured while the peer has nothing to do, and from when the server is at rest after',
    'it has opened the file.',
    '',
    '| name | median | p99 | peer | ratio | measured |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(({ name, cells }) => `| \`${name}\` | ${cells.join(' | ')} |`),
    '',
    ...rows.map(({ name, note }) => `- \`${name}\`: ${note}`),
    '',
    '## Measured on',
    '',
    '| what | value |',
    '| --- | --- |',
    ...here.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    '## Repeat it',
    '',
    '<!-- not run: it takes half an hour on a quiet machine -->',
    '',
    '```sh',
    'npm run bench                       # prints each row when it is measured',
    'npm run bench -- --json             # the same as JSON, at the end',
    'npm run bench -- --against main     # builds that revision too, measures both in turn, adds the ratio between them',
    'npm run bench -- --write            # writes this page',
    'npm run bench -- --write tree-vs-rg # renews this row; the others stay as they stand',
    '```',
    '',
  ].join('\n');
  return { text };
}
