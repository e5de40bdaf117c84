/** What of a checked file is reported: everything, or only what --diff and --baseline leave. */
import path from 'node:path';
import type { CheckedFile, LeftOut } from '../../core/output/report';
import type { Baseline } from './baseline';
import type { ChangedLines } from './changed-lines';

export class Narrowing {
  #unchanged = 0;
  #known = 0;

  constructor(
    private readonly changed: ChangedLines | undefined,
    private readonly baseline: Baseline | undefined,
  ) {}

  get left(): LeftOut {
    return { unchanged: this.#unchanged, known: this.#known };
  }

  /** Findings of the baseline that are gone, below these files and folders (absolute). */
  gone(checked: readonly string[]): number {
    return this.changed === undefined ? (this.baseline?.gone(checked) ?? 0) : 0;
  }

  /** @param file its absolute path */
  of(file: string, checked: CheckedFile): CheckedFile {
    // A finding is known by its place among all of its file, so the baseline is asked first.
    const { checked: fresh, known } = this.baseline?.without(file, checked) ?? { checked, known: 0 };
    this.#known += known;
    const lines = this.changed === undefined ? 'all' : (this.changed.get(path.normalize(file)) ?? []);
    if (lines === 'all') return fresh;
    const lineOf = lineCounter(fresh.text);
    const findings = fresh.findings.filter(({ span }) => {
      const first = lineOf(span.start);
      const last = lineOf(Math.max(span.start, span.end - 1));
      return lines.some(({ from, to }) => from <= last && first <= to);
    });
    this.#unchanged += fresh.findings.length - findings.length;
    return { ...fresh, findings };
  }
}

/** The line of an offset, from 1, as git counts: only a line feed ends one. */
function lineCounter(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => {
    const line = ends.findIndex((end) => end >= offset);
    return line === -1 ? ends.length + 1 : line + 1;
  };
}
