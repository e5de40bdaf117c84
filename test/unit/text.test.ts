import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LineIndex, lineStartAt, type TextChange } from '../../server/core/text';

describe('LineIndex', () => {
  it('counts UTF-16 units and knows LF, CR and CRLF', () => {
    const text = 'a\u{1F600}b\r\nc\rd\n';
    const index = new LineIndex(text);
    assert.equal(index.lineCount, 4);
    assert.deepEqual(index.positionAt(text.indexOf('b')), { line: 0, column: 3 });
    assert.deepEqual(index.positionAt(text.indexOf('d')), { line: 2, column: 0 });
    assert.equal(index.offsetAt({ line: 1, column: 0 }), text.indexOf('c'));
  });

  it('is told where a line begins without an index, also between CR and LF', () => {
    const text = 'a\r\nb\rc\nd\r\r\n\n e';
    const index = new LineIndex(text);
    for (let offset = 0; offset <= text.length; offset++)
      assert.equal(lineStartAt(text, offset), index.lineStart(index.positionAt(offset).line), `at ${offset}`);
  });

  it('clamps positions outside the text', () => {
    const index = new LineIndex('ab\ncd');
    assert.deepEqual(index.positionAt(99), { line: 1, column: 2 });
    assert.equal(index.offsetAt({ line: 7, column: 3 }), 5);
    assert.equal(index.offsetAt({ line: 0, column: 99 }), 3);
  });

  it('has no position within the end of a line', () => {
    const text = 'ab\r\n\r\nc\r\rd\n';
    const index = new LineIndex(text);
    const places = Array.from({ length: text.length }, (_, at) => index.positionAt(at)).map(
      ({ line, column }) => `${line}:${column}`,
    );
    assert.deepEqual(places.join(' '), '0:0 0:1 0:2 0:2 1:0 1:0 2:0 2:1 3:0 4:0 4:1');
  });

  const piece = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', 'long line'), { maxLength: 8 });
  const joined = piece.map((parts) => parts.join(''));
  const edits = fc.array(fc.record({ at: fc.nat(), remove: fc.nat({ max: 9 }), text: joined }), {
    maxLength: 12,
  });
  const apply = (text: string, { span, text: put }: TextChange): string =>
    text.slice(0, span.start) + put + text.slice(span.end);
  const places = (index: LineIndex, text: string): unknown[] => [
    index.lineCount,
    ...Array.from({ length: text.length + 1 }, (_, at) => index.positionAt(at)),
    ...Array.from({ length: index.lineCount + 2 }, (_, line) => index.lineStart(line)),
  ];

  it('knows the position of an offset and no other', () => {
    fc.assert(
      fc.property(joined, (text) => {
        const index = new LineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const { line, column } = index.positionAt(offset);
          for (const otherLine of [line - 1, line, line + 1])
            for (const otherColumn of [column - 1, column, column + 1])
              assert.equal(
                index.isAt(offset, otherLine, otherColumn),
                otherLine === line && otherColumn === column,
              );
        }
        for (const outside of [-1, text.length + 1])
          for (let line = 0; line <= index.lineCount; line++) assert.ok(!index.isAt(outside, line, 0));
      }),
    );
  });

  it('follows edits as if it were built anew, and leaves the one before as it was', () => {
    fc.assert(
      fc.property(joined, edits, (first, steps) => {
        let text = first;
        let index = new LineIndex(text);
        for (const { at, remove, text: put } of steps) {
          const start = at % (text.length + 1);
          const change = { span: { start, end: Math.min(text.length, start + remove) }, text: put };
          const before = places(index, text);
          const next = apply(text, change);
          const changed = index.changed(change, next);
          assert.deepEqual(places(changed, next), places(new LineIndex(next), next));
          assert.deepEqual(places(index, text), before);
          [text, index] = [next, changed];
        }
      }),
      { numRuns: 300 },
    );
  });

  it('follows edits far apart in a long text', () => {
    let text = 'some line\n'.repeat(5000);
    let index = new LineIndex(text);
    for (const start of [10, 49_000, 25, 25_000, 0, 49_990]) {
      const change = { span: { start, end: start + 3 }, text: `x${'\n'.repeat(start % 7)}` };
      text = apply(text, change);
      index = index.changed(change, text);
      const fresh = new LineIndex(text);
      assert.equal(index.lineCount, fresh.lineCount);
      for (let line = 0; line <= index.lineCount; line++)
        assert.equal(index.lineStart(line), fresh.lineStart(line));
    }
  });
});
