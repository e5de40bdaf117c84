/** docs/benchmarks.md: the results of a run, with what they were measured on and how. */
import fs from 'node:fs';
import os from 'node:os';

/** @typedef {import('../bench.mjs').Result} Result */

/** Processor, memory, kernel and versions, as one table row each. @param {number} load */
function machine(load) {
  const cpu = os.cpus();
  return [
    ['Processor', `${cpu[0]?.model.trim() ?? 'unknown'}, ${cpu.length} logical`],
    ['Memory', `${Math.round(os.totalmem() / 2 ** 30)} GiB`],
    ['Kernel', `${os.type()} ${os.release()}`],
    ['NUMA nodes online', fs.readFileSync('/sys/devices/system/node/online', 'utf8').trim()],
    ['Node.js', process.version],
    ['Load before the run', load.toFixed(2)],
  ];
}

/** @param {Result} r */
const spread = (r) =>
  `${r.details['rounds']} rounds of each, in turn; half of the ratios lie between ${r.details['ratioLow']} and ${r.details['ratioHigh']}.`;

/** @type {Record<Result['name'], (result: Result) => string>} */
const what = {
  'edit-10k': (/** @type {Result} */ r) =>
    `From an edit to fresh diagnostics in a C file of ${r.details['lines']} lines with ${r.details['calls']} calls of \`move_pages\`, over LSP. ` +
    `${r.details['samples']} edits: in a plain function, in a call's arguments, a new line at the top, a macro that every call uses.${
      r.details['serverMs'] === undefined
        ? ''
        : ` Of this the server itself takes ${r.details['serverMs']} ms, at the 99th percentile ${r.details['serverP99Ms']} ms.`
    }`,
  'first-diagnostics-ms': (/** @type {Result} */ r) =>
    `From the start of the language server's process to the finding of a small C file, ${r.details['rounds']} times: loading the program, the handshake, ` +
    'the grammar, the analysis. The files are in memory already.',
  'runner-query-vs-c': (/** @type {Result} */ r) =>
    `Asking where ${r.details['mib']} MiB of another process are (${r.details['pages']} pages): the runner's answer to one request against the ` +
    `same system calls in C, one after the other; the runner has two in the kernel at a time. ${spread(r)}`,
  'runner-move-noop-vs-c': (/** @type {Result} */ r) =>
    `Moving ${r.details['mib']} MiB to the node where they are already, against C that asks where they are and moves what is elsewhere, which is ` +
    `nothing. The runner checks for every batch that it is still the same process. ${spread(r)}`,
  'runner-move-vs-c': (/** @type {Result} */ r) =>
    `Moving ${r.details['mib']} MiB of small pages between the two nodes of an emulated machine (Linux ${r.details['kernel']}), against C that asks, moves and asks ` +
    `again. The runner writes its journal besides. ${spread(r)}`,
  'runner-sparse-100-gib': (/** @type {Result} */ r) =>
    `Asking where the pages of ${r.details['gib']} GiB of address space are in which one page of every 64 MiB is in memory. ${r.details['rounds']} rounds.`,
  'runner-sparse-memory': () =>
    'The most memory that the runner had during these rounds, each a query and a page map of 16384 cells.',
  'runner-event-loop': () => 'The longest time that its event loop was held up meanwhile.',
};

/**
 * @param {readonly Result[]} results
 * @param {number} load of the machine, before the measurement added its own
 * @returns {string} Markdown
 */
export function benchmarkDocument(results, load) {
  const rows = results.map(
    (r) =>
      `| \`${r.name}\` | ${r.ours} ${r.unit} | ${r.p99} ${r.unit} | ${r.peer === null ? '–' : `${r.peer} ${r.unit}`} | ${r.ratio ?? '–'} |`,
  );
  return [
    '<!-- Written by `npm run bench -- --write`; do not edit. -->',
    '',
    '# Benchmarks',
    '',
    'Medians of many rounds, and the 99th percentile. A ratio is the median of the ratios of neighbouring rounds, ours to the',
    "peer's: below 1 is faster. Numbers of one run on one machine; compare ratios, not times, across machines.",
    '',
    '| name | median | p99 | peer | ratio |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...results.flatMap((r) => [`- \`${r.name}\`: ${what[r.name](r)}`]),
    '',
    '## Measured on',
    '',
    '| | |',
    '| --- | --- |',
    ...machine(load).map(([name, value]) => `| ${name} | ${value} |`),
    '',
    '## Repeat it',
    '',
    '```sh',
    'npm run bench                       # prints the table',
    'npm run bench -- --json             # the same as JSON',
    'npm run bench -- --against main     # builds that revision too, measures both in turn, adds the ratio between them',
    'npm run bench -- --write            # writes this page',
    '```',
    '',
  ].join('\n');
}
