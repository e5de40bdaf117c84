import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fromBase64, int32List, littleEndian, toBase64 } from '../../client/debug/session/bytes';
import { withoutTraps } from '../../client/debug/session/proof';

const code = Array.from({ length: 64 }, (_, index) => (index * 37 + 11) & 0x7f);
const sample = { address: 0x5555_5555_55cen, bytes: code };
const patched = (at: number, ...bytes: readonly number[]): number[] => {
  const copy = [...code];
  copy.splice(at, bytes.length, ...bytes);
  return copy;
};

describe('code read by the debugger and by the runner', () => {
  it('agrees in one piece when nothing differs', () => {
    assert.deepEqual(withoutTraps(sample, code), [sample]);
  });

  it('leaves out the breakpoint at the pc', () => {
    assert.deepEqual(withoutTraps(sample, patched(0, 0xcc)), [
      { address: sample.address + 1n, bytes: code.slice(1) },
    ]);
  });

  it('leaves out breakpoints further on, also those of arm64 and riscv64', () => {
    for (const trap of [[0xcc], [0x00, 0x00, 0x20, 0xd4], [0x73, 0x00, 0x10, 0x00], [0x02, 0x90]]) {
      const pieces = withoutTraps(sample, patched(20, ...trap));
      assert.deepEqual(pieces, [
        { address: sample.address, bytes: code.slice(0, 20) },
        { address: sample.address + BigInt(20 + trap.length), bytes: code.slice(20 + trap.length) },
      ]);
    }
  });

  it('sees a trap that begins with a byte the code has there as well', () => {
    const zeros = {
      address: 0x1000n,
      bytes: [...new Array<number>(16).fill(7), 0, 0, 9, 9, ...new Array<number>(16).fill(7)],
    };
    const seen = [...zeros.bytes];
    seen.splice(16, 4, 0x00, 0x00, 0x20, 0xd4);
    const pieces = withoutTraps(zeros, seen);
    assert.ok(pieces !== undefined);
    assert.equal(pieces.at(-1)?.address, 0x1000n + 20n);
  });

  it('is another process when any other byte differs', () => {
    fc.assert(
      fc.property(fc.nat(63), fc.integer({ min: 128, max: 200 }), (at, byte) => {
        assert.equal(withoutTraps(sample, patched(at, byte)), undefined);
      }),
    );
  });

  it('is no proof when the process has traps all over, or fewer bytes', () => {
    assert.equal(withoutTraps(sample, new Array<number>(64).fill(0xcc)), undefined);
    assert.equal(withoutTraps(sample, code.slice(0, 40)), undefined);
    assert.equal(withoutTraps(sample, []), undefined);
  });
});

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
        assert.deepEqual(int32List([...Buffer.from(Int32Array.from(list).buffer)]), list);
      }),
    );
  });
});
