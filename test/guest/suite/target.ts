/** The target program (programs/target.c) as the suite sees it: started, asked one question at a time, ended. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Pages by node, as the target reads them in its own numa_maps. */
export type PagesByNode = Readonly<Record<string, number>>;

/** What the target's threads did (programs/watched.h), in pages. */
export interface Watched {
  readonly checked: number;
  readonly rewritten: number;
  readonly mismatches: number;
}

/** What the target's own query said, compared with the one before, in pages of 4096 bytes. */
export interface Moved {
  readonly changed: number;
  readonly stayed: number;
  /** Without a node: not in memory, or on their way. */
  readonly absent: number;
}

/** Of all targets of this run together, whose tests do not care. */
export const watchedInAll: { targets: number; checked: number; rewritten: number } = {
  targets: 0,
  checked: 0,
  rewritten: 0,
};

export interface TargetOptions {
  readonly mib?: number;
  readonly pages?: 'small' | 'huge' | 'hugetlb';
  /** How hard its threads check the memory while it is moved; "still": they don't, for measurements. */
  readonly pace?: 'calm' | 'hard' | 'still';
  readonly uid?: number;
  /** Where programs/target.c was compiled to, if not for a guest. */
  readonly program?: string;
}

/** Where the target's pages are allocated: on a node by policy, or by first touch on a processor. */
export type Where = { readonly node: number } | { readonly cpu: number };

export class Target {
  readonly pid: number;
  /** "0x…", aligned to 2 MiB; one unreadable page lies before and after the memory. */
  readonly address: string;
  readonly bytes: number;
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;

  private constructor(
    child: ChildProcessByStdio<Writable, Readable, null>,
    lines: AsyncIterator<string>,
    address: string,
    bytes: number,
  ) {
    assert(child.pid !== undefined);
    this.pid = child.pid;
    this.address = address;
    this.bytes = bytes;
    this.#child = child;
    this.#lines = lines;
  }

  /**
   * The target lives as long as `use` runs, and not longer. Its memory is checked all the while, and once more at the end: a test that `use`
   * passes fails where a word of it is not what the target wrote.
   */
  static async with(
    where: Where,
    use: (target: Target) => Promise<void>,
    options: TargetOptions = {},
  ): Promise<void> {
    const place = 'node' in where ? ['node', String(where.node)] : ['cpu', String(where.cpu)];
    const { mib = 64, pages = 'small', pace = 'calm', uid, program = '/app/programs/target' } = options;
    const args = [String(mib), ...place, pages, pace];
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'inherit'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    // A test may end the target in the middle of a word.
    child.stdin.on('error', () => undefined);
    const ended = new Promise((resolve) => child.once('close', resolve));
    try {
      const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const ready = /^ready (0x[0-9a-f]+) (\d+)$/.exec(await nextLine(lines));
      assert(ready?.[1] !== undefined, 'the target says that it is ready');
      const target = new Target(child, lines, ready[1], Number(ready[2]));
      await use(target);
      await target.#lastWord(ended);
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
  }

  get pages(): number {
    return this.bytes / 4096;
  }

  /** One past the last address, as "0x…". */
  get end(): string {
    return `0x${(BigInt(this.address) + BigInt(this.bytes)).toString(16)}`;
  }

  async #ask(question: string): Promise<string> {
    this.#child.stdin.write(`${question}\n`);
    return nextLine(this.#lines);
  }

  /** Fails the test unless every word of the memory is what the target wrote there, and was whenever its threads looked. */
  async assertIntact(): Promise<void> {
    assert.equal(await this.#ask('check'), 'intact');
  }

  /** What is wrong with the memory, in the target's words. */
  async mismatch(): Promise<string> {
    return this.#ask('check');
  }

  async watched(): Promise<Watched> {
    const [, checked, rewritten, mismatches] =
      /^watched (\d+) (\d+) (\d+)$/.exec(await this.#ask('watched')) ?? [];
    assert(mismatches !== undefined, 'the target tells what its threads did');
    return { checked: Number(checked), rewritten: Number(rewritten), mismatches: Number(mismatches) };
  }

  /** Which of its pages changed their node since the last time, as the kernel answers the target itself. */
  async moved(): Promise<Moved> {
    const [, changed, stayed, absent] = /^moved (\d+) (\d+) (\d+)$/.exec(await this.#ask('moved')) ?? [];
    assert(absent !== undefined, 'the target tells what moved');
    return { changed: Number(changed), stayed: Number(stayed), absent: Number(absent) };
  }

  /** The last check; a target that the test itself has killed has nothing to say. */
  async #lastWord(ended: Promise<unknown>): Promise<void> {
    let last: Watched;
    try {
      await this.assertIntact();
      last = await this.watched();
    } catch (error) {
      if (!(error instanceof TargetEnded)) throw error;
      await ended;
      if (this.#child.signalCode === 'SIGKILL') return;
      throw error;
    }
    watchedInAll.targets++;
    watchedInAll.checked += last.checked;
    watchedInAll.rewritten += last.rewritten;
  }

  async placement(): Promise<PagesByNode> {
    const answer = /^placement (\{.*\})$/.exec(await this.#ask('placement'));
    assert(answer?.[1] !== undefined, 'the target tells its placement');
    const parsed: unknown = JSON.parse(answer[1]);
    assert(typeof parsed === 'object' && parsed !== null);
    return Object.fromEntries(Object.entries(parsed).map(([node, pages]) => [node, Number(pages)]));
  }

  /** Reads all its memory without end, until it is asked something else. */
  async spin(): Promise<void> {
    assert.equal(await this.#ask('spin'), 'spinning');
  }
}

class TargetEnded extends Error {}

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const next = await lines.next();
  if (next.done === true) throw new TargetEnded('the target ended before it answered');
  return next.value;
}
