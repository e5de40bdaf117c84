import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressAt, parseAddress, placeOfMapping } from '../../../../client/numa-maps/find';

const text = `# numa_maps of process server (4711), Linux 6.12
00400000 default file=/opt/server mapped=2 N0=2 kernelpagesize_kB=4
broken
7f0000000000 default anon=1 dirty=1 N0=1 kernelpagesize_kB=4
7f0000200000 bind:0
`;
const ranges = [
  { from: '0x400000', to: '0x402000' },
  { from: '0x7f0000000000', to: '0x7f0000100000' },
  { from: '0x7f0000180000', to: '0x7f0000190000' },
  { from: '0x7f0000200000', to: '0x7f0000300000' },
];

describe('go to mapping', () => {
  it('takes addresses as people copy them', () => {
    assert.equal(parseAddress('0x7f2a00000000'), 0x7f2a00000000n);
    assert.equal(parseAddress(' 7F2A00000000 '), 0x7f2a00000000n);
    assert.equal(parseAddress('ffffffffff600000'), 0xffffffffff600000n);
    for (const wrong of ['', '0x', '12345678901234567', 'heap', '0x7f-0x80'])
      assert.equal(parseAddress(wrong), undefined, wrong);
    const line = 'p = 0x7f0000000010; // see 7f0000200000, dead';
    assert.equal(addressAt(line, 6), '0x7f0000000010');
    assert.equal(addressAt(line, 39), '7f0000200000');
    assert.equal(addressAt(line, 0), undefined);
    assert.equal(addressAt(line, line.length - 1), undefined);
  });

  it('finds the line of a live process whose mapping holds the address', () => {
    const at = (address: bigint): unknown => placeOfMapping(text, address, ranges);
    assert.deepEqual(at(0x400000n), { kind: 'line', line: 1, isCertain: true });
    assert.deepEqual(at(0x7f00000fffffn), { kind: 'line', line: 3, isCertain: true });
    assert.deepEqual(at(0x7f0000200010n), { kind: 'line', line: 4, isCertain: true });
    assert.deepEqual(at(0x7f0000100000n), {
      kind: 'none',
      words: 'No mapping of the process holds 0x7f0000100000; the next one below it ends at 0x7f0000100000.',
    });
    assert.deepEqual(at(0x10n), {
      kind: 'none',
      words: 'No mapping of the process holds 0x10; all of them are above it.',
    });
    // maps had this one, numa_maps not yet.
    assert.deepEqual(at(0x7f0000180000n), {
      kind: 'none',
      words: 'No line of this document is about 0x7f0000180000.',
    });
  });

  it('finds the line of a copy, and knows when that is a guess', () => {
    assert.deepEqual(placeOfMapping(text, 0x400000n), { kind: 'line', line: 1, isCertain: true });
    assert.deepEqual(placeOfMapping(text, 0x7f0000100000n), { kind: 'line', line: 3, isCertain: false });
    assert.equal(placeOfMapping(text, 0x10n).kind, 'none');
    assert.equal(placeOfMapping('', 0x400000n).kind, 'none');
    // Copies of several processes in one file, and lines in another order.
    const mixed = '7f00 default\n0100 default\n\n0400 local\n';
    assert.deepEqual(placeOfMapping(mixed, 0x0401n), { kind: 'line', line: 3, isCertain: false });
  });
});
