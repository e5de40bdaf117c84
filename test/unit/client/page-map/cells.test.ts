import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  answerOf,
  expandCells,
  mapOfRuns,
  pagesIn,
  regionOf,
  spansOf,
  sumCounts,
} from '../../../../client/annotations/model/page-map';
import { answers, pageSize, runs } from './samples';

const cellLimits = fc.constantFrom(1, 7, 64, 1000, 16_384);

describe('a map made from runs', () => {
  it('has every page in exactly one cell, with its answer', () => {
    fc.assert(
      fc.property(runs, cellLimits, (all, limit) => {
        const map = mapOfRuns(all, limit);
        const cells = expandCells(map.cells);
        const each = map.pagesPerCell;
        const pages = answers(all);
        assert.equal(map.pages, pages.length);
        assert.ok(cells.length <= limit);
        assert.equal(cells.length, Math.ceil(pages.length / each));
        for (const [index, counts] of cells.entries()) {
          const mine = pages.slice(index * each, (index + 1) * each);
          assert.equal(pagesIn(counts), mine.length);
          for (const one of counts)
            assert.equal(one.pages, mine.filter((answer) => answer === answerOf(one)).length);
        }
        assert.deepEqual(map.counts, sumCounts(cells));
      }),
    );
  });

  it('uses the smallest cells that fit', () => {
    fc.assert(
      fc.property(runs, cellLimits, (all, limit) => {
        const { pages, pagesPerCell } = mapOfRuns(all, limit);
        assert.ok(Number.isInteger(Math.log2(pagesPerCell)));
        assert.ok(pagesPerCell === 1 || Math.ceil(pages / (pagesPerCell / 2)) > limit);
      }),
    );
  });
});

describe('the addresses of cells', () => {
  it('cover the region once, without gaps of its ranges', () => {
    fc.assert(
      fc.property(runs, cellLimits, (all, limit) => {
        const map = mapOfRuns(all, limit);
        const region = regionOf(map.ranges, pageSize);
        assert.equal(region.pages, map.pages);
        const spans = expandCells(map.cells).flatMap((_, index) =>
          spansOf(region, index * map.pagesPerCell, map.pagesPerCell),
        );
        const joined: { from: bigint; to: bigint }[] = [];
        for (const { from, to } of spans) {
          assert.ok(from < to);
          const last = joined.at(-1);
          if (last?.to === from) last.to = to;
          else joined.push({ from, to });
        }
        assert.deepEqual(
          joined,
          map.ranges.map(({ from, to }) => ({ from: BigInt(from), to: BigInt(to) })),
        );
      }),
    );
  });

  it('lead back to the page', () => {
    fc.assert(
      fc.property(runs, fc.nat(), fc.integer({ min: 0, max: pageSize - 1 }), (all, some, offset) => {
        const map = mapOfRuns(all, 64);
        const region = regionOf(map.ranges, pageSize);
        const page = some % map.pages;
        const [span] = spansOf(region, page, 1);
        assert.ok(span);
        const address = span.from + BigInt(offset);
        const range = region.ranges.find(({ from, to }) => from <= address && address < to);
        assert.ok(range);
        assert.equal(range.first + Number((address - range.from) / BigInt(pageSize)), page);
      }),
    );
  });

  it('are none in a gap', () => {
    const region = regionOf(
      [
        { from: '0x1000', to: '0x3000' },
        { from: '0x5000', to: '0x6000' },
      ],
      pageSize,
    );
    assert.equal(region.pages, 3);
    assert.deepEqual(spansOf(region, 1, 2), [
      { from: 0x2000n, to: 0x3000n },
      { from: 0x5000n, to: 0x6000n },
    ]);
    assert.deepEqual(spansOf(region, 3, 5), []);
  });
});
