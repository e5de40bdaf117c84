/** The processes and the recorder of a fuzzed runner inside a guest, where a page that a request names really goes to another node. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { around } from '../../fuzz/runner/named';
import type { Pages } from '../../fuzz/runner/named';
import { World } from '../../fuzz/runner/world';
import type { Witness } from '../../fuzz/runner/world';
import { hex, temporaryFolder } from '../../runner/support';
import type { Area } from '../../runner/support';
import { onlineNodes } from './machine';

const program = '/app/programs/areas';

/** What threads of all these processes did, in pages. */
export const watchedInAll = { checked: 0, rewritten: 0 };

class AreasProcess implements Witness {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;
  readonly #areas = new Map<string, Area>();

  private constructor(touchedPages: number) {
    this.#child = spawn(program, [String(touchedPages), String(onlineNodes.length)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#lines = readline.createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  static async start(touchedPages: number): Promise<AreasProcess> {
    const started = new AreasProcess(touchedPages);
    for (let line = await started.#line(); line !== 'ready'; line = await started.#line()) {
      const [name = '', from = '', length] = line.split(' ');
      started.#areas.set(name, { from: BigInt(from), length: Number(length) });
    }
    // What comes later is compared with this.
    await started.changed();
    return started;
  }

  async #line(): Promise<string> {
    const next = await this.#lines.next();
    assert(next.done !== true, 'a process ended that nobody has ended');
    return next.value;
  }

  async #ask(letter: string): Promise<string> {
    this.#child.stdin.write(letter);
    return this.#line();
  }

  get pid(): number {
    assert(this.#child.pid !== undefined);
    return this.#child.pid;
  }

  area(name: string): Area {
    const area = this.#areas.get(name);
    assert(area !== undefined, name);
    return area;
  }

  ranges(name: string) {
    const { from, length } = this.area(name);
    return { kind: 'ranges', ranges: [{ from: hex(from), to: hex(from + BigInt(length)) }] } as const;
  }

  async memory(): Promise<string> {
    return this.#ask('c');
  }

  async changed(): Promise<readonly Pages[]> {
    const [, ...runs] = (await this.#ask('n')).split(' ');
    return runs.flatMap((run) => {
      const [first, count] = run.split(':').map((word) => BigInt(`0x${word}`) * 4096n);
      return first === undefined || count === undefined ? [] : around(first, first + count);
    });
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const [, checked, rewritten] = (await this.#ask('w')).split(' ').map(Number);
    watchedInAll.checked += checked ?? 0;
    watchedInAll.rewritten += rewritten ?? 0;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
}

/** @returns a world of which every node is real */
export async function worldOfNodes(): Promise<World> {
  // It joins huge pages on one node that had been split, whoever has moved a part of them.
  fs.writeFileSync('/sys/kernel/mm/transparent_hugepage/khugepaged/scan_sleep_millisecs', '1000000000');
  const folder = temporaryFolder();
  const recorder = path.join(folder, 'recorder.so');
  fs.copyFileSync('/app/programs/recorder.so', recorder);
  return World.make({
    folder,
    program,
    recorder,
    runner: '/app/dist/runner/runner.js',
    nodes: onlineNodes,
    pretends: false,
    // An emulated processor is slow, and what is cancelled at once moves nothing.
    beforeCancel: 10_000,
    begin: async (touchedPages) => AreasProcess.start(touchedPages),
  });
}
