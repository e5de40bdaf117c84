/**
 * Writes where pages are to a file that undo takes: a journal of a move that did not happen. Whatever moves the pages later, undo puts those
 * that are still in memory back to where they were when this was written.
 */
import type { RunnerFailure } from '../protocol/runner';
import type { Collector } from './inquiry';
import type { JournalWriter } from './journal';
import type { OldRun } from './journal-format';
import { limits } from './limits';

export class PlacementSaver implements Collector {
  readonly #journal: JournalWriter;
  #runs: { readonly first: number; count: number; readonly node: number }[] = [];

  constructor(journal: JournalWriter) {
    this.#journal = journal;
  }

  /** Pages that are nowhere have no place to come back to. */
  addSpan(first: number, count: number, answer: number): void {
    if (answer < 0) return;
    const last = this.#runs.at(-1);
    if (last?.node === answer && last.first + last.count === first) last.count += count;
    else this.#runs.push({ first, count, node: answer });
  }

  /** After each batch: writes full lines. */
  async flush(): Promise<RunnerFailure | undefined> {
    while (this.#runs.length > limits.runsInLine) {
      const failure = await this.#write(
        this.#runs.slice(0, limits.runsInLine),
        this.#runs.slice(limits.runsInLine),
      );
      if (failure !== undefined) return failure;
    }
    return undefined;
  }

  async #write(runs: readonly OldRun[], rest: OldRun[]): Promise<RunnerFailure | undefined> {
    this.#runs = rest;
    return this.#journal.record(runs);
  }

  /** Without a page on any node there is no file. */
  async finish(): Promise<RunnerFailure | undefined> {
    return (await this.flush()) ?? (this.#runs.length === 0 ? undefined : this.#write(this.#runs, []));
  }
}
