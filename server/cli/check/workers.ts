/**
 * Who checks the files of a check: this thread, and others if it is large. Each takes the next file when it has done one, and waits
 * while more may come; outcomes are given back in the order of the files. A file on which a thread ends is tried once more, in a new one.
 */
import fs from 'node:fs';
import os from 'node:os';
import { setImmediate as immediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { shownPath, type CheckerOptions, type FileOutcome } from './check-file';
import type { ConfigFileProblem } from './config';
import type { FromWorker, ToWorker } from './worker-messages';
import { say, spokenLanguage } from '../../languages/say';

/** A thread takes about 150 ms to start, in which files of this size are checked as well. */
const smallest = { files: 32, bytes: 128 * 1024 };
/** Each takes some 100 MiB. */
const mostWorkers = 8;
/** Threads that ended without a file in hand; more of them cannot be started at all. */
const mostFailures = 3;

/** How many threads beside this one these files are worth. `NUMA_LENS_WORKERS` says how many do it all. */
export function workersFor(
  files: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): number {
  const most = Math.min(mostWorkers, files.length);
  const told = workersTold(env);
  if (told !== undefined) return Math.min(most, told);
  const cores = os.availableParallelism();
  if (cores < 2 || files.length < smallest.files) return 0;
  let bytes = 0;
  for (const file of files) {
    bytes += fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes >= smallest.bytes) return Math.min(most, cores) - 1;
  }
  return 0;
}

/** What the user says; 0: this thread alone. */
export function workersTold(env: Readonly<Record<string, string | undefined>>): number | undefined {
  const told = env['NUMA_LENS_WORKERS'];
  return told !== undefined && /^\d{1,3}$/.test(told) ? Number(told) : undefined;
}

/** How many threads beside this one may be of use where it is not known yet how many files there will be. */
export function mostUsefulWorkers(): number {
  return Math.min(mostWorkers, os.availableParallelism()) - 1;
}

interface Waiting {
  readonly file: string;
  readonly bytes: number;
  readonly resolve: (outcome: FileOutcome) => void;
  /** Threads that ended on it. */
  lost: number;
}

export interface WorkersOptions {
  /** Checks a file in this thread; absent: only others do. */
  readonly here?: (file: string) => Promise<FileOutcome>;
  /** What each other thread runs. */
  readonly program?: string;
}

export class Workers {
  readonly configProblems: ConfigFileProblem[] = [];
  readonly #program: string;
  #queue: Waiting[] = [];
  readonly #outcomes = new Map<string, Promise<FileOutcome>>();
  /** Who has no file in hand: each is called when there is one, or none will come. */
  readonly #idle: (() => void)[] = [];
  readonly #ended: Promise<void>[] = [];
  readonly #isHere: boolean;
  #moreMayCome = true;
  #failures = 0;
  #running = 0;

  constructor(
    private readonly options: CheckerOptions,
    { here, program = require.resolve('./worker.js') }: WorkersOptions,
  ) {
    this.#program = program;
    this.#isHere = here !== undefined;
    if (here !== undefined) this.#ended.push(this.#takeHere(here));
  }

  /** So many threads more. */
  start(count: number): void {
    for (let at = 0; at < count; at++) this.#start();
  }

  /** It is checked as soon as somebody is free. @param bytes its length, as far as it is known */
  add(file: string, bytes = 0): Promise<FileOutcome> {
    const known = this.#outcomes.get(file);
    if (known !== undefined) return known;
    const outcome = new Promise<FileOutcome>((resolve) => {
      this.#queue.push({ file, bytes, resolve, lost: 0 });
    });
    this.#outcomes.set(file, outcome);
    if (this.#running === 0 && !this.#isHere) this.#replace(say('it ended'));
    else this.#idle.shift()?.();
    return outcome;
  }

  /** What nobody has in hand yet. */
  get waiting(): readonly { readonly bytes: number }[] {
    return this.#queue;
  }

  /** The outcome of each, in this order. They are all that there are: what was added besides is not begun. */
  async *check(files: readonly string[]): AsyncGenerator<readonly [string, FileOutcome]> {
    const wanted = new Set(files);
    this.#queue = this.#queue.filter(({ file }) => wanted.has(file));
    const outcomes = files.map((file) => this.add(file));
    this.#expectNoMore();
    for (const [at, file] of files.entries()) {
      const outcome = await outcomes[at];
      if (outcome !== undefined) yield [file, outcome];
    }
    await Promise.all(this.#ended);
  }

  /** What is not begun never is, and the threads end. */
  close(): void {
    this.#queue = [];
    this.#expectNoMore();
  }

  #expectNoMore(): void {
    this.#moreMayCome = false;
    for (const call of this.#idle.splice(0)) call();
  }

  /** Between two files others are heard: ripgrep, which waits when nobody reads what it says, and the threads. */
  async #takeHere(here: (file: string) => Promise<FileOutcome>): Promise<void> {
    for (;;) {
      await immediate();
      // A file on which a thread ended could take this one along, and with it the whole check.
      const at = this.#queue.findIndex(({ lost }) => lost === 0);
      const [next] = at < 0 ? [] : this.#queue.splice(at, 1);
      if (next !== undefined) next.resolve(await here(next.file));
      else if (this.#moreMayCome)
        await new Promise<void>((resolve) => {
          this.#idle.push(resolve);
        });
      else return;
    }
  }

  #start(): void {
    // Options like --cpu-prof are for the program, not for each thread of it.
    const worker = new Worker(this.#program, { execArgv: [] });
    let current: Waiting | undefined;
    let reason = say('it ended');
    const send = (message: ToWorker): void => {
      worker.postMessage(message);
    };
    const next = (): void => {
      current = this.#queue.shift();
      if (current !== undefined) send({ kind: 'check', file: current.file });
      else if (this.#moreMayCome) this.#idle.push(next);
      else send({ kind: 'end' });
    };
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'checked') current?.resolve(message.outcome);
      if (message.kind === 'ended') this.configProblems.push(...message.configProblems);
      else next();
    });
    worker.on('error', (error) => {
      reason = error.message;
    });
    send({ kind: 'begin', options: this.options, language: spokenLanguage() });
    this.#running++;
    const ended = new Promise<void>((resolve) => {
      worker.on('exit', () => {
        this.#running--;
        const at = this.#idle.indexOf(next);
        if (at >= 0) this.#idle.splice(at, 1);
        const lost = current;
        current = undefined;
        if (lost !== undefined) this.#lose(lost, reason);
        else if (this.#queue.length > 0) this.#failures++;
        this.#replace(reason);
        resolve();
      });
    });
    this.#ended.push(ended);
  }

  #lose(waiting: Waiting, reason: string): void {
    waiting.lost++;
    if (waiting.lost < 2) this.#queue.unshift(waiting);
    else waiting.resolve(this.#failed(waiting.file, reason));
  }

  /** Another thread for what is left, or the end of all that is left for threads. */
  #replace(reason: string): void {
    if (this.#queue.length === 0) return;
    if (this.#failures < mostFailures) this.#start();
    else if (this.#running === 0) {
      const left = this.#queue.filter(({ lost }) => lost > 0 || !this.#isHere);
      this.#queue = this.#queue.filter((one) => !left.includes(one));
      for (const { file, resolve } of left) resolve(this.#failed(file, reason));
    }
  }

  #failed(file: string, reason: string): FileOutcome {
    const path = shownPath(file, this.options.cwd);
    const message = say('it was not checked, by an error of numa-lens itself: {reason}. Please report it', {
      reason,
    });
    return { counts: false, notes: [{ path, message, failed: true }] };
  }
}
