import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OutputBuffer } from '../../../server/lsp/output-buffer';

describe('the bytes of messages that go out', () => {
  it('are those of the text, whatever went before', () => {
    const output = new OutputBuffer();
    const texts = [
      '',
      '{}',
      'ä'.repeat(9000),
      'short',
      '\u{1f600}'.repeat(70_000),
      'x'.repeat(3_000_000),
      '漢字',
    ];
    for (const text of texts) assert.ok(output.encode(text).equals(Buffer.from(text, 'utf8')));
  });

  it('are in the same memory for messages of usual size', () => {
    const output = new OutputBuffer();
    const first = output.encode('x'.repeat(500_000)).buffer;
    assert.equal(output.encode('y'.repeat(520_000)).buffer, first);
    assert.equal(output.encode('small').buffer, first);
  });
});
