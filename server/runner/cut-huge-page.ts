/**
 * A huge page that the end of a batch cuts. It moves as a whole with its first part, so a query may find its other parts on either node
 * when their turn comes; they count, and are journaled, by where they were before.
 */

/** What is known of huge pages. */
export interface HugePageEnds {
  /** The page after the huge page that goes on after `page`; undefined where none is known to. */
  endAfter(page: number): Promise<number | undefined>;
}

export class CutHugePage {
  readonly #hugePages: HugePageEnds;
  #from = 0;
  #end = 0;
  #node = -1;

  constructor(hugePages: HugePageEnds) {
    this.#hugePages = hugePages;
  }

  /** Before a batch moves of which `page` is the last one; it is on `node`. */
  async note(page: number, node: number): Promise<void> {
    this.#from = page + 1;
    this.#end = (await this.#hugePages.endAfter(page)) ?? 0;
    this.#node = node;
  }

  /** Puts right what a query said of the pages of the next batch. */
  correct(pages: Float64Array, before: Int32Array): void {
    for (let i = 0; i < pages.length; i++) {
      const page = pages[i] ?? 0;
      if (page < this.#from || page >= this.#end) return;
      if ((before[i] ?? -1) >= 0) before[i] = this.#node;
    }
  }
}
