/** Cells in rows: how large a cell can be drawn, which cell is under the pointer, where the arrow keys lead. */

/** A cell this large shows a digit; smaller than the least nobody sees patterns apart. CSS pixels. */
const largestCell = 28;
const smallestCell = 5;

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly cells: number;
  /** Width and height of a cell with its gap, CSS pixels. */
  readonly size: number;
}

/** Rows begin at round addresses as a rule: a number of columns that is a power of two, if the width leaves a choice. */
export function layOut(cells: number, width: number, height: number): Grid {
  const fitting = (size: number): Grid => {
    const most = Math.max(1, Math.floor(width / size));
    const round = 2 ** Math.floor(Math.log2(most));
    const columns = Math.max(1, Math.min(cells, most < 8 ? most : round));
    return { columns, rows: Math.ceil(cells / columns), cells, size };
  };
  for (let size = largestCell; size > smallestCell; size--) {
    const grid = fitting(size);
    if (grid.rows * size <= height) return grid;
  }
  return fitting(smallestCell);
}

/** @returns undefined beside the cells */
export function cellAt(grid: Grid, x: number, y: number): number | undefined {
  const column = Math.floor(x / grid.size);
  const row = Math.floor(y / grid.size);
  if (column < 0 || column >= grid.columns || row < 0) return undefined;
  const cell = row * grid.columns + column;
  return cell < grid.cells ? cell : undefined;
}

/** The cell's upper left corner, CSS pixels. */
export function placeOf(grid: Grid, cell: number): { readonly x: number; readonly y: number } {
  return { x: (cell % grid.columns) * grid.size, y: Math.floor(cell / grid.columns) * grid.size };
}

export type Step = 'left' | 'right' | 'up' | 'down' | 'row-start' | 'row-end' | 'first' | 'last';

/** Where a key leads from a cell; it stays where there is nothing further. */
export function step({ columns, cells }: Grid, cell: number, where: Step): number {
  const row = cell - (cell % columns);
  const to = {
    left: cell - 1,
    right: cell + 1,
    up: cell - columns,
    down: cell + columns,
    'row-start': row,
    'row-end': Math.min(row + columns, cells) - 1,
    first: 0,
    last: cells - 1,
  }[where];
  return to >= 0 && to < cells ? to : cell;
}
