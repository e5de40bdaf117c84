import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { LineIndex, type TextChange } from '../../../server/core/text';
import { OpenDocument } from '../../../server/lsp/open-document';

const uri = 'untitled:a.c';
const open = (text: string): OpenDocument => new OpenDocument({ uri, languageId: 'c', version: 1, text });

const text = fc
  .array(fc.constantFrom('a', '\n', '\r', '\r\n', 'long line', '\u{1F600}'), { maxLength: 10 })
  .map((parts) => parts.join(''));
const position = fc.record({
  line: fc.integer({ min: -1, max: 12 }),
  character: fc.integer({ min: -1, max: 14 }),
});
const change: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text }) },
  { weight: 1, arbitrary: fc.record({ text }) },
);

function applied(before: string, changes: readonly TextChange[]): string {
  return changes.reduce(
    (text, { span, text: inserted }) => text.slice(0, span.start) + inserted + text.slice(span.end),
    before,
  );
}

describe('an open document', () => {
  it('follows changes as the protocol defines them, positions out of range too', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 6 }),
        (first, notifications) => {
          const ours = open(first);
          let theirs = first;
          for (const [at, changes] of notifications.entries()) {
            ours.change(changes, at + 2);
            // Made anew for each change: its own line table is wrong after an edit behind the last line.
            for (const one of changes)
              theirs = TextDocument.update(TextDocument.create(uri, 'c', 1, theirs), [one], 2).getText();
            assert.equal(ours.getText(), theirs);
            assert.equal(ours.version, at + 2);
            const fresh = new LineIndex(ours.getText());
            for (let offset = 0; offset <= ours.getText().length; offset++)
              assert.deepEqual(ours.state.lines.positionAt(offset), fresh.positionAt(offset));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tells how one of its texts became a later one, or that it does not know', () => {
    fc.assert(
      fc.property(text, fc.array(change, { maxLength: 8 }), (first, changes) => {
        const document = open(first);
        const states = [document.state];
        for (const [at, one] of changes.entries()) {
          document.change([one], at + 2);
          states.push(document.state);
        }
        const lastWhole = changes.map((one) => 'range' in one).lastIndexOf(false);
        for (const [from, before] of states.entries())
          for (const [to, after] of states.entries()) {
            const between = document.changesBetween(before.edition, after.edition);
            const known = from <= to && from > lastWhole;
            assert.equal(between !== undefined, known, `${from} to ${to}`);
            if (between !== undefined) assert.equal(applied(before.text, between), after.text);
          }
      }),
    );
  });

  it('forgets changes that are long ago', () => {
    const document = open('');
    const start = { line: 0, character: 0 };
    for (let at = 0; at < 300; at++) document.change([{ range: { start, end: start }, text: 'x' }], at);
    assert.equal(document.changesBetween(0, 300), undefined);
    assert.equal(document.changesBetween(44, 300)?.length, 256);
  });
});
