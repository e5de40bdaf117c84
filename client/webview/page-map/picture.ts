/** The map that is shown, prepared for drawing: both pictures in the same cells, and which page is in which cell. */
import {
  drawLike,
  expandCells,
  pagesIn,
  regionOf,
  spansOf,
  sumCounts,
  wordingOf,
} from '../../annotations/model/page-map';
import type { CellCounts, CellFacts, ShownMap, Span, Wording } from '../../annotations/model/page-map';

export class Picture {
  readonly now: readonly CellCounts[];
  readonly before: readonly CellCounts[] | undefined;
  /** The before-picture was recorded with larger cells than the view has. */
  readonly coarser: boolean;
  readonly wording: Wording;
  readonly #spans: (page: number, pages: number) => readonly Span[];

  constructor(readonly shown: ShownMap) {
    const { now, before, view, pageSize, words } = shown;
    this.now = expandCells(now.cells);
    const recorded =
      before === undefined
        ? undefined
        : drawLike(
            { first: 0, pagesPerCell: before.pagesPerCell, cells: expandCells(before.cells) },
            { first: view.first, pages: now.pages },
            now.pagesPerCell,
          );
    this.before = recorded?.cells;
    this.coarser = recorded?.coarser ?? false;
    this.wording = wordingOf(words);
    const region = regionOf(now.ranges, pageSize);
    this.#spans = (page, pages) => spansOf(region, page - view.first, pages);
  }

  get pagesPerCell(): number {
    return this.shown.now.pagesPerCell;
  }

  /** Of the before-picture's pages in view; undefined where its cells reach beyond the view. */
  get countsBefore(): CellCounts | undefined {
    return this.before === undefined || this.coarser ? undefined : sumCounts(this.before);
  }

  /** The cell of a page, counted over the whole region; the nearest one when the page is out of view. */
  cellOf(page: number): number {
    const cell = Math.floor((page - this.shown.view.first) / this.pagesPerCell);
    return Math.max(0, Math.min(this.now.length - 1, cell));
  }

  /** The first page of a cell, counted over the whole region. */
  pageOf(cell: number): number {
    return this.shown.view.first + cell * this.pagesPerCell;
  }

  /** Where the pages of some cells side by side are. */
  spansOf(cell: number, cells = 1): readonly Span[] {
    return this.#spans(this.pageOf(cell), cells * this.pagesPerCell);
  }

  factsOf(cell: number): CellFacts {
    const before = this.before?.[cell];
    return {
      cell,
      cells: this.now.length,
      spans: this.spansOf(cell),
      now: this.now[cell] ?? [],
      ...(before === undefined || pagesIn(before) === 0 ? {} : { before }),
    };
  }
}
