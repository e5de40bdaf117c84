/** Answers a page → cells and counts, in memory that depends on the number of cells and never on the number of pages. */
import type { CellRun, PageMap } from '../protocol/page-map';
import type { PageCount } from '../protocol/runner';
import { formatPage } from './pages';
import type { PageSpan } from './pages';
import { pageCounts } from './placement';

/** The smallest power of two with which so many pages take at most so many cells. */
export function pagesPerCell(pages: number, cells: number): number {
  let size = 1;
  while (pages / size > cells) size *= 2;
  return size;
}

/** Collects what the kernel said about pages that come in the order of the spans. */
export class PageMapBuilder {
  readonly #spans: readonly PageSpan[];
  readonly #pageSize: number;
  readonly #perCell: number;
  readonly #runs: { cells: number; readonly key: string; readonly counts: readonly PageCount[] }[] = [];
  readonly #totals = new Map<number, number>();
  /** What is in the cell that is not full yet. */
  #cell = new Map<number, number>();
  #filled = 0;
  #pages = 0;

  /** `spans` are all that is going to be added, merged and ascending. */
  constructor(spans: readonly PageSpan[], cells: number, pageSize: number) {
    this.#spans = spans;
    this.#pageSize = pageSize;
    this.#perCell = pagesPerCell(
      spans.reduce((sum, span) => sum + span.count, 0),
      cells,
    );
  }

  /** The next pages, side by side and all with one answer: a node, or a status below 0. */
  addSpan(_first: number, count: number, answer: number): void {
    this.#pages += count;
    this.#totals.set(answer, (this.#totals.get(answer) ?? 0) + count);
    for (let left = count; left > 0;) {
      if (this.#filled === 0 && left >= this.#perCell) {
        const cells = Math.floor(left / this.#perCell);
        this.#push(cells, new Map([[answer, this.#perCell]]));
        left -= cells * this.#perCell;
        continue;
      }
      const take = Math.min(left, this.#perCell - this.#filled);
      this.#cell.set(answer, (this.#cell.get(answer) ?? 0) + take);
      this.#filled += take;
      left -= take;
      if (this.#filled === this.#perCell) this.#close();
    }
  }

  #close(): void {
    this.#push(1, this.#cell);
    this.#cell = new Map();
    this.#filled = 0;
  }

  #push(cells: number, answers: ReadonlyMap<number, number>): void {
    const counts = pageCounts(answers);
    const key = JSON.stringify(counts);
    const last = this.#runs.at(-1);
    if (last?.key === key) last.cells += cells;
    else this.#runs.push({ cells, key, counts });
  }

  /** Ends the collecting. */
  build(): PageMap {
    if (this.#filled > 0) this.#close();
    return {
      ranges: this.#spans.map(({ first, count }) => ({
        from: formatPage(first, this.#pageSize),
        to: formatPage(first + count, this.#pageSize),
      })),
      pages: this.#pages,
      pagesPerCell: this.#perCell,
      cells: this.#runs.map(({ cells, counts }): CellRun => ({ cells, counts })),
      counts: pageCounts(this.#totals),
    };
  }
}
