import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LineIndex } from '../../server/core/text';

describe('LineIndex', () => {
  it('counts UTF-16 units and knows LF, CR and CRLF', () => {
    const text = 'a\u{1F600}b\r\nc\rd\n';
    const index = new LineIndex(text);
    assert.equal(index.lineCount, 4);
    assert.deepEqual(index.positionAt(text.indexOf('b')), { line: 0, column: 3 });
    assert.deepEqual(index.positionAt(text.indexOf('d')), { line: 2, column: 0 });
    assert.equal(index.offsetAt({ line: 1, column: 0 }), text.indexOf('c'));
  });

  it('clamps positions outside the text', () => {
    const index = new LineIndex('ab\ncd');
    assert.deepEqual(index.positionAt(99), { line: 1, column: 2 });
    assert.equal(index.offsetAt({ line: 7, column: 3 }), 5);
    assert.equal(index.offsetAt({ line: 0, column: 99 }), 3);
  });
});
