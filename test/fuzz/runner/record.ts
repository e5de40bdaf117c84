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

/** Bytes that are read at once. */
const chunk = 1 << 20;
/** One would do; more may tell what they have in common. */
const mostViolations = 100;

/** Files that the runner may open for writing. */
type MayWrite = (file: string) => boolean;

interface Run extends Pages {
  readonly node: number | undefined;
}

function runOf(word: string): Run {
  const [, first = '0', count = '0', node] = /^([\da-f]+):([\da-f]+)(?:>(-?\d+))?$/.exec(word) ?? [];
  const from = BigInt(`0x${first}`);
  return {
    first: from,
    end: from + BigInt(`0x${count}`),
    node: node === undefined ? undefined : Number(node),
  };
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

  /**
   * The words of the whole lines that are new, '\n' behind each line. Word by word, because a single call may name 2^24 pages here and
   * there, which is more than a text can hold.
   */
  *#words(): Generator<string> {
    const file = fs.openSync(this.#file, fs.constants.O_RDONLY | fs.constants.O_CREAT);
    try {
      const end = endOfLines(file, this.#read);
      const bytes = Buffer.alloc(Math.min(chunk, end - this.#read));
      let begun = '';
      while (this.#read < end) {
        const length = fs.readSync(file, bytes, 0, Math.min(bytes.length, end - this.#read), this.#read);
        this.#read += length;
        const words = (begun + bytes.toString('latin1', 0, length)).split(/ |(?=\n)|(?<=\n)/);
        begun = words.at(-1) === '\n' ? '' : (words.pop() ?? '');
        yield* words;
      }
    } finally {
      fs.closeSync(file);
    }
  }

  /** What was done since the last time that none of `named` asked for, in words; empty as it should be. */
  violations(named: readonly Named[]): readonly string[] {
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
    const found: string[] = [];
    let head: string[] = [];
    let call: Call | undefined;
    for (const word of this.#words()) {
      if (found.length > mostViolations) continue;
      if (word === '\n') {
        if (call === undefined) found.push(...this.#otherViolation(head));
        head = [];
        call = undefined;
      } else if (call !== undefined) found.push(...this.#runViolation(call, word, named, within));
      else {
        head.push(word);
        const [kind = '', pid, flags] = head;
        if (flags === undefined || !['m', 'q'].includes(kind)) continue;
        call = new Call(Number(pid), kind === 'm');
        this.counts[call.moving ? 'moves' : 'queries']++;
        if (call.moving && !['0', '2', '4', '6'].includes(flags)) found.push(`a move with flags ${flags}`);
      }
    }
    return found;
  }

  #otherViolation(words: readonly string[]): readonly string[] {
    const [kind = '', ...rest] = words;
    const line = words.join(' ');
    if (kind === 'X') return [line];
    if (kind === 's') return rest[1] === '0' ? [] : [`a scan that writes: ${line}`];
    return this.#mayWrite(rest.join(' ')) ? [] : [`opened for writing: ${line}`];
  }

  #runViolation(
    call: Call,
    word: string,
    named: readonly Named[],
    within: (pid: number, moving: boolean) => Allowed,
  ): readonly string[] {
    const { pid, moving } = call;
    const isAgain = word === call.word;
    const run = call.read(word);
    this.counts[moving ? 'pagesMoved' : 'pagesAsked'] += Number(run.end - run.first);
    // The same page again, as often as an array says so.
    if (isAgain) return [];
    const found: string[] = [];
    const what = `${moving ? 'move' : 'query'} of ${run.first.toString(16)}-${run.end.toString(16)} of process ${pid}`;
    if (!within(pid, moving).has(run)) found.push(`${what}, which nobody named`);
    if (moving) this.moved.push({ pid, pages: run });
    const { node } = run;
    if (node !== undefined && !named.some((one) => one.pid === pid && one.nodes?.has(node) === true))
      found.push(`${what} to node ${node}, which nobody named`);
    return found;
  }
}

/** A call of move_pages while its runs are read. */
class Call {
  readonly pid: number;
  readonly moving: boolean;
  word = '';
  #run: Run = { first: 0n, end: 0n, node: undefined };

  constructor(pid: number, moving: boolean) {
    this.pid = pid;
    this.moving = moving;
  }

  read(word: string): Run {
    if (word !== this.word) this.#run = runOf(word);
    this.word = word;
    return this.#run;
  }
}

/** Where the last whole line of a file ends. @param from where the first one begins */
function endOfLines(file: number, from: number): number {
  const bytes = Buffer.alloc(4096);
  for (let end = fs.fstatSync(file).size; end > from;) {
    const start = Math.max(from, end - bytes.length);
    const last = bytes.subarray(0, fs.readSync(file, bytes, 0, end - start, start)).lastIndexOf('\n');
    if (last >= 0) return start + last + 1;
    end = start;
  }
  return from;
}
