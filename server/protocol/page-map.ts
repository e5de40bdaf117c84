/**
 * A page map: every page of a region as part of a cell, so that a region of any size can be drawn, and drawn again closer. A cell is
 * a fixed number of pages side by side in the region and tells how many of them are where.
 */
import type { PageCount, PageSelection } from './runner';

/** The most cells of one answer: about what a screen can show apart. */
export const maxMapCells = 16_384;

export interface MapParams {
  readonly target: string;
  /** Pages that are named one by one make as many ranges as there are places side by side, at most 20000. */
  readonly pages: PageSelection;
  /** At most so many cells, 1 to `maxMapCells`. A small region gets a cell a page. */
  readonly cells: number;
  readonly progressToken?: string;
}

/** So many cells side by side with the same counts. */
export interface CellRun {
  readonly cells: number;
  readonly counts: readonly PageCount[];
}

export interface PageMap {
  /** What was looked at, rounded to pages, merged, ascending: cell i holds the pages i·pagesPerCell… of all of them in a row. */
  readonly ranges: readonly { readonly from: string; readonly to: string }[];
  /** How many pages the cells hold: all of the ranges, or those that a move came to before it ended early. */
  readonly pages: number;
  /** A power of two; 1 when every page has a cell. The last cell may hold fewer. */
  readonly pagesPerCell: number;
  readonly cells: readonly CellRun[];
  readonly counts: readonly PageCount[];
}
