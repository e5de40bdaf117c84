import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cellAt, layOut, placeOf, step } from '../../../../client/annotations/model/page-map';
import type { Step } from '../../../../client/annotations/model/page-map';

const sizes = fc.record({
  cells: fc.integer({ min: 1, max: 16_384 }),
  width: fc.integer({ min: 40, max: 2000 }),
  height: fc.integer({ min: 40, max: 1200 }),
});

describe('cells in rows', () => {
  it('gives every cell one place and finds it there again', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), ({ cells, width, height }, some) => {
        const grid = layOut(cells, width, height);
        assert.ok(grid.columns * grid.size <= width);
        assert.ok(grid.columns * grid.rows >= cells && grid.columns * (grid.rows - 1) < cells);
        const cell = some % cells;
        const { x, y } = placeOf(grid, cell);
        assert.equal(cellAt(grid, x, y), cell);
        assert.equal(cellAt(grid, x + grid.size - 1, y + grid.size - 1), cell);
      }),
    );
  });

  it('has no cell beside the last one', () => {
    const grid = layOut(65, 2000, 1200);
    assert.deepEqual(grid, { columns: 64, rows: 2, cells: 65, size: 28 });
    assert.equal(cellAt(grid, 28, 28), undefined);
    assert.equal(cellAt(grid, -1, 0), undefined);
    assert.equal(cellAt(grid, 64 * 28, 0), undefined);
  });

  it('fits 16,384 cells into a window', () => {
    const grid = layOut(16_384, 1000, 600);
    assert.equal(grid.columns, 128);
    assert.ok(grid.size >= 5);
  });

  it('keeps the keyboard inside', () => {
    const keys: readonly Step[] = ['left', 'right', 'up', 'down', 'row-start', 'row-end', 'first', 'last'];
    fc.assert(
      fc.property(
        sizes,
        fc.array(fc.constantFrom(...keys), { maxLength: 50 }),
        ({ cells, width, height }, moves) => {
          const grid = layOut(cells, width, height);
          let cell = 0;
          for (const move of moves) {
            cell = step(grid, cell, move);
            assert.ok(cell >= 0 && cell < cells);
          }
        },
      ),
    );
  });
});
