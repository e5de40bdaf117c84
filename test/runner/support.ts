/** Real parts for the runner's tests: programs compiled on the spot, processes to look at, a runner as a child process. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { InitializeResult, Outcome, RunnerFailure, Target } from '../../server/protocol/runner';
import type { RunnerClient } from '../../server/protocol/runner-client';
import { startRunner } from '../../server/runner-process/start';
import type { RunnerProcess } from '../../server/runner-process/start';

export const root = path.resolve(__dirname, '../../..');
export const runnerProgram = path.join(root, 'out/server/runner/main.js');
const fixtures = path.join(root, 'test/runner/fixtures');

/** Why the tests that need a compiled program cannot run here; false when they can. */
export const noCompiler: string | false =
  process.platform !== 'linux'
    ? 'the runner runs on Linux only'
    : spawnSync('cc', ['--version']).status === 0
      ? false
      : 'no C compiler (cc) on PATH';

/** The same for a C++ program. */
export const noCppCompiler: string | false =
  noCompiler !== false
    ? noCompiler
    : spawnSync('cc', ['-x', 'c++', '-fsyntax-only', '-'], { input: '' }).status === 0
      ? false
      : 'no C++ compiler (cc -x c++)';

/** Why there are no transparent huge pages here; false when there are. */
export const noHugePages: string | false = (() => {
  try {
    const setting = fs.readFileSync('/sys/kernel/mm/transparent_hugepage/enabled', 'latin1');
    return setting.includes('[never]') ? 'transparent huge pages are switched off' : false;
  } catch {
    return 'this kernel has no transparent huge pages';
  }
})();

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

/** Gone when the tests of the file have ended. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-runner-'));
  folders.push(folder);
  return folder;
}

const built = new Map<string, string>();

/** The executable of a fixture, readable by every user. */
export function compile(name: 'target' | 'deny' | 'call' | 'raise'): string {
  return build(`${name}.c`, ['-pthread']);
}

/** The program of `fixtures/symbols.cpp`, built with these options of the compiler. */
export function compileSymbols(...options: readonly string[]): string {
  return build('symbols.cpp', options);
}

function build(source: string, options: readonly string[]): string {
  const key = [source, ...options].join(' ');
  const known = built.get(key);
  if (known !== undefined) return known;
  const folder = temporaryFolder();
  fs.chmodSync(folder, 0o755);
  const program = path.join(folder, path.parse(source).name);
  execFileSync('cc', ['-O1', '-Wall', '-Werror', ...options, '-o', program, path.join(fixtures, source)]);
  built.set(key, program);
  return program;
}

export interface Area {
  readonly from: bigint;
  readonly length: number;
}

export class TargetProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterableIterator<string>;
  readonly #areas = new Map<string, Area>();

  private constructor(child: ChildProcessByStdio<Writable, Readable, null>) {
    this.#child = child;
    this.#lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  }

  /** A process of `fixtures/target.c` that has touched so many pages. */
  static async start(
    touchedPages = 64,
    program = compile('target'),
    owner: { readonly uid?: number; readonly gid?: number } = {},
    cwd?: string,
  ): Promise<TargetProcess> {
    const child = spawn(program, [String(touchedPages)], {
      stdio: ['pipe', 'pipe', 'inherit'],
      cwd,
      ...owner,
    });
    const target = new TargetProcess(child);
    await target.#readAreas();
    return target;
  }

  async #readAreas(): Promise<void> {
    for (let line = await this.#line(); line !== 'ready'; line = await this.#line()) {
      const [name = '', from = '0', length = '0'] = line.split(' ');
      this.#areas.set(name, { from: BigInt(from), length: Number(length) });
    }
  }

  async #line(): Promise<string> {
    const next = await this.#lines.next();
    assert.ok(next.done !== true, 'the target process ended');
    return next.value;
  }

  get pid(): number {
    assert.ok(this.#child.pid !== undefined);
    return this.#child.pid;
  }

  area(name: string): Area {
    const area = this.#areas.get(name);
    assert.ok(area !== undefined, name);
    return area;
  }

  /** An area as the option `--range` takes it. */
  rangeOption(name: string): string {
    const { from, length } = this.area(name);
    return `${hex(from)}-${hex(from + BigInt(length))}`;
  }

  /** An area as the ranges of a request. */
  ranges(name: string): {
    readonly kind: 'ranges';
    readonly ranges: readonly [{ readonly from: string; readonly to: string }];
  } {
    const { from, length } = this.area(name);
    return { kind: 'ranges', ranges: [{ from: hex(from), to: hex(from + BigInt(length)) }] };
  }

  /** Adds the area `striped`: 24000 pages, every other one touched. */
  async stripe(): Promise<void> {
    this.#child.stdin.write('s');
    await this.#readAreas();
  }

  /** Adds the area `dense`: 2 GiB in which every page has to be asked about. */
  async fill(): Promise<void> {
    this.#child.stdin.write('d');
    await this.#readAreas();
  }

  /** Adds the area `many`: an array of 4194304 pointers into the area `touched`, in no order. */
  async addArray(): Promise<void> {
    this.#child.stdin.write('a');
    await this.#readAreas();
  }

  /** Adds the area `huge`: 8 MiB of transparent huge pages, where the machine has them. */
  async addHuge(): Promise<void> {
    this.#child.stdin.write('h');
    await this.#readAreas();
  }

  /** Adds the area `mixed`: 256 MiB with mappings and pages of many kinds, long and short, and gaps. */
  async mix(): Promise<void> {
    this.#child.stdin.write('m');
    await this.#readAreas();
  }

  /** `fixed`: with the addresses that every execution without randomization has. */
  async executeAgain(addresses: 'random' | 'fixed' = 'random'): Promise<void> {
    this.#child.stdin.write(addresses === 'random' ? 'e' : 'f');
    await this.#readAreas();
  }

  /** The number of a child that has ended and is not collected. */
  async zombie(): Promise<number> {
    this.#child.stdin.write('z');
    const pid = Number((await this.#line()).split(' ')[1]);
    await until(() => statOf(pid).state === 'Z');
    return pid;
  }

  /** Its first thread ends; another one goes on. */
  async endFirstThread(): Promise<void> {
    this.#child.stdin.write('t');
    await until(() => statOf(this.pid).state === 'Z');
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
}

/** Root is a user like any other once it gives up a right; whoever is not root has none of them. */
export const asRoot = process.getuid?.() === 0;
export const notRoot: string | false = !asRoot && 'the tests do not run as root';

/** A command behind which a program has none of these capabilities, named as setpriv(1) does. */
export function without(...capabilities: readonly string[]): readonly string[] {
  return asRoot ? ['setpriv', '--bounding-set', capabilities.map((one) => `-${one}`).join(), '--'] : [];
}

export const hex = (address: bigint): string => `0x${address.toString(16)}`;

export function statOf(pid: number): { readonly state: string; readonly startTime: string } {
  const fields = fs
    .readFileSync(`/proc/${pid}/stat`, 'latin1')
    .replace(/^.*\) /s, '')
    .split(' ');
  return { state: fields[0] ?? '', startTime: fields[19] ?? '' };
}

/** Waits for a condition that is about to come true, a minute at most: a machine may have other things to do. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, 'the condition did not come true within a minute');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The number of a process that has ended and been collected. */
export function deadPid(): number {
  return spawnSync('true').pid;
}

export interface TestRunner {
  readonly process: RunnerProcess;
  readonly client: RunnerClient;
  readonly machine: InitializeResult;
}

/** A runner of this build, initialized; `prefix` is a command to run it under. */
export async function initializedRunner(
  prefix: readonly string[] = [],
  env: NodeJS.ProcessEnv = process.env,
): Promise<TestRunner> {
  const started = startRunnerProcess(prefix, env);
  const machine = expectOk(await started.client.initialize('test'));
  return { process: started, client: started.client, machine };
}

export interface RunnerOnTarget {
  readonly runner: TestRunner;
  readonly process_: TargetProcess;
  readonly target: Target;
  readonly end: () => Promise<void>;
}

/** A runner of this build, and a process that it has opened. */
export async function runnerOnTarget(env: NodeJS.ProcessEnv = process.env): Promise<RunnerOnTarget> {
  const runner = await initializedRunner([], env);
  const process_ = await TargetProcess.start();
  const end = async (): Promise<void> => {
    await process_.kill();
    await runner.client.close();
  };
  return {
    ...{ runner, process_, end },
    target: expectOk(await runner.client.openTarget({ pid: process_.pid })),
  };
}

export function startRunnerProcess(
  prefix: readonly string[] = [],
  env: NodeJS.ProcessEnv = process.env,
): RunnerProcess {
  // env(1) runs what follows, so that an empty prefix is a command as well.
  return startRunner({ command: 'env', args: [...prefix, process.execPath, runnerProgram, '--stdio'], env });
}

export function expectOk<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : JSON.stringify(outcome.failure));
  return outcome.value;
}

/** The failure, after the checks that every failure has to pass. */
export function expectFailure<T>(outcome: Outcome<T>, code: RunnerFailure['code']): RunnerFailure {
  assert.ok(!outcome.ok, `expected ${code}, got ${JSON.stringify(outcome)}`);
  const { failure } = outcome;
  assert.equal(failure.code, code, failure.message);
  assert.match(failure.message, /^[A-Z0-9].*\.$/);
  assert.doesNotMatch(failure.message, /\n|undefined|\[object|\bat \w+ \(/);
  return failure;
}
