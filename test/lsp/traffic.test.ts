/**
 * Random traffic, well-formed and not: the server answers every request once, with a result or an error, logs no error that nobody
 * was waiting for, and afterwards tells of a text what it tells of it at any time. NUMA_LENS_RUNS plays that many sessions,
 * NUMA_LENS_SEED repeats those of a run that failed.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { StreamMessageReader } from 'vscode-jsonrpc/node';
import { modern, plain } from './support/editor';

const server = path.resolve(__dirname, '../../server/lsp/main.js');
const runs = Number(process.env['NUMA_LENS_RUNS'] ?? 2);
const seed = Number(process.env['NUMA_LENS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** Milliseconds after which an answer counts as never to come. */
const patience = 60_000;

const texts = {
  c: '#include <numaif.h>\n#define N 4\nlong f(void **p, int *n) {\n  int s[2];\n  return move_pages(0, N, p, n, s, 9);\n}\n',
  cpp: 'namespace a { long f(void **p, int *s) { return move_pages(0, 1, p, nullptr, s, 9); } }\n',
  typescript:
    "import koffi from 'koffi';\nconst move = koffi.load('libnuma.so.1').func('long move_pages(int, unsigned long, void **, int *, int *, int)');\nmove(0, 1, [], null, [], 9);\n",
} as const;
const uris = [
  'untitled:a.c',
  'untitled:b.cpp',
  'untitled:c.ts',
  'file:///nowhere/numa-lens.json',
  'no uri',
  '',
];

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One message; a request has no id until it is sent. */
interface Message {
  readonly kind: 'request' | 'notification';
  readonly method: string;
  readonly params?: Json;
}

const requests = [
  ...['diagnostic', 'hover', 'completion', 'codeAction', 'signatureHelp', 'inlayHint', 'documentLink'].map(
    (one) => `textDocument/${one}`,
  ),
  ...['textDocument/definition', 'textDocument/semanticTokens/full', 'completionItem/resolve'],
  ...['workspace/diagnostic', 'workspace/executeCommand', 'numaLens/callSites', 'numaLens/nothing'],
  ...['initialize', 'unknown', '', '$/unknown'],
];
const notifications = [
  ...['didOpen', 'didChange', 'didClose', 'didSave'].map((one) => `textDocument/${one}`),
  ...['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles', '$/setTrace', '$/cancelRequest'],
  ...['initialized', 'workspace/didChangeWorkspaceFolders', 'unknown', '$/unknown'],
];

const anything = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>;
const uri = fc.constantFrom(...uris);
const number = fc.oneof(fc.nat({ max: 8 }), fc.constantFrom(-1, 1e9, 2 ** 31, 0.5));
const position = fc.record({ line: number, character: number });
const range = fc.record({ start: position, end: position });
const typed = fc.oneof(
  fc.constantFrom(
    'x',
    '0',
    '/*',
    '*/',
    '"',
    '}',
    '{',
    '\n',
    '\r',
    '\0',
    '\ud83d',
    '\ufeff',
    '#if 0\n',
    'move_pages(',
  ),
  fc.constant('x'.repeat(5000)),
);

const sensible: fc.Arbitrary<Message> = fc.oneof(
  fc.record({
    kind: fc.constant('request' as const),
    method: fc.constantFrom(...requests),
    params: fc.record({
      textDocument: fc.record({ uri }),
      position,
      range,
      context: fc.constant({ diagnostics: [], triggerKind: 1 }),
    }),
  }),
  fc.record({
    kind: fc.constant('notification' as const),
    method: fc.constant('textDocument/didChange'),
    params: fc.record({
      textDocument: fc.record({ uri, version: fc.integer({ min: -1, max: 9 }) }),
      contentChanges: fc.array(fc.oneof(fc.record({ range, text: typed }), fc.record({ text: typed })), {
        maxLength: 3,
      }),
    }),
  }),
  fc.constantFrom(...Object.entries(texts)).chain(([languageId, text]) =>
    fc.record({
      kind: fc.constant('notification' as const),
      method: fc.constantFrom('textDocument/didOpen', 'textDocument/didOpen', 'textDocument/didClose'),
      params: fc.record({
        textDocument: fc.record({
          uri,
          languageId: fc.constantFrom(languageId, '', 'cobol'),
          version: fc.integer({ min: 0, max: 3 }),
          text: fc.constant(text),
        }),
      }),
    }),
  ),
  fc.record({
    kind: fc.constant('notification' as const),
    method: fc.constant('$/cancelRequest'),
    params: fc.record({ id: fc.nat({ max: 80 }) }),
  }),
);

const senseless: fc.Arbitrary<Message> = fc.oneof(
  fc.record(
    { kind: fc.constant('request' as const), method: fc.constantFrom(...requests), params: anything },
    { requiredKeys: ['kind', 'method'] },
  ),
  fc.record(
    {
      kind: fc.constant('notification' as const),
      method: fc.constantFrom(...notifications),
      params: anything,
    },
    { requiredKeys: ['kind', 'method'] },
  ),
);

const session = fc.record({
  /** Before the server knows whom it talks to. */
  early: fc.array(fc.oneof(sensible, senseless), { maxLength: 4 }),
  asks: fc.boolean(),
  messages: fc.array(fc.oneof({ weight: 4, arbitrary: sensible }, { weight: 1, arbitrary: senseless }), {
    minLength: 20,
    maxLength: 80,
  }),
});

interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A server, and all that came from it. */
class Wire {
  readonly answers = new Map<number, Answer[]>();
  readonly log: string[] = [];
  readonly ended: Promise<number | null>;
  readonly #child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  #asked = 0;
  #news = (): void => undefined;

  constructor() {
    this.ended = new Promise((resolve) => this.#child.once('exit', resolve));
    void this.ended.then(() => {
      this.#news();
    });
    this.#child.stdin.on('error', () => undefined);
    new StreamMessageReader(this.#child.stdout).listen((message) => {
      const { id, method, params, ...answer } = message as Answer & {
        readonly id?: number;
        readonly method?: string;
        readonly params?: { readonly message?: string; readonly items?: readonly unknown[] };
      };
      if (method === 'window/logMessage') this.log.push(params?.message ?? '');
      if (method !== undefined && id !== undefined)
        this.#write({ id, result: params?.items?.map(() => null) ?? null });
      if (method === undefined && typeof id === 'number')
        this.answers.set(id, [...(this.answers.get(id) ?? []), answer]);
      this.#news();
    });
  }

  #write(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  /** The id of a request. */
  send({ kind, method, params }: Message): number | undefined {
    const id = kind === 'request' ? ++this.#asked : undefined;
    this.#write({ ...(id === undefined ? {} : { id }), method, ...(params === undefined ? {} : { params }) });
    return id;
  }

  async answered(ids: readonly number[]): Promise<void> {
    const missing = (): readonly number[] => ids.filter((id) => !this.answers.has(id));
    await new Promise<void>((resolve, reject) => {
      const deadline = setTimeout(() => {
        reject(new Error(`never answered: ${missing().join(', ')}`));
      }, patience);
      const check = (): void => {
        const isOver = this.#child.exitCode !== null || this.#child.signalCode !== null;
        if (missing().length > 0 && !isOver) return;
        clearTimeout(deadline);
        if (missing().length > 0) reject(new Error(`ended without an answer to: ${missing().join(', ')}`));
        else resolve();
      };
      this.#news = check;
      check();
    });
  }

  async request(method: string, params: Json): Promise<Answer> {
    const id = this.send({ kind: 'request', method, params }) ?? 0;
    await this.answered([id]);
    return this.answers.get(id)?.[0] ?? {};
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

void describe('random traffic', () => {
  it(`is answered, whatever it is (NUMA_LENS_SEED=${seed})`, { timeout: 10 * patience }, async () => {
    await fc.assert(
      fc.asyncProperty(session, async ({ early, asks, messages }) => {
        const wire = new Wire();
        try {
          const ids: number[] = [];
          const send = (message: Message): void => {
            const id = wire.send(message);
            if (id !== undefined) ids.push(id);
          };
          for (const one of early) if (one.method !== 'initialize') send(one);
          const capabilities = JSON.parse(JSON.stringify(asks ? modern : plain)) as Json;
          await wire.request('initialize', { processId: null, rootUri: null, capabilities });
          wire.send({ kind: 'notification', method: 'initialized', params: {} });
          for (const one of messages) send(one);
          await wire.answered(ids);

          const last = 'untitled:last.c';
          wire.send({
            kind: 'notification',
            method: 'textDocument/didOpen',
            params: { textDocument: { uri: last, languageId: 'c', version: 1, text: texts.c } },
          });
          const position = { line: 4, character: 35 };
          const { result, error } = await wire.request('textDocument/hover', {
            textDocument: { uri: last },
            position,
          });
          assert.equal(error, undefined);
          assert.match(JSON.stringify(result), /MPOL_MF_STRICT/);

          const ended = await wire.request('shutdown', null);
          assert.equal(ended.error, undefined);
          wire.send({ kind: 'notification', method: 'exit' });
          assert.equal(await wire.ended, 0);
          for (const [id, answers] of wire.answers) assert.equal(answers.length, 1, `answers to ${id}`);
          assert.deepEqual(
            wire.log.filter((one) => one.includes('nothing was waiting for')),
            [],
          );
        } finally {
          wire.kill();
        }
      }),
      { seed, numRuns: runs },
    );
  });
});
