import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { PageMap } from '../../server/protocol/page-map';
import type { PageCount } from '../../server/protocol/runner';
import { PageMapBuilder, pagesPerCell } from '../../server/runner/page-map';

const answerOf = (count: PageCount): number => ('node' in count ? count.node : count.status);

/** The answers of each cell, as a map draws them. */
function cellsOf(map: PageMap): ReadonlyMap<number, number>[] {
  return map.cells.flatMap(({ cells, counts }) =>
    Array.from({ length: cells }, () => new Map(counts.map((count) => [answerOf(count), count.pages]))),
  );
}

/** The same from the answer of each page. */
function expectedCells(answers: readonly number[], perCell: number): ReadonlyMap<number, number>[] {
  const cells: Map<number, number>[] = [];
  answers.forEach((answer, i) => {
    const cell = (cells[Math.floor(i / perCell)] ??= new Map<number, number>());
    cell.set(answer, (cell.get(answer) ?? 0) + 1);
  });
  return cells;
}

const stretch = fc.tuple(fc.constantFrom(0, 1, 5, -2, -14), fc.integer({ min: 1, max: 70 }));

describe('runner: page map', () => {
  it('takes the smallest power of two that fits', () => {
    assert.equal(pagesPerCell(0, 1), 1);
    assert.equal(pagesPerCell(16, 16), 1);
    assert.equal(pagesPerCell(17, 16), 2);
    assert.equal(pagesPerCell(33, 16), 4);
    assert.equal(pagesPerCell(2 ** 40, 16_384), 2 ** 26);
  });

  it('counts every page in its cell, however the answers come', () => {
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 50 }),
        fc.boolean(),
        (stretches, most, batch, whole) => {
          const answers = stretches.flatMap(([answer, count]) => Array.from({ length: count }, () => answer));
          const spans = answers.length === 0 ? [] : [{ first: 7, count: answers.length }];
          const builder = new PageMapBuilder(spans, most, 4096);
          if (whole) for (const [answer, count] of stretches) builder.addSpan(0, count, answer);
          else
            for (let at = 0; at < answers.length; at += batch) {
              const some = Int32Array.from(answers.slice(at, at + batch));
              for (const answer of some) builder.addSpan(0, 1, answer);
            }
          const map = builder.build();
          const cells = cellsOf(map);
          assert.ok(cells.length <= most);
          assert.deepEqual(cells, expectedCells(answers, map.pagesPerCell));
          assert.deepEqual(
            new Map(map.counts.map((count) => [answerOf(count), count.pages])),
            expectedCells(answers, Number.MAX_SAFE_INTEGER)[0] ?? new Map(),
          );
          assert.equal(map.pages, answers.length);
          // What is the same side by side is one run.
          for (const [i, run] of map.cells.entries())
            assert.notDeepEqual(run.counts, map.cells[i - 1]?.counts);
        },
      ),
    );
  });

  it('holds a petabyte in a few cells', () => {
    const pages = 2 ** 38;
    const builder = new PageMapBuilder([{ first: 0, count: pages }], 1000, 4096);
    builder.addSpan(0, pages - 1, -2);
    builder.addSpan(pages - 1, 1, 0);
    const map = builder.build();
    assert.equal(map.pagesPerCell, 2 ** 29);
    assert.deepEqual(
      map.cells.map((run) => run.cells),
      [511, 1],
    );
    assert.deepEqual(map.ranges, [{ from: '0x0', to: '0x4000000000000' }]);
  });
});
