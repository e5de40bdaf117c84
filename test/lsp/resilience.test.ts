import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { describe, it } from 'node:test';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
} from 'vscode-jsonrpc/node';
import { Editor, modern, plain } from './support/editor';

const server = path.resolve(__dirname, '../../server/lsp/main.js');
const faulty = path.resolve(__dirname, 'support/faulty-server.js');
const source = `#include <numaif.h>
long query(unsigned long n, void **pages, int *status)
{
  long result = move_pages(0, n, pages, NULL, status, MPOL_MF_STRICT);
  return result;
}
`;

describe('a fault in the analysis', () => {
  it('is an error response without a stack, and the server lives on', async () => {
    await Editor.with({ program: faulty }, async (editor) => {
      await editor.open('untitled:good.c', source);
      await editor.open('untitled:bad.c', `${source}/* FAULT */\n`);
      for (let times = 0; times < 3; times++) {
        await assert.rejects(editor.pull('untitled:bad.c'), (error: Error) => {
          assert.match(error.message, /could not check this file/);
          assert.doesNotMatch(error.message, /\n|planted| at /);
          return true;
        });
        await assert.rejects(editor.hover('untitled:bad.c', { line: 0, character: 0 }));
        assert.deepEqual(await editor.rules('untitled:good.c'), ['flags-invalid']);
      }
      await editor.until(() => editor.log.some((line) => /planted fault\n\s+at /.test(line)));
      await editor.change('untitled:bad.c', source);
      assert.deepEqual(await editor.rules('untitled:bad.c'), ['flags-invalid']);
    });
  });

  it('is logged where diagnostics are pushed', async () => {
    await Editor.with({ program: faulty, capabilities: plain }, async (editor) => {
      await editor.open('untitled:bad.c', `${source}/* FAULT */\n`);
      await editor.until(() => editor.log.some((line) => line.includes('planted fault')));
      await editor.change('untitled:bad.c', source);
      await editor.until(() => editor.published.at(-1)?.diagnostics.length === 1);
    });
  });
});

const opened = (uri: string): readonly Outgoing[] => [
  { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: modern } },
  { method: 'initialized', params: {} },
  {
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'c', version: 1, text: source } },
  },
];

type Outgoing = Readonly<Record<string, unknown>>;

function framed(message: Outgoing): string {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Starts a server, sends it everything in one write, so that nothing is answered in between, and gives the answers by id. */
async function answersTo(
  program: string,
  messages: readonly Outgoing[],
  ids: readonly number[],
  stderr: 'inherit' | Writable = 'inherit',
): Promise<ReadonlyMap<number, unknown>> {
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', stderr] });
  const frames = messages.map(framed);
  const reader = new StreamMessageReader(child.stdout);
  try {
    return await new Promise((resolve) => {
      const seen = new Map<number, unknown>();
      reader.listen((message) => {
        if ('method' in message && 'id' in message && message.method === 'workspace/configuration')
          answer(child.stdin, message.id, [null]);
        else if ('id' in message && !('method' in message)) seen.set(Number(message.id), message);
        if (ids.every((id) => seen.has(id))) resolve(seen);
      });
      child.stdin.write(frames.join(''));
    });
  } finally {
    child.kill('SIGKILL');
  }
}

describe('a request that nobody waits for', () => {
  const uri = 'untitled:a.c';
  const ask = { method: 'textDocument/diagnostic', params: { textDocument: { uri } } };

  it('ends with an error at once when it is cancelled, and the next is answered', async () => {
    const cancel = { method: '$/cancelRequest', params: { id: 2 } };
    const messages = [...opened(uri), { id: 2, ...ask }, cancel, { id: 3, ...ask }];
    const answers = await answersTo(server, messages, [2, 3]);
    assert.match(JSON.stringify(answers.get(2)), /"code":-32800/);
    assert.match(JSON.stringify(answers.get(3)), /flags-invalid/);
  });

  it('is answered for the text that took the place of its own, which is not looked at', async () => {
    const change = (text: string, version: number): Outgoing => ({
      method: 'textDocument/didChange',
      params: { textDocument: { uri, version }, contentChanges: [{ text }] },
    });
    // Each of these texts but the last makes the analysis fail.
    const edits = Array.from({ length: 20 }, (_, at) => [
      change(`${source}/* FAULT */\n`, at + 2),
      { id: at + 2, ...ask },
    ]).flat();
    const last = [change(source, 40), { id: 40, ...ask }];
    const ids = [...Array.from({ length: 20 }, (_, at) => at + 2), 40];
    const answers = await answersTo(faulty, [...opened(uri), ...edits, ...last], ids);
    for (const id of ids) assert.match(JSON.stringify(answers.get(id)), /flags-invalid/, `request ${id}`);
  });
});

function answer(stdin: Writable, id: unknown, result: unknown): void {
  stdin.write(framed({ id, result }));
}

describe('a change of folders', () => {
  const changed = (params?: unknown): Outgoing => ({
    method: 'workspace/didChangeWorkspaceFolders',
    ...(params === undefined ? {} : { params }),
  });

  it('that is none is passed over, without a word on standard error', async () => {
    const events = [null, {}, { added: null, removed: 1 }, { added: [1, null], removed: [{ uri: 3 }] }];
    const messages: readonly Outgoing[] = [
      ...opened('untitled:a.c'),
      changed(),
      changed({}),
      ...events.map((event) => changed({ event })),
      { id: 2, method: 'shutdown' },
    ];
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-lsp-'));
    const file = path.join(folder, 'stderr');
    const stderr = fs.createWriteStream(file, { fd: fs.openSync(file, 'w') });
    try {
      await answersTo(server, messages, [2], stderr);
      assert.equal(fs.readFileSync(file, 'utf8'), '');
    } finally {
      stderr.destroy();
      fs.rmSync(folder, { recursive: true });
    }
  });
});

describe('the program', () => {
  it('says which transports there are', () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [server], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /--stdio or --node-ipc/);
  });

  it('speaks over the IPC channel of Node', async () => {
    const child = spawn(process.execPath, [server, '--node-ipc'], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    connection.listen();
    const { capabilities } = await connection.sendRequest<{ capabilities: { hoverProvider: unknown } }>(
      'initialize',
      { processId: process.pid, rootUri: null, capabilities: {} },
    );
    assert.equal(capabilities.hoverProvider, true);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await ended, 0);
    connection.dispose();
  });

  it('looks at a text again though its version does not tell', async () => {
    await Editor.with({}, async (editor) => {
      const uri = 'untitled:same.c';
      const open = (text: string): Promise<void> =>
        editor.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'c', version: 0, text } });
      await open(source);
      assert.ok((await editor.rules(uri)).includes('flags-invalid'));
      await open(source.replace('STRICT', 'MOVE'));
      assert.ok(!(await editor.rules(uri)).includes('flags-invalid'));
      await editor.notify('textDocument/didChange', {
        textDocument: { uri, version: 0 },
        contentChanges: [{ text: source }],
      });
      assert.ok((await editor.rules(uri)).includes('flags-invalid'));
    });
  });

  it('refuses what is malformed and answers what follows', async () => {
    await Editor.with({}, async (editor) => {
      await assert.rejects(editor.request('textDocument/hover', { nonsense: true }));
      await assert.rejects(editor.request('no/such/method', {}));
      await editor.notify('textDocument/didChange', { textDocument: { uri: 'untitled:x.c' } });
      await editor.notify('textDocument/didChange', null);
      await editor.open('untitled:good.c', source);
      assert.deepEqual(await editor.rules('untitled:good.c'), ['flags-invalid']);
    });
  });
});
