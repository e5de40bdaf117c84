/**
 * Random traffic, well-formed and not, and what holds whatever it is: every request is answered once, with a result or an error,
 * nothing is logged that nobody was waiting for, and afterwards the server tells of a text what it tells of it at any time.
 */
import fc from 'fast-check';
import { modern, plain } from '../lsp/support/editor';
import { Wire, type Json, type Message } from '../lsp/support/wire';

/** Milliseconds after which an answer counts as never to come. */
const patience = 300_000;

const texts = {
  c: '#include <numaif.h>\n#define N 4\nlong f(void **p, int *n) {\n  int s[2];\n  return move_pages(0, N, p, n, s, 9);\n}\n',
  cpp: 'namespace a { long f(void **p, int *s) { return move_pages(0, 1, p, nullptr, s, 9); } }\n',
  typescript:
    "import koffi from 'koffi';\nconst move = koffi.load('libnuma.so.1').func('long move_pages(int, unsigned long, void **, int *, int *, int)');\nmove(0, 1, [], null, [], 9);\n",
  'numa-maps': '7f0000000000 default anon=4 dirty=4 N0=2 N1=2 kernelpagesize_kB=4\n',
  yaml: 'services:\n  a:\n    build: .\n    cap_add: [SYS_NICE]\n',
} as const;
const uris = [
  'untitled:a.c',
  'untitled:b.cpp',
  'untitled:c.ts',
  'untitled:d.numa_maps',
  'file:///nowhere/compose.yaml',
  'file:///nowhere/numa-lens.json',
  'file:///nowhere/%00%ff/../x.c',
  'no uri',
  '',
];

const requests = [
  ...['diagnostic', 'hover', 'completion', 'codeAction', 'signatureHelp', 'inlayHint', 'documentLink'].map(
    (one) => `textDocument/${one}`,
  ),
  ...['textDocument/definition', 'textDocument/semanticTokens/full', 'completionItem/resolve'],
  ...['textDocument/documentSymbol', 'textDocument/foldingRange'],
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

const asked: fc.Arbitrary<Message> = fc.record({
  kind: fc.constant('request' as const),
  method: fc.constantFrom(...requests),
  params: fc.record({
    textDocument: fc.record({ uri }),
    position,
    range,
    context: fc.constant({ diagnostics: [], triggerKind: 1 }),
  }),
});

const changed: fc.Arbitrary<Message> = fc.record({
  kind: fc.constant('notification' as const),
  method: fc.constant('textDocument/didChange'),
  params: fc.record({
    textDocument: fc.record({ uri, version: fc.integer({ min: -1, max: 9 }) }),
    contentChanges: fc.array(fc.oneof(fc.record({ range, text: typed }), fc.record({ text: typed })), {
      maxLength: 3,
    }),
  }),
});

const opened: fc.Arbitrary<Message> = fc.constantFrom(...Object.entries(texts)).chain(([languageId, text]) =>
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
);

const cancelled: fc.Arbitrary<Message> = fc.record({
  kind: fc.constant('notification' as const),
  method: fc.constant('$/cancelRequest'),
  params: fc.record({ id: fc.nat({ max: 80 }) }),
});

const sensible = fc.oneof(asked, changed, opened, cancelled).map((one) => [one]);

/** An edit with many questions, each cancelled at once, some of them again. */
const storm: fc.Arbitrary<readonly (Message | 'cancel')[]> = fc
  .tuple(changed, fc.array(asked, { minLength: 5, maxLength: 20 }))
  .map(([edit, all]) => [edit, ...all.flatMap((one) => [one, 'cancel' as const])]);

const senseless: fc.Arbitrary<readonly Message[]> = fc
  .oneof(
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
  )
  .map((one) => [one]);

export interface Traffic {
  /** Before the server knows whom it talks to. */
  readonly early: readonly (readonly Message[])[];
  readonly asks: boolean;
  /** `cancel`: of the request just sent. */
  readonly messages: readonly (readonly (Message | 'cancel')[])[];
}

export const traffic: fc.Arbitrary<Traffic> = fc.record({
  early: fc.array(fc.oneof(sensible, senseless), { maxLength: 4 }),
  asks: fc.boolean(),
  messages: fc.array(
    fc.oneof(
      { weight: 8, arbitrary: sensible },
      { weight: 2, arbitrary: senseless },
      { weight: 1, arbitrary: storm },
    ),
    { minLength: 20, maxLength: 80 },
  ),
});

/** Plays it to a server of its own. A sentence; undefined: all went as it has to. */
export async function trafficProblem({ early, asks, messages }: Traffic): Promise<string | undefined> {
  const wire = new Wire(patience);
  try {
    const ids: number[] = [];
    const send = (message: Message | 'cancel'): void => {
      if (message === 'cancel') {
        wire.notify('$/cancelRequest', { id: ids.at(-1) ?? 0 });
        return;
      }
      const id = wire.send(message);
      if (id !== undefined) ids.push(id);
    };
    for (const one of early.flat()) if (one.method !== 'initialize') send(one);
    const capabilities = JSON.parse(JSON.stringify(asks ? modern : plain)) as Json;
    await wire.request('initialize', { processId: null, rootUri: null, capabilities });
    wire.notify('initialized', {});
    for (const one of messages.flat()) send(one);
    await wire.answered(ids);
    return (await afterwards(wire)) ?? logged(wire) ?? answeredTwice(wire);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    wire.kill();
  }
}

/** Whatever came before: a text is explained, and the server ends as it is told. */
async function afterwards(wire: Wire): Promise<string | undefined> {
  const last = 'untitled:last.c';
  wire.notify('textDocument/didOpen', {
    textDocument: { uri: last, languageId: 'c', version: 1, text: texts.c },
  });
  const hover = await wire.request('textDocument/hover', {
    textDocument: { uri: last },
    position: { line: 4, character: 35 },
  });
  if (!JSON.stringify(hover.result ?? '').includes('MPOL_MF_STRICT'))
    return `a text is not explained any more: ${JSON.stringify(hover)}`;
  const { error } = await wire.request('shutdown', null);
  wire.notify('exit', null);
  const code = await wire.ended;
  return error === undefined && code === 0 ? undefined : `it ended with ${code}: ${JSON.stringify(error)}`;
}

export function logged({ log }: Wire): string | undefined {
  return log.find((one) => one.includes('nothing was waiting for'));
}

export function answeredTwice({ answers }: Wire): string | undefined {
  const twice = [...answers].find(([, all]) => all.length !== 1);
  return twice && `request ${twice[0]} has ${twice[1].length} answers`;
}
