/**
 * From a key stroke to fresh diagnostics: a 10,000-line C file is edited over LSP and its diagnostics are pulled, as an
 * editor does. Measured at the client's end of the pipe; an editor's own waiting before it asks is not part of it.
 */
import path from 'node:path';
import { largeFile, random } from './large-file.mjs';
import { startRpc } from '../lib/rpc-process.mjs';

export const document = largeFile({ lines: 10_000, calls: 48 });
const uri = 'file:///benchmark/large.c';
const editsPerRound = 24;

/**
 * @typedef {object} Edit
 * @property {{ start: { line: number, character: number }, end: { line: number, character: number } }} range
 * @property {string} text
 */

/** Edits that a person makes, each followed by the one that takes it back: the file is the same after a pair. */
/** @param {readonly string[]} lines @param {() => number} next @returns {readonly [Edit, Edit]} */
function editPair(lines, next) {
  const where = (/** @type {RegExp} */ pattern) => {
    const found = lines.flatMap((text, line) => (pattern.test(text) ? [{ text, line }] : []));
    const one = found[Math.floor(next() * found.length)];
    if (one === undefined) throw new Error(`the generated file has no line ${String(pattern)}`);
    return one;
  };
  /** @param {number} line @param {number} character @param {string} text @returns {readonly [Edit, Edit]} */
  const insertion = (line, character, text) => {
    const start = { line, character };
    const rows = text.split('\n');
    const last = rows.at(-1) ?? '';
    const end =
      rows.length === 1
        ? { line, character: character + text.length }
        : { line: line + rows.length - 1, character: last.length };
    return [
      { range: { start, end: start }, text },
      { range: { start, end }, text: '' },
    ];
  };
  switch (Math.floor(next() * 4)) {
    case 0: {
      const { line } = where(/^ {2}long sum = 0;/);
      return insertion(line, 2, 'unsigned ');
    }
    case 1: {
      const { text, line } = where(/move_pages\(/);
      return insertion(line, text.indexOf('status, ') + 'status'.length, ' + 1');
    }
    case 2:
      // Every line below it moves.
      return insertion(14, 0, '/* a new line */\n');
    default: {
      const { text, line } = where(/^#define BATCH/);
      return insertion(line, text.length, '0');
    }
  }
}

/** @param {string} dist a folder of bundles */
export async function editBenchmark(dist) {
  const server = startRpc(path.join(dist, 'lsp/server.js'), ['--stdio']);
  const { connection } = server;
  // What the server asks of an editor is answered with nothing: it must work without.
  connection.onRequest((method) => (method === 'workspace/configuration' ? [null] : null));
  const { capabilities } = /** @type {{ capabilities: { diagnosticProvider?: unknown } }} */ (
    await server.request('initialize', {
      processId: process.pid,
      rootUri: null,
      // It tells how long it was at each answer itself.
      initializationOptions: { timing: true },
      capabilities: { textDocument: { diagnostic: {}, synchronization: {} } },
    })
  );
  /** @type {number[]} */
  const serverTimes = [];
  connection.onNotification('numaLens/timing', (/** @type {{ change: number, answer: number }} */ timing) => {
    serverTimes.push(timing.change + timing.answer);
  });
  if (capabilities.diagnosticProvider === undefined)
    throw new Error(
      `${dist}: this language server does not offer pull diagnostics, which the benchmark measures`,
    );
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'c', version: 1, text: document.text },
  });
  /** As an editor does: what it has already is not sent again. @type {{ id?: string, count: number }} */
  const shown = { count: 0 };
  const pull = async () => {
    const report = /** @type {{ kind: string, resultId?: string, items?: unknown[] }} */ (
      await server.request('textDocument/diagnostic', {
        textDocument: { uri },
        ...(shown.id === undefined ? {} : { previousResultId: shown.id }),
      })
    );
    if (report.resultId !== undefined) shown.id = report.resultId;
    if (report.items !== undefined) shown.count = report.items.length;
    return shown.count;
  };
  const findings = await pull();
  if (findings === 0)
    throw new Error(`${dist}: no finding in the generated file; there is nothing to measure`);

  const lines = document.text.split('\n');
  const next = random(7);
  let version = 1;
  /** @param {Edit} edit @returns {Promise<number>} milliseconds */
  const measure = async ({ range, text }) => {
    const from = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range, text }],
    });
    await pull();
    return performance.now() - from;
  };
  return {
    findings,
    /** Milliseconds of the server's own, an answer; empty for a revision that does not tell. */
    serverTimes,
    /** @returns {Promise<number[]>} milliseconds an edit */
    async round() {
      const times = [];
      while (times.length < editsPerRound) {
        for (const edit of editPair(lines, next)) times.push(await measure(edit));
      }
      if ((await pull()) !== findings)
        throw new Error('the edits were taken back, the findings are not the same');
      return times;
    },
    stop: () => server.stop(),
  };
}
