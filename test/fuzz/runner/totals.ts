/** What all runs did together, in a file of the cache: a run goes on where the last one with its seed ended. */
import fs from 'node:fs';
import path from 'node:path';
import type { SessionResult } from './session';

interface Sums {
  frames: number;
  requests: number;
  refused: number;
  sessions: number;
  queries: number;
  moves: number;
  pagesAsked: number;
  pagesMoved: number;
  /** On another node after a burst than before it. */
  pagesChanged: number;
  reusedPids: number;
  /** MiB, the most that a runner had. */
  memory: number;
  /** The next session of each seed. */
  readonly next: Record<string, number>;
}

const none: Sums = {
  frames: 0,
  requests: 0,
  refused: 0,
  sessions: 0,
  queries: 0,
  moves: 0,
  pagesAsked: 0,
  pagesMoved: 0,
  pagesChanged: 0,
  reusedPids: 0,
  memory: 0,
  next: {},
};

export class Totals {
  readonly #file: string;
  readonly #seed: string;
  readonly all: Sums;

  constructor(file: string, seed: number) {
    this.#file = file;
    this.#seed = String(seed);
    // What an earlier version did not count is none.
    const earlier = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Sums) : {};
    this.all = { ...structuredClone(none), ...earlier };
  }

  get next(): number {
    return this.all.next[this.#seed] ?? 0;
  }

  add(result: SessionResult, next: number): void {
    const { all } = this;
    all.frames += result.frames;
    all.requests += result.requests;
    all.refused += result.refused;
    all.sessions++;
    all.queries += result.counts.queries;
    all.moves += result.counts.moves;
    all.pagesAsked += result.counts.pagesAsked;
    all.pagesMoved += result.counts.pagesMoved;
    all.pagesChanged += result.changed;
    all.reusedPids += result.reusedPid ? 1 : 0;
    all.memory = Math.max(all.memory, Math.round(result.memory));
    all.next[this.#seed] = next;
    fs.mkdirSync(path.dirname(this.#file), { recursive: true });
    fs.writeFileSync(this.#file, `${JSON.stringify(all, null, 2)}\n`);
  }

  line(): string {
    const {
      frames,
      sessions,
      requests,
      refused,
      queries,
      moves,
      pagesAsked,
      pagesMoved,
      pagesChanged,
      reusedPids,
      memory,
    } = this.all;
    return [
      `in all: ${frames} frames to ${sessions} runners, ${requests} requests, all answered (${refused} by a refusal in words);`,
      `${queries} queries of ${pagesAsked} pages and ${moves} moves of ${pagesMoved} pages, none of them unnamed; ${pagesChanged} pages went to another node;`,
      `${reusedPids} numbers of processes passed on; most memory ${memory} MiB`,
    ].join(' ');
  }
}
