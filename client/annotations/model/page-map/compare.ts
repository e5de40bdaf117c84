/**
 * Two pictures of one region, drawn cell by cell beside each other. A picture that was recorded keeps the resolution that it was
 * recorded at: seen closer, a cell of it stands for all pages in it, and the picture says so.
 */
import type { CellCounts } from './cells';
import { sumCounts } from './cells';
import type { View } from './zoom';

/** The cells of a picture, the first of which begins at page `first`. */
export interface Picture {
  readonly first: number;
  readonly pagesPerCell: number;
  readonly cells: readonly CellCounts[];
}

/**
 * A recorded picture in the cells of a view.
 * @returns coarser: a cell shows what was recorded for more pages than are in it
 */
export function drawLike(
  recorded: Picture,
  view: View,
  pagesPerCell: number,
): { readonly cells: readonly CellCounts[]; readonly coarser: boolean } {
  const cells: CellCounts[] = [];
  const old = recorded.pagesPerCell;
  for (let at = view.first; at < view.first + view.pages; at += pagesPerCell) {
    const end = Math.min(at + pagesPerCell, view.first + view.pages);
    const from = Math.floor((at - recorded.first) / old);
    const to = Math.ceil((end - recorded.first) / old);
    const covered = recorded.cells.slice(Math.max(0, from), Math.max(0, to));
    cells.push(covered.length === 1 && covered[0] !== undefined ? covered[0] : sumCounts(covered));
  }
  return { cells, coarser: old > pagesPerCell };
}
