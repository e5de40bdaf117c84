/** The program programs/states.c: memory in every state that matters, and calls of move_pages that it makes itself. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { PageSelection } from '../../../server/protocol/runner';

export interface Area {
  readonly kind: string;
  readonly address: bigint;
  /** Of 4096 bytes. */
  readonly pages: number;
}

/** What the program's own call did. */
export interface Called {
  readonly ret: number;
  /** "ENODEV"; "0" when it did not fail. */
  readonly errno: string;
  /** One by one; undefined where the kernel wrote nothing. */
  readonly status: readonly (number | undefined)[];
}

export const hex = (address: bigint): string => `0x${address.toString(16)}`;

export class States {
  readonly pid: number;
  areas: ReadonlyMap<string, Area>;
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;

  private constructor(
    child: ChildProcessByStdio<Writable, Readable, null>,
    lines: AsyncIterator<string>,
    areas: ReadonlyMap<string, Area>,
  ) {
    assert(child.pid !== undefined);
    this.pid = child.pid;
    this.areas = areas;
    this.#child = child;
    this.#lines = lines;
  }

  /**
   * `kinds` as in programs/states.c: "small", "thp@1". The process lives as long as `use` runs, and not longer. Its memory is compared with
   * what it was all the while, and once more at the end.
   */
  static async with<T>(
    kinds: readonly string[],
    use: (states: States) => Promise<T>,
    options: { readonly uid?: number } = {},
  ): Promise<T> {
    const { uid = 0 } = options;
    const child = spawn('/app/programs/states', kinds, {
      stdio: ['pipe', 'pipe', 'inherit'],
      uid,
      gid: uid,
    });
    // A test may end the process in the middle of a word.
    child.stdin.on('error', () => undefined);
    const ended = new Promise((resolve) => child.once('close', resolve));
    try {
      const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const states = new States(child, lines, parseAreas(await next(lines)));
      const result = await use(states);
      await states.#lastWord(ended);
      return result;
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
  }

  area(kind: string): Area {
    const area = this.areas.get(kind);
    assert(area !== undefined, `there is no area ${kind}`);
    return area;
  }

  /** All of an area, as the runner is told it. */
  pages(kind: string): Extract<PageSelection, { kind: 'ranges' }> {
    const { address, pages } = this.area(kind);
    return { kind: 'ranges', ranges: [{ from: hex(address), to: hex(address + BigInt(pages) * 4096n) }] };
  }

  /** Puts entries into the program's arrays and tells where these are. */
  async load(
    entries: readonly (readonly [address: bigint, node: number])[],
  ): Promise<{ readonly pages: string; readonly nodes: string }> {
    const words = entries.map(([address, node]) => `${hex(address)}:${node}`);
    const loaded = /^loaded (\S+) (\S+)$/.exec(await this.ask(`load ${words.join(' ')}`));
    assert(loaded?.[1] !== undefined && loaded[2] !== undefined);
    return { pages: loaded[1], nodes: loaded[2] };
  }

  async call(flags: number, hasStatus = true, hasNodes = true): Promise<Called> {
    const said = await this.ask(`call ${flags} ${Number(hasStatus)} ${Number(hasNodes)}`);
    const called = /^called (-?\d+) (\w+) (.*)$/.exec(said);
    assert(called?.[1] !== undefined && called[2] !== undefined && called[3] !== undefined, said);
    const status = called[3]
      .split(',')
      .filter((run) => run !== '')
      .flatMap((run) => {
        const [value = '', count = ''] = run.split('*');
        return Array.from({ length: Number(count) }, () => (value === '-' ? undefined : Number(value)));
      });
    return { ret: Number(called[1]), errno: called[2], status };
  }

  /** Fails the test unless all memory holds what the program wrote. */
  async assertIntact(): Promise<void> {
    assert.equal(await this.ask('check'), 'intact');
  }

  /** A process that the test itself has killed has nothing to say. */
  async #lastWord(ended: Promise<unknown>): Promise<void> {
    try {
      await this.assertIntact();
    } catch (error) {
      if (!(error instanceof ProgramEnded)) throw error;
      await ended;
      if (this.#child.signalCode !== 'SIGKILL') throw error;
    }
  }

  async ask(question: string): Promise<string> {
    this.#child.stdin.write(`${question}\n`);
    return next(this.#lines);
  }

  /** The program executes itself anew. */
  async exec(): Promise<void> {
    this.areas = parseAreas(await this.ask('exec'));
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

class ProgramEnded extends Error {}

async function next(lines: AsyncIterator<string>): Promise<string> {
  const line = await lines.next();
  if (line.done === true) throw new ProgramEnded('the program ended before it answered');
  return line.value;
}

function parseAreas(line: string): ReadonlyMap<string, Area> {
  assert.match(line, /^ready /);
  const areas = new Map<string, Area>();
  for (const [, kind = '', address = '', bytes = ''] of line.matchAll(/ (\S+)=(0x[0-9a-f]+):(\d+)/g))
    areas.set(kind, { kind, address: BigInt(address), pages: Math.ceil(Number(bytes) / 4096) });
  return areas;
}
