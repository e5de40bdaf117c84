import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Diagnostic, Message } from 'vscode-languageserver/node';
import { mergeConfig } from '../../../server/core/config-file';
import type { Finding } from '../../../server/core/finding';
import { rulesById } from '../../../server/core/rules/catalogue';
import { LineIndex } from '../../../server/core/text';
import { readAbilities, type ClientAbilities } from '../../../server/lsp/client-capabilities';
import { DiagnosticMemory } from '../../../server/lsp/diagnostic-memory';
import { MessageJson } from '../../../server/lsp/message-json';
import { Reports } from '../../../server/lsp/reports';
import type { DocumentResult } from '../../../server/lsp/results';
import { modern } from '../../lsp/support/editor';
import { phrase } from '../../../server/languages/phrase';

const text = 'one line\nanother "line"\n\u{1F600} the third\n'.repeat(4);
const otherText = '#define A\n#define B\n';
const config = mergeConfig([]);
const abilities = { full: readAbilities(modern), none: readAbilities({}) };

const resultOf = (findings: readonly Finding[], of = text): DocumentResult => ({
  uri: 'file:///a.c',
  version: 1,
  text: of,
  lines: new LineIndex(of),
  config,
  result: { findings, callSites: [], wanted: [] },
  otherFiles: new Map([['/src/other.h', otherText]]),
});

const span = fc
  .tuple(fc.nat({ max: text.length }), fc.nat({ max: 9 }))
  .map(([start, length]) => ({ start, end: start + length }));
const datas = [{ flags: '0x10 "quoted"' }, { flags: 'é\u{1F600}\u2028' }, {}];
const finding: fc.Arbitrary<Finding> = fc.record({
  rule: fc.constantFrom('flags-invalid', 'pages-null', 'unused-suppression', 'no-such-rule'),
  severity: fc.constantFrom('error', 'warning', 'hint'),
  span,
  messageId: fc.constantFrom(
    'no-such-message',
    ...Object.keys(rulesById.get('flags-invalid')?.messages ?? {}),
  ),
  // The same object in several findings and results: what says the same keeps it.
  data: fc.constantFrom(...datas),
  related: fc.array(
    fc.oneof(
      fc.record({ span, message: fc.constantFrom(phrase('here'), phrase('or "there"\n')) }),
      fc.record({
        span,
        message: fc.constant(phrase('elsewhere')),
        path: fc.constantFrom('/src/other.h', '/gone.h'),
      }),
    ),
    { maxLength: 2 },
  ),
  fixes: fc.constant([]),
});

describe('diagnostics across results', () => {
  const make = (memory: DiagnosticMemory, json: MessageJson, result: DocumentResult, as: ClientAbilities) =>
    memory.of(result, { rules: rulesById, abilities: as, json, textOf: () => undefined });

  it('are what they would be if each were made anew, and so is their JSON', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(finding, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(abilities.full, abilities.none),
        (rounds, as) => {
          const memory = new DiagnosticMemory();
          const json = new MessageJson();
          for (const findings of rounds) {
            const result = resultOf(findings);
            const diagnostics = make(memory, json, result, as);
            const fresh = make(new DiagnosticMemory(), new MessageJson(), result, as);
            assert.deepEqual(diagnostics, fresh);
            const messages: readonly (Message & Record<string, unknown>)[] = [
              { jsonrpc: '2.0', id: 7, result: { kind: 'full', resultId: '3', items: [...diagnostics] } },
              {
                jsonrpc: '2.0',
                method: 'textDocument/publishDiagnostics',
                params: { uri: 'file:///a.c', version: undefined, diagnostics: [...diagnostics] },
              },
            ];
            for (const message of messages)
              assert.deepEqual(JSON.parse(json.stringify(message)), JSON.parse(JSON.stringify(message)));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are the same objects where nothing changed, and keep their words where they moved', () => {
    const memory = new DiagnosticMemory();
    const json = new MessageJson();
    const at = (start: number): Finding => ({
      rule: 'flags-invalid',
      severity: 'error',
      span: { start, end: start + 3 },
      messageId: 'unknown',
      data: first.data,
      related: [],
      fixes: [],
    });
    const first = { data: { flags: '8' } };
    const before = make(memory, json, resultOf([at(2), at(30)]), abilities.full);
    const same = make(memory, json, resultOf([at(2), at(30)]), abilities.full);
    assert.equal(same[0], before[0]);
    assert.equal(same[1], before[1]);
    // A longer first line moves nothing on the other ones.
    const longer = make(memory, json, resultOf([at(2), at(31)], `x${text}`), abilities.full);
    assert.equal(longer[1], before[1]);
    const moved = make(memory, json, resultOf([at(2), at(32)], `x\n${text}`), abilities.full);
    assert.notEqual(moved[1], before[1]);
    assert.equal(moved[1]?.message, before[1]?.message);
    assert.equal(moved[1]?.range.start.line, (before[1]?.range.start.line ?? 0) + 1);
  });
});

describe('messages', () => {
  it('without known parts are what JSON.stringify makes of them', () => {
    const json = new MessageJson();
    const known: Diagnostic = {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
      message: 'known',
    };
    json.keep(known, JSON.stringify(known));
    const others: readonly (Message & Record<string, unknown>)[] = [
      { jsonrpc: '2.0', id: 1, result: null },
      { jsonrpc: '2.0', id: 1, result: { items: [] } },
      { jsonrpc: '2.0', id: 1, result: { items: 'no list' } },
      { jsonrpc: '2.0', id: 1, result: { items: [known, { ...known }] } },
      { jsonrpc: '2.0', id: 1, result: { items: [known, undefined] } },
      { jsonrpc: '2.0', id: 1, error: { code: -1, message: 'x' } },
      { jsonrpc: '2.0', method: 'x', params: [known] },
      { jsonrpc: '2.0', method: 'x' },
    ];
    for (const message of others)
      assert.deepEqual(JSON.parse(json.stringify(message)), JSON.parse(JSON.stringify(message)));
  });
});

describe('reports', () => {
  const diagnostic = (message: string): Diagnostic => ({
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    message,
  });

  it('are unchanged where the editor has the same, told by objects or by what is in them', () => {
    const reports = new Reports(new MessageJson());
    const [a, b] = [diagnostic('a'), diagnostic('b')];
    const first = reports.report('u', [a, b], undefined);
    assert.ok(first.kind === 'full' && first.resultId !== undefined);
    const unchanged = { kind: 'unchanged', resultId: first.resultId };
    assert.deepEqual(reports.report('u', [a, b], first.resultId), unchanged);
    assert.deepEqual(reports.report('u', [diagnostic('a'), b], first.resultId), unchanged);
    assert.deepEqual(reports.report('u', [a, b], 'another'), { ...first, items: [a, b] });
    for (const others of [[a], [b, a], [a, b, b], [a, diagnostic('c')], []]) {
      const other = reports.report('u', others, first.resultId);
      assert.equal(other.kind, 'full');
      assert.notEqual(other.resultId, first.resultId);
      reports.closed('u');
      assert.equal(reports.report('u', [a, b], other.resultId).kind, 'full');
    }
  });
});
