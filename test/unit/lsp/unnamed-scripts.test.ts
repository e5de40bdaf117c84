import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mayCall } from '../../../server/core/syntax/prefilter';
import { OpenDocument } from '../../../server/lsp/open-document';
import { UnnamedScripts } from '../../../server/lsp/unnamed-scripts';

const open = (text: string): OpenDocument =>
  new OpenDocument({ uri: 'untitled:a.ts', languageId: 'typescript', version: 1, text });

const replace = (document: OpenDocument, from: number, to: number, text: string): void => {
  const { lines } = document.state;
  const at = (offset: number): { line: number; character: number } => {
    const { line, column } = lines.positionAt(offset);
    return { line, character: column };
  };
  document.change([{ range: { start: at(from), end: at(to) }, text }], 1);
};

const parts = [
  'move',
  '_pages',
  'Pages',
  'm',
  'bind',
  'numa_',
  ' ',
  '\n',
  '(',
  ')',
  '0',
  '239',
  'sys',
  'call',
  'x',
];
const text = fc.array(fc.constantFrom(...parts), { maxLength: 8 }).map((all) => all.join(''));

describe('a script without a name of the family', () => {
  it('is told from its edits as from its whole text', () => {
    let named = 0;
    const edit = fc.record({ from: fc.nat(40), length: fc.nat(6), text, asked: fc.boolean() });
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 12 }), (first, edits) => {
        const document = open(first);
        const scripts = new UnnamedScripts();
        for (const { from, length, text: inserted, asked } of edits) {
          const now = document.getText().length;
          const start = Math.min(from, now);
          replace(document, start, Math.min(start + length, now), inserted);
          if (!asked) continue;
          const is = mayCall(document.getText(), 'typescript');
          if (is) named++;
          assert.equal(scripts.mayCall(document, 'typescript'), is, JSON.stringify(document.getText()));
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(named > 0);
  });
});
