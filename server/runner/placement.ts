/** Answers a page → runs and counts, in memory that depends on the number of runs and never on the number of pages. */
import type { PageCount, PageRun, Placement } from '../protocol/runner';
import { limits } from './limits';
import { formatPage } from './pages';
import { forEachRun } from './runs';

interface Run {
  readonly first: number;
  count: number;
  /** A node, or a status below 0. */
  readonly answer: number;
}

const answered = (answer: number): { node: number } | { status: number } =>
  answer >= 0 ? { node: answer } : { status: answer };

/** Nodes before statuses, the highest first. */
export function pageCounts(counts: ReadonlyMap<number, number>): readonly PageCount[] {
  return [...counts].sort(([a], [b]) => b - a).map(([answer, pages]) => ({ pages, ...answered(answer) }));
}

/** Collects what the kernel said about pages that come in ascending order. */
export class PlacementBuilder {
  readonly #pageSize: number;
  readonly #runs: Run[] = [];
  readonly #counts = new Map<number, number>();
  #leftOut = 0;
  #last: Run | undefined;
  #pages = 0;

  constructor(pageSize: number) {
    this.#pageSize = pageSize;
  }

  /** `answers[i]` is about `pages[i]`. */
  add(pages: Float64Array, answers: Int32Array): void {
    forEachRun(pages, answers, pages.length, (first, count, answer) => {
      this.addSpan(first, count, answer);
    });
  }

  /** Pages side by side with one answer. */
  addSpan(first: number, count: number, answer: number): void {
    if (this.#last?.answer === answer && this.#last.first + this.#last.count === first)
      this.#last.count += count;
    else this.#begin(first, count, answer);
    this.#pages += count;
  }

  #begin(first: number, count: number, answer: number): void {
    this.#countLast();
    this.#last = { first, count, answer };
    if (this.#runs.length < limits.maxRuns) this.#runs.push(this.#last);
    else this.#leftOut++;
  }

  #countLast(): void {
    if (this.#last === undefined) return;
    const { answer, count } = this.#last;
    this.#counts.set(answer, (this.#counts.get(answer) ?? 0) + count);
    this.#last = undefined;
  }

  /** Ends the collecting. */
  build(): Placement {
    this.#countLast();
    const runs: PageRun[] = this.#runs.map(({ first, count, answer }) => ({
      from: formatPage(first, this.#pageSize),
      to: formatPage(first + count, this.#pageSize),
      pages: count,
      ...answered(answer),
    }));
    return { runs, runsLeftOut: this.#leftOut, pages: this.#pages, counts: pageCounts(this.#counts) };
  }
}
