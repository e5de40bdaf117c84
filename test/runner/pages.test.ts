import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  formatPage,
  listSource,
  parseAddress,
  spanSource,
  spansOfRanges,
  pageOfWords,
  untagger,
} from '../../server/runner/pages';
import type { PageSource } from '../../server/runner/pages';
import { listed } from '../../server/runner/entries';
import { limits } from '../../server/runner/limits';
import { PlacementBuilder } from '../../server/runner/placement';
import { formatAddress } from '../../server/protocol/addresses';

const pageSize = 4096;

/** Everything a source names, in batches of a size. */
function drain(source: PageSource, batch: number): [page: number, wanted: number][] {
  const pages = new Float64Array(batch);
  const wanted = new Int32Array(batch);
  const all: [number, number][] = [];
  for (let n = 0; (n = source.next(pages, wanted)) > 0;)
    for (let i = 0; i < n; i++) all.push([pages[i] ?? -1, wanted[i] ?? -1]);
  assert.equal(all.length, source.total);
  return all;
}

const address = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
const smallRange = fc
  .tuple(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 1, max: 40_000 }))
  .map(([from, length]) => ({ from: String(from), to: formatAddress(BigInt(from + length)) }));

describe('runner: pages', () => {
  it('reads back every address it writes', () => {
    fc.assert(fc.property(address, (one) => parseAddress(formatAddress(one)) === one));
    for (const wrong of ['', '-1', '0x', 'zero', '1.5', '0x1ffffffffffffffff', '18446744073709551616'])
      assert.equal(parseAddress(wrong), undefined, wrong);
  });

  it('writes the address of every page exactly', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 52 - 1 }), fc.constantFrom(4096, 16_384, 65_536), (page, size) => {
        const number = page % (2 ** 64 / size);
        assert.equal(formatPage(number, size), formatAddress(BigInt(number) * BigInt(size)));
      }),
    );
    assert.equal(formatPage(2 ** 52 - 1, 4096), '0xfffffffffffff000');
    assert.equal(formatPage(2 ** 52, 4096), '0x10000000000000000');
  });

  it('names exactly the pages that ranges touch, each once and in order', () => {
    fc.assert(
      fc.property(fc.array(smallRange), fc.integer({ min: 1, max: 9 }), (ranges, batch) => {
        const touched = new Set<number>();
        for (const { from, to } of ranges)
          for (let page = Math.floor(Number(from) / pageSize); page * pageSize < Number(to); page++)
            touched.add(page);
        const spans = spansOfRanges(ranges, pageSize);
        assert.ok(spans.ok);
        const expected = [...touched].sort((a, b) => a - b).map((page) => [page, 3]);
        assert.deepEqual(drain(spanSource(spans.value, 3), batch), expected);
      }),
    );
  });

  it('keeps the highest page apart from the one below it', () => {
    const spans = spansOfRanges([{ from: '0xffffffffffffe000', to: '0xffffffffffffffff' }], pageSize);
    assert.ok(spans.ok);
    assert.deepEqual(spans.value, [{ first: 2 ** 52 - 2, count: 2 }]);
  });

  it('sends a page that is named twice where its last entry says', async () => {
    const page = fc.integer({ min: 0, max: 300 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(page, fc.integer({ min: 0, max: 3 })), { size: 'large' }),
        async (entries) => {
          const pages = Float64Array.from(entries, ([one]) => one);
          const nodes = Int32Array.from(entries, ([, node]) => node);
          const last = [...new Map(entries)].sort(([a], [b]) => a - b);
          const list = await listed({ pages: pages.slice(), nodes });
          assert.deepEqual(drain(listSource(list, -1), 3), last);
          const named = new Set(last.map(([one]) => one));
          assert.deepEqual(
            list.spans?.flatMap(({ first, count }) => Array.from({ length: count }, (_, i) => first + i)),
            [...named],
          );
          const oneNode = await listed({ pages, nodes: undefined });
          assert.deepEqual(
            drain(listSource(oneNode, 5), 4),
            [...named].map((one) => [one, 5]),
          );
        },
      ),
    );
  });

  it('puts a million entries in order, with turns for the event loop', async () => {
    const count = 1 << 20;
    let random = 1;
    const pages = Float64Array.from({ length: count }, () => {
      random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
      return random * 2 ** 20 + (random % 7);
    });
    const expected = pages.slice().sort();
    let turns = 0;
    let ended = false;
    const tick = (): void => {
      turns++;
      if (!ended) setImmediate(tick);
    };
    setImmediate(tick);
    const list = await listed({ pages, nodes: undefined });
    ended = true;
    assert.deepEqual(
      list.pages,
      expected.filter((one, i) => one !== expected[i - 1]),
    );
    assert.equal(list.spans, undefined);
    // Each pass over the entries is cut into pieces.
    assert.ok(turns > count / limits.sortedAtOnce, String(turns));
  });

  it('strips tags of pointers and nothing else', () => {
    const untagged = (arch: string, mask: bigint | undefined, address: bigint): bigint => {
      const upper = untagger(arch, mask)(Number(address >> 32n));
      return BigInt(pageOfWords(upper, Number(address & 0xffff_ffffn), 12)) << 12n;
    };
    assert.equal(untagged('arm64', undefined, 0xab00_7fff_0000_1000n), 0x7fff_0000_1000n);
    assert.equal(untagged('arm64', undefined, 0xffff_8000_0000_0000n), 0xffff_8000_0000_0000n);
    assert.equal(untagged('x64', undefined, 0xab00_7fff_0000_1000n), 0xab00_7fff_0000_1000n);
    // LAM_U57: bits 57 to 62.
    const mask = 0x81ff_ffff_ffff_ffffn;
    assert.equal(untagged('x64', mask, 0x7e00_7fff_8000_1000n), 0x7fff_8000_1000n);
    assert.equal(untagged('x64', mask, 0xffff_8000_0000_0000n), 0x81ff_8000_0000_0000n);
  });
});

describe('runner: placement', () => {
  it('covers every page by one run with its answer', () => {
    const answers = fc.array(fc.constantFrom(0, 1, -2, -14), { maxLength: 60 });
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 7 }), (list, batch) => {
        const builder = new PlacementBuilder(pageSize);
        for (let at = 0; at < list.length; at += batch) {
          const some = list.slice(at, at + batch);
          builder.add(
            Float64Array.from(some, (_, i) => at + i),
            Int32Array.from(some),
          );
        }
        const { runs, pages, counts } = builder.build();
        const expanded = runs.flatMap((run) =>
          Array.from({ length: run.pages }, () => ('node' in run ? run.node : run.status)),
        );
        assert.deepEqual(expanded, list);
        assert.equal(pages, list.length);
        assert.equal(
          counts.reduce((sum, one) => sum + one.pages, 0),
          list.length,
        );
        const joined = runs.every((run, i) => i === 0 || runs[i - 1]?.to === run.from);
        assert.ok(joined);
      }),
    );
  });

  it('bounds the runs of an answer and says how many it leaves out', () => {
    const count = limits.maxRuns + 500;
    const builder = new PlacementBuilder(pageSize);
    builder.add(
      Float64Array.from({ length: count }, (_, i) => i),
      Int32Array.from({ length: count }, (_, i) => i % 2),
    );
    const placement = builder.build();
    assert.equal(placement.runs.length, limits.maxRuns);
    assert.equal(placement.runsLeftOut, 500);
    assert.equal(placement.pages, count);
  });
});
