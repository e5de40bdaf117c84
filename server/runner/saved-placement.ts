/**
 * Writes where pages are to a file that undo takes: a journal of a move that did not happen. Whatever moves the pages later, undo puts those
 * that are still in memory back to where they were when this was written.
 */
import type { RunnerFailure } from '../protocol/runner';
import type { JournalWriter, OldRun } from './journal';

/** Runs in one line: a line is what undo reads at a time. */
const runsInLine = 4096;

export class PlacementSaver {
  readonly #journal: JournalWriter;
  #runs: { readonly first: number; count: number; readonly node: number }[] = [];

  constructor(journal: JournalWriter) {
    this.#journal = journal;
  }

  /** Pages in ascending order and their nodes or statuses; pages that are nowhere have no place to come back to. */
  async add(pages: Float64Array, answers: Int32Array, count: number): Promise<RunnerFailure | undefined> {
    for (let i = 0; i < count; i++) {
      const node = answers[i] ?? -1;
      const page = pages[i] ?? 0;
      if (node < 0) continue;
      const last = this.#runs.at(-1);
      if (last?.node === node && last.first + last.count === page) {
        last.count++;
        continue;
      }
      if (this.#runs.length === runsInLine) {
        const failure = await this.#write(this.#runs);
        if (failure !== undefined) return failure;
      }
      this.#runs.push({ first: page, count: 1, node });
    }
    return undefined;
  }

  async #write(runs: readonly OldRun[]): Promise<RunnerFailure | undefined> {
    this.#runs = [];
    return this.#journal.record(runs);
  }

  /** Without a page on any node there is no file. */
  async finish(): Promise<RunnerFailure | undefined> {
    return this.#runs.length === 0 ? undefined : this.#write(this.#runs);
  }
}
