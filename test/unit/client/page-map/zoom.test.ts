import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  drawLike,
  expandCells,
  isWhole,
  mapOfRuns,
  pagesPerCell,
  panView,
  sumCounts,
  wholeView,
  zoomView,
} from '../../../../client/annotations/model/page-map';
import { runs } from './samples';

const steps = fc.array(
  fc.record({
    around: fc.double({ min: 0, max: 1, noNaN: true }),
    factor: fc.constantFrom(0.25, 0.5, 2, 4),
    pan: fc.constantFrom(-1, -0.5, 0, 0.5, 1),
  }),
  { maxLength: 20 },
);
const totals = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 26_214_400 }));

describe('a view', () => {
  it('stays inside the region and begins where a cell begins, however one zooms and pans', () => {
    fc.assert(
      fc.property(totals, steps, fc.constantFrom(64, 4096, 16_384), (total, moves, cells) => {
        let view = wholeView(total);
        for (const { around, factor, pan } of moves) {
          const page = view.first + Math.floor(around * (view.pages - 1));
          view = panView(zoomView(view, total, page, factor, cells), total, pan, cells);
          assert.ok(view.first >= 0 && view.pages >= 1);
          assert.ok(view.first + view.pages <= total, JSON.stringify({ view, total }));
          assert.ok(view.pages >= Math.min(total, 64));
        }
      }),
    );
  });

  it('keeps the page in it that one zooms in on', () => {
    fc.assert(
      fc.property(totals, fc.double({ min: 0, max: 1, noNaN: true }), (total, where) => {
        const page = Math.min(total - 1, Math.floor(where * total));
        const view = zoomView(wholeView(total), total, page, 0.25, 4096);
        assert.ok(view.first <= page && page < view.first + view.pages);
      }),
    );
  });

  it('reaches single pages of 100 GiB and comes back to the whole', () => {
    const total = (100 * 2 ** 30) / 4096;
    const page = 12_345_678;
    let view = wholeView(total);
    for (let i = 0; i < 20; i++) view = zoomView(view, total, page, 0.5, 4096);
    assert.equal(pagesPerCell(view.pages, 4096), 1);
    assert.ok(view.first <= page && page < view.first + view.pages);
    for (let i = 0; i < 30; i++) view = zoomView(view, total, page, 2, 4096);
    assert.ok(isWhole(view, total));
  });

  it('reaches both ends by panning', () => {
    const total = 1_000_003;
    let view = zoomView(wholeView(total), total, 500_000, 0.01, 64);
    for (let i = 0; i < 300; i++) view = panView(view, total, 0.5, 64);
    assert.equal(view.first + view.pages, total);
    for (let i = 0; i < 300; i++) view = panView(view, total, -0.5, 64);
    assert.equal(view.first, 0);
  });
});

describe('a picture that was recorded', () => {
  it('is drawn without losing a page in cells as large as its own or larger', () => {
    fc.assert(
      fc.property(runs, fc.constantFrom(1, 2, 8), (all, times) => {
        const map = mapOfRuns(all, 64);
        const each = map.pagesPerCell * times;
        const picture = { first: 0, pagesPerCell: map.pagesPerCell, cells: expandCells(map.cells) };
        const drawn = drawLike(picture, wholeView(map.pages), each);
        assert.equal(drawn.coarser, false);
        assert.equal(drawn.cells.length, Math.ceil(map.pages / each));
        assert.deepEqual(sumCounts(drawn.cells), map.counts);
      }),
    );
  });

  it('says that it is coarser than the view, and shows each page what its cell recorded', () => {
    fc.assert(
      fc.property(runs, (all) => {
        const map = mapOfRuns(all, 16);
        fc.pre(map.pagesPerCell > 1);
        const cells = expandCells(map.cells);
        const drawn = drawLike({ first: 0, pagesPerCell: map.pagesPerCell, cells }, wholeView(map.pages), 1);
        assert.equal(drawn.coarser, true);
        for (const [page, counts] of drawn.cells.entries())
          assert.equal(counts, cells[Math.floor(page / map.pagesPerCell)]);
      }),
    );
  });
});
