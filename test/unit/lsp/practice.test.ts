import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import {
  createConnection,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { mergeConfig } from '../../../server/core/config-file';
import type { LintInput, LintResult } from '../../../server/core/lint';
import type { LanguageId } from '../../../server/core/syntax/port';
import type { Analysis } from '../../../server/lsp/analysis';
import { loadAnalysis } from '../../../server/lsp/core-analysis';
import { Inbox } from '../../../server/lsp/inbox';
import { MessageJson } from '../../../server/lsp/message-json';
import { Practice } from '../../../server/lsp/practice';
import { serve } from '../../../server/lsp/server';
import { Stopwatch } from '../../../server/lsp/stopwatch';

const config = mergeConfig([]);

const place = `static long place(int pid, void **pages, int *status) {
  int nodes[4];
  for (int i = 0; i < 4; i++) nodes[i] = 1;
  long rc = move_pages(pid, 4, pages, nodes, status, 2);
  if (rc != 0) return -1;
  return status[0];
}
`;
const others = 'static int other(int a) { return a + 1; }\n'.repeat(200);

/** The real analysis, which tells what it is given. */
class Listening implements Analysis {
  readonly given: LintInput[] = [];
  analysed = 0;
  readonly rules;
  readonly parser;
  fails = false;
  heard: (input: LintInput) => void = () => undefined;

  constructor(private readonly real: Analysis) {
    ({ rules: this.rules, parser: this.parser } = real);
  }

  async lint(input: LintInput): Promise<LintResult> {
    this.given.push(input);
    if (this.fails) throw new Error('a planted fault');
    const result = await this.real.lint(input);
    this.analysed += input.cache?.analysed ?? 0;
    this.heard(input);
    return result;
  }
}

/** A practice that has seen a file. */
async function seen(
  text: string,
  language: LanguageId = 'c',
): Promise<{ analysis: Listening; practice: Practice }> {
  const analysis = new Listening(await loadAnalysis());
  const practice = new Practice(analysis);
  const input = { path: 'a.c', language, config, text };
  practice.saw(input, await analysis.lint({ ...input, parser: analysis.parser }));
  analysis.given.length = analysis.analysed = 0;
  return { analysis, practice };
}

describe('practice', () => {
  it('edits a copy of a function key by key, each told as what it is, until it was analysed twenty times', async () => {
    const { analysis, practice } = await seen(`#include <numaif.h>\n${others}${place}`);
    await practice.goOn();
    const [first, ...edited] = analysis.given;
    assert.equal(first?.text, place.trimEnd());
    assert.equal(first.changes, undefined);
    let text = first.text;
    for (const { changes, text: now } of edited) {
      for (const { span, text: typed } of changes ?? [])
        text = text.slice(0, span.start) + typed + text.slice(span.end);
      assert.equal(now, text);
      assert.equal(changes?.length, 1);
    }
    assert.ok(analysis.analysed >= 20, `${analysis.analysed} analyses`);
    assert.ok(edited.length < 100, `${edited.length} keys`);
  });

  it('edits four functions from all over the file', async () => {
    const functions = Array.from({ length: 9 }, (_, at) => place.replace('place', `place_${at}`));
    const { analysis, practice } = await seen(functions.join(others));
    await practice.goOn();
    const begun = analysis.given.filter(({ changes }) => changes === undefined);
    assert.deepEqual(
      begun.map(({ text }) => /place_\d/.exec(text)?.[0]),
      ['place_0', 'place_2', 'place_4', 'place_6'],
    );
    assert.ok(analysis.analysed >= 80, `${analysis.analysed} analyses`);
  });

  it('practises a language once', async () => {
    const { analysis, practice } = await seen(place);
    await practice.goOn();
    analysis.given.length = 0;
    const input = { path: 'b.c', language: 'c' as const, config, text: place };
    practice.saw(input, await analysis.lint({ ...input, parser: analysis.parser }));
    analysis.given.length = 0;
    await practice.goOn();
    assert.deepEqual(analysis.given, []);
  });

  it('stops when something comes, and goes on from there', async () => {
    const whole = await seen(place);
    await whole.practice.goOn();
    const texts = whole.analysis.given.map(({ text }) => text);

    const { analysis, practice } = await seen(place);
    analysis.heard = () => {
      if (analysis.given.length === 5) practice.pause();
    };
    await practice.goOn();
    assert.equal(analysis.given.length, 5);
    // Twice at once makes no second one at work.
    await Promise.all([practice.goOn(), practice.goOn()]);
    assert.deepEqual(
      analysis.given.map(({ text }) => text),
      texts,
    );
  });

  it('has nothing to do without a call, in a function of thousands of lines, and in a large script', async () => {
    const long = place.replace('  return status', `${'  pid += 1;\n'.repeat(400)}  return status`);
    const script = `import koffi from 'koffi';
const lib = koffi.load('libnuma.so.1');
const move = lib.func('long move_pages(int, unsigned long, void **, const int *, int *, int)');
export function place(pages: unknown, nodes: Int32Array, status: Int32Array): number {
  return move(0, 4, pages, nodes, status, 2);
}
`;
    for (const [text, language] of [
      [others, 'c'],
      [long, 'c'],
      [`${script}${'export const a = 1;\n'.repeat(300)}`, 'typescript'],
    ] as const) {
      const { analysis, practice } = await seen(text, language);
      await practice.goOn();
      assert.deepEqual(analysis.given, []);
    }
    const { analysis, practice } = await seen(script, 'typescript');
    await practice.goOn();
    assert.ok(analysis.analysed >= 10, `${analysis.analysed} analyses of a small script`);
  });

  it('ends where the analysis fails', async () => {
    const { analysis, practice } = await seen(place);
    analysis.fails = true;
    await practice.goOn();
    await practice.goOn();
    assert.equal(analysis.given.length, 1);
  });

  it('begins in a server to which nothing has come for a while', async () => {
    const analysis = new Listening(await loadAnalysis());
    const [to, from] = [new PassThrough(), new PassThrough()];
    const inbox = new Inbox();
    const connection = createConnection(
      inbox.counting(new StreamMessageReader(to)),
      new StreamMessageWriter(from),
      { messageStrategy: inbox.strategy },
    );
    serve(
      { connection, inbox, json: new MessageJson(), stopwatch: new Stopwatch() },
      analysis,
      () => undefined,
    );
    const client = createMessageConnection(new StreamMessageReader(from), new StreamMessageWriter(to));
    client.listen();
    await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await client.sendNotification('initialized', {});
    const practised = new Promise((resolve) => {
      analysis.heard = ({ text }) => {
        if (text.includes('x1')) resolve(text);
      };
    });
    const uri = 'file:///numa/place.c';
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'c', version: 1, text: place },
    });
    // The server's own timers keep no program alive.
    const alive = setInterval(() => undefined, 60_000);
    await practised;
    clearInterval(alive);
    client.dispose();
    connection.dispose();
  });
});
