/** The target program (programs/target.c) as the suite sees it: started, asked one question at a time, ended. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Pages by node, as the target reads them in its own numa_maps. */
export type PagesByNode = Readonly<Record<string, number>>;

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

  /** The target lives as long as `use` runs, and not longer. */
  static async with(
    where: Where,
    use: (target: Target) => Promise<void>,
    options: { readonly mib?: number; readonly huge?: boolean; readonly uid?: number } = {},
  ): Promise<void> {
    const place = 'node' in where ? ['node', String(where.node)] : ['cpu', String(where.cpu)];
    const args = [String(options.mib ?? 64), ...place, ...(options.huge === true ? ['huge'] : [])];
    const child = spawn('/app/programs/target', args, {
      stdio: ['pipe', 'pipe', 'inherit'],
      uid: options.uid ?? 0,
      gid: options.uid ?? 0,
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    try {
      const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const ready = /^ready (0x[0-9a-f]+) (\d+)$/.exec(await nextLine(lines));
      assert(ready?.[1] !== undefined, 'the target says that it is ready');
      await use(new Target(child, lines, ready[1], Number(ready[2])));
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

  /** Fails the test unless every word of the memory is what the target wrote at its start. */
  async assertIntact(): Promise<void> {
    assert.equal(await this.#ask('check'), 'intact');
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

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const next = await lines.next();
  assert(next.done !== true, 'the target ended before it answered');
  return next.value;
}
