/** What the recorder (test/runner/fixtures/recorder.c) wrote down, and whether the runner was asked for all of it. */
import fs from 'node:fs';
import { Allowed } from './named';
import type { Named, Pages } from './named';

export interface Counts {
  queries: number;
  moves: number;
  pagesAsked: number;
  pagesMoved: number;
}

export const noCounts = (): Counts => ({ queries: 0, moves: 0, pagesAsked: 0, pagesMoved: 0 });

/** Files that the runner may open for writing. */
type MayWrite = (file: string) => boolean;

interface Run extends Pages {
  readonly node: number | undefined;
}

function runsOf(words: readonly string[]): readonly Run[] {
  return words.map((word) => {
    const [, first = '0', count = '0', node] = /^([\da-f]+):([\da-f]+)(?:>(-?\d+))?$/.exec(word) ?? [];
    const from = BigInt(`0x${first}`);
    return {
      first: from,
      end: from + BigInt(`0x${count}`),
      node: node === undefined ? undefined : Number(node),
    };
  });
}

export class Recording {
  readonly #file: string;
  readonly #huge: (pid: number) => readonly Pages[];
  readonly #mayWrite: MayWrite;
  #read = 0;
  readonly counts = noCounts();
  /** What was handed to the kernel to be moved. */
  readonly moved: { readonly pid: number; readonly pages: Pages }[] = [];

  constructor(file: string, huge: (pid: number) => readonly Pages[], mayWrite: MayWrite) {
    this.#file = file;
    this.#huge = huge;
    this.#mayWrite = mayWrite;
  }

  /** The whole lines that are new. */
  #more(): string {
    const file = fs.openSync(this.#file, fs.constants.O_RDONLY | fs.constants.O_CREAT);
    try {
      const bytes = Buffer.alloc(fs.fstatSync(file).size - this.#read);
      const length = fs.readSync(file, bytes, 0, bytes.length, this.#read);
      const end = bytes.subarray(0, length).lastIndexOf('\n') + 1;
      this.#read += end;
      return bytes.toString('latin1', 0, end);
    } finally {
      fs.closeSync(file);
    }
  }

  /** What was done since the last time that none of `named` asked for, in words; empty as it should be. */
  violations(named: readonly Named[]): readonly string[] {
    const text = this.#more();
    if (text === '') return [];
    const lines = text.split('\n').filter((line) => line !== '');
    const allowed = new Map<string, Allowed>();
    const within = (pid: number, moving: boolean): Allowed => {
      const key = `${pid} ${moving}`;
      const known = allowed.get(key);
      if (known !== undefined) return known;
      const pages = named.filter((one) => one.pid === pid && (!moving || one.nodes !== undefined));
      const made = new Allowed(
        pages.flatMap((one) => one.pages),
        this.#huge(pid),
      );
      allowed.set(key, made);
      return made;
    };
    return lines.flatMap((line) => this.#violation(line, named, within));
  }

  #violation(
    line: string,
    named: readonly Named[],
    within: (pid: number, moving: boolean) => Allowed,
  ): readonly string[] {
    const [kind = '', ...words] = line.split(' ');
    if (kind === 'X') return [line];
    if (kind === 's') return words[1] === '0' ? [] : [`a scan that writes: ${line}`];
    if (kind === 'o') return this.#mayWrite(words.join(' ')) ? [] : [`opened for writing: ${line}`];
    const [pid, flags] = [Number(words[0]), Number(words[1])];
    const runs = runsOf(words.slice(2));
    const moving = kind === 'm';
    const pages = runs.reduce((sum, run) => sum + Number(run.end - run.first), 0);
    if (moving) {
      this.counts.moves++;
      this.counts.pagesMoved += pages;
    } else {
      this.counts.queries++;
      this.counts.pagesAsked += pages;
    }
    // A call without pages asks for rights only.
    const found: string[] = [];
    if (moving && ![0, 2, 4, 6].includes(flags)) found.push(`a move with flags ${flags}`);
    for (const run of runs) {
      const what = `${moving ? 'move' : 'query'} of ${run.first.toString(16)}-${run.end.toString(16)} of process ${pid}`;
      if (!within(pid, moving).has(run)) found.push(`${what}, which nobody named`);
      if (moving) this.moved.push({ pid, pages: run });
      const { node } = run;
      if (node !== undefined && !named.some((one) => one.pid === pid && one.nodes?.has(node) === true))
        found.push(`${what} to node ${node}, which nobody named`);
    }
    return found;
  }
}
