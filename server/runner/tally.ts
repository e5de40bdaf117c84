/** Counts what became of the pages of a move or an undo. */
import type { NotMoved } from '../protocol/runner';

function add(counts: Map<number, number>, status: number, pages = 1): void {
  counts.set(status, (counts.get(status) ?? 0) + pages);
}

export class Tally {
  moved = 0;
  alreadyThere = 0;
  readonly #absent = new Map<number, number>();
  readonly #refused = new Map<number, number>();
  #notMigrated = 0;
  #waiting = 0;

  /** Pages that have no place in memory: the status of a query says why. */
  absent(status: number, pages = 1): void {
    add(this.#absent, status, pages);
  }

  /** The kernel left the page where it was; `status` is what it said, undefined when it said nothing. */
  stayed(status: number | undefined): void {
    if (status === undefined) this.#notMigrated++;
    else add(this.#refused, status);
  }

  /** The operation ended before the page's turn. */
  waiting(pages = 1): void {
    this.#waiting += pages;
  }

  get absentPages(): number {
    return [...this.#absent.values()].reduce((sum, pages) => sum + pages, 0);
  }

  /** With the absent pages for a move; for an undo these are gone and no failure. `left` more pages had no turn. */
  notMoved(left: number, withAbsent: boolean): NotMoved[] {
    const byStatus = new Map(this.#refused);
    if (withAbsent)
      for (const [status, pages] of this.#absent) byStatus.set(status, (byStatus.get(status) ?? 0) + pages);
    const list: NotMoved[] = [...byStatus]
      .sort(([a], [b]) => b - a)
      .map(([status, pages]) => ({ reason: 'status', status, pages }));
    if (this.#notMigrated > 0) list.push({ reason: 'not-migrated', pages: this.#notMigrated });
    if (this.#waiting + left > 0) list.push({ reason: 'not-attempted', pages: this.#waiting + left });
    return list;
  }
}
