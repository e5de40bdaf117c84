/** A status array as runs of equal entries, built from front to back, and the comparison of two of them. */
import type { PredictedEntries, PredictedEntry } from './prediction';

/** In one answer. */
const maxRuns = 4096;

export class StatusRuns<Entry extends number | string = PredictedEntry> {
  readonly entries: Entry[] = [];
  /** Exclusive ends of the runs. */
  readonly ends: number[] = [];

  get length(): number {
    return this.ends.at(-1) ?? 0;
  }

  append(entry: Entry, count: number): void {
    if (count <= 0) return;
    const end = this.length + count;
    const last = this.entries.length - 1;
    if (last >= 0 && this.entries[last] === entry) this.ends[last] = end;
    else {
      this.entries.push(entry);
      this.ends.push(end);
    }
  }

  clear(): void {
    this.entries.length = 0;
    this.ends.length = 0;
  }

  /** Calls `use` for each run, in order. */
  forEach(use: (entry: Entry, count: number) => void): void {
    let from = 0;
    this.entries.forEach((entry, i) => {
      const to = this.ends[i] ?? from;
      use(entry, to - from);
      from = to;
    });
  }
}

/** What both say; `cannot-tell` where they differ. Both are of the same length. */
export function agreed(a: StatusRuns, b: StatusRuns): StatusRuns {
  const merged = new StatusRuns();
  let [i, j, at] = [0, 0, 0];
  while (at < a.length) {
    const end = Math.min(a.ends[i] ?? a.length, b.ends[j] ?? a.length);
    const entry = a.entries[i] ?? 'cannot-tell';
    merged.append(entry === b.entries[j] ? entry : 'cannot-tell', end - at);
    if (a.ends[i] === end) i++;
    if (b.ends[j] === end) j++;
    at = end;
  }
  return merged;
}

export function listed(runs: StatusRuns): {
  readonly status: readonly PredictedEntries[];
  readonly runsLeftOut: number;
} {
  const status = runs.entries
    .slice(0, maxRuns)
    .map((entry, i) => ({ from: runs.ends[i - 1] ?? 0, to: runs.ends[i] ?? 0, entry }));
  return { status, runsLeftOut: runs.entries.length - status.length };
}
