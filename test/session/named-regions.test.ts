/** Regions by name: what people write for lengths, ranges, mappings and variables. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  mappingsCalled,
  mappingTitle,
  parseLength,
  parseRangeText,
  pointedRegion,
  pointersRegion,
  variableRegion,
} from '../../client/debug/session/named-regions';
import type { Mapping, SymbolPlace } from '../../server/protocol/processes';

describe('named regions', () => {
  it('read lengths with and without units', () => {
    const lengths: readonly (readonly [string, bigint])[] = [
      ['4096', 4096n],
      ['0x1000', 4096n],
      ['64K', 65536n],
      ['64 KiB', 65536n],
      ['2mb', 2n << 20n],
      ['1G', 1n << 30n],
      ['3 bytes', 3n],
    ];
    for (const [text, length] of lengths) assert.equal(parseLength(text), length, text);
    for (const text of ['', '0', '-1', 'K', '1.5M', '0x', '1e3', '99999999999999999999', '16777216T'])
      assert.equal(parseLength(text), undefined, text);
  });

  it('read ranges, and say what is wrong with others', () => {
    const range = (text: string): unknown => {
      const reading = parseRangeText(text);
      return reading.ok ? [reading.range.from, reading.range.to] : reading.why;
    };
    assert.deepEqual(range(' 0x1000-0x2000 '), [0x1000n, 0x2000n]);
    assert.deepEqual(range('0x1000+8K'), [0x1000n, 0x3000n]);
    assert.match(String(range('1000-2000')), /^A range is written 0xSTART-0xEND or 0xSTART\+LENGTH, not/);
    assert.match(String(range('0x1-0x2-0x3')), /^A range is written/);
    assert.match(String(range('0x2000-0x1000')), /is empty or runs backwards\.$/);
    assert.match(String(range('0xffffffffffffffff+2')), /ends behind the last address\.$/);
  });

  const mapping = (from: string, to: string, name: string): Mapping => ({
    from,
    to,
    name,
    permissions: 'rw-p',
    pageSize: 4096,
  });
  const mappings = [
    mapping('0x1000', '0x2000', '/usr/lib/libc.so.6'),
    mapping('0x2000', '0x3000', '/opt/libc.so.6'),
    mapping('0x5000', '0x6000', ''),
    mapping('0x6000', '0x7000', '[heap]'),
  ];
  const called = (wanted: string): readonly string[] =>
    mappingsCalled(mappings, wanted).map(({ from }) => from);

  it('find mappings by name, last part of the path and address', () => {
    assert.deepEqual(called('[heap]'), ['0x6000']);
    assert.deepEqual(called('libc.so.6'), ['0x1000', '0x2000']);
    assert.deepEqual(called('/opt/libc.so.6'), ['0x2000']);
    assert.deepEqual(called('0x5fff'), ['0x5000']);
    for (const none of ['0x4000', 'libc', 'heap', '']) assert.deepEqual(called(none), [], none);
    assert.equal(mappingTitle({ name: '', from: '0x5000' }), 'anonymous memory at 0x5000');
  });

  const ring: SymbolPlace = { name: 'ring', address: '0x4000', size: 8, file: '/bin/a' };
  const reading = (base64: string): Parameters<typeof pointedRegion>[0] => ({
    readMemory: () => Promise.resolve({ ok: true, value: { base64 } }),
  });
  const target = { target: 'target-1', pointerSize: 8 } as const;

  it('are variables, with the size of the symbol table or another', () => {
    const whole = variableRegion(ring);
    assert.deepEqual(whole.ok && whole.value, {
      title: 'variable ring',
      pages: { kind: 'ranges', ranges: [{ from: '0x4000', to: '0x4008' }] },
    });
    const sizeless = variableRegion({ ...ring, size: 0 });
    assert.match(sizeless.ok ? '' : sizeless.failure.message, /does not tell how large ring is/);
    assert.ok(variableRegion({ ...ring, size: 0 }, 16n).ok);
    assert.deepEqual(pointersRegion({ ...ring, size: 44 }, 8), {
      title: 'pages that ring names',
      pages: { kind: 'array', address: '0x4000', count: 5 },
    });
  });

  it('are what a pointer points to now', async () => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(0x7f00_0000_0000n);
    const pointed = await pointedRegion(reading(bytes.toString('base64')), target, ring, 4096n);
    assert.deepEqual(pointed.ok && pointed.value, {
      title: 'what ring points to',
      pages: { kind: 'ranges', ranges: [{ from: '0x7f0000000000', to: '0x7f0000001000' }] },
    });
    const refused = async (base64: string, place = ring, length = 4096n): Promise<string> => {
      const region = await pointedRegion(reading(base64), target, place, length);
      return region.ok ? '' : region.failure.message;
    };
    assert.match(await refused(Buffer.alloc(8).toString('base64')), /The pointer ring is null now/);
    assert.match(await refused('', { ...ring, size: 12 }), /ring has 12 bytes and is no pointer/);
    const last = Buffer.alloc(8, 0xff).toString('base64');
    assert.match(await refused(last), /end behind the last address/);
  });
});
