import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fromBase64, int32List, littleEndian, toBase64, uint64List } from '../../client/debug/session/bytes';

describe('bytes', () => {
  const bytes = fc.array(fc.nat(255), { maxLength: 70 });

  it('base64 is that of the platform, both ways', () => {
    fc.assert(
      fc.property(bytes, (list) => {
        const text = Buffer.from(list).toString('base64');
        assert.equal(toBase64(list), text);
        assert.deepEqual(fromBase64(text), list);
      }),
    );
  });

  it('what is not base64 is undefined', () => {
    for (const text of ['a', 'ab', 'abc', 'ab=c', '====', 'a b=', 'äbcd']) {
      assert.equal(fromBase64(text), undefined, text);
    }
  });

  it('integers are those of the platform', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.array(fc.integer()), (word, list) => {
        const buffer = Buffer.alloc(8);
        buffer.writeBigUInt64LE(word);
        assert.deepEqual(littleEndian(word, 8), [...buffer]);
        assert.deepEqual(uint64List([...buffer, 1, 2]), [word]);
        assert.deepEqual(int32List([...Buffer.from(Int32Array.from(list).buffer)]), list);
      }),
    );
  });
});
