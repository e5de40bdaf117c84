/**
 * Checks the sources that a check is about, from the moment on in which ripgrep meets them: here, and in several threads once what
 * waits is worth their start. What only has the name of a call is told at a glance. The outcomes are the same.
 */
import path from 'node:path';
import type { CheckerOptions, FileChecker, FileOutcome } from './check-file';
import type { ConfigFileProblem } from './config';
import { mostUsefulWorkers, Workers, workersFor, workersTold } from './workers';

type Environment = Readonly<Record<string, string | undefined>>;

/** A thread takes 150 ms of processor time to start, which are worth it if this much is left for two. */
const worthThreads = 500;

/** Milliseconds that a source with a call takes at first, as measured; the engine of the language gets faster later. */
const costOf = (bytes: number): number => 8 + bytes / 200;

const silent: FileOutcome = { counts: true, notes: [] };

export class SourceChecks {
  readonly #silent = new Set<string>();
  readonly #workers: Workers;
  /** How many threads do it all, if the user says so. */
  readonly #told: number | undefined;
  /** Threads beside this one that may still be started. */
  #most: number;

  /** @param threads whether there may be any */
  constructor(
    private readonly checker: FileChecker,
    options: CheckerOptions,
    private readonly env: Environment,
    threads: boolean,
  ) {
    this.#told = threads ? workersTold(env) : 0;
    this.#most = this.#told ?? mostUsefulWorkers();
    const isHere = this.#told === undefined || this.#told === 0;
    const here = (file: string): Promise<FileOutcome> => checker.file(file, undefined);
    this.#workers = new Workers(options, isHere ? { here } : {});
  }

  /** What threads tell at their end. */
  get configProblems(): readonly ConfigFileProblem[] {
    return this.#workers.configProblems;
  }

  /** It was found just now; most likely it will be among those to check. */
  ahead(file: string): void {
    if (this.#most === 0) {
      void this.#workers.add(file);
      return;
    }
    const glance = this.checker.glance(file);
    if (glance === 'silent') {
      this.#silent.add(file);
      return;
    }
    void this.#workers.add(file, glance.bytes);
    const left = this.#workers.waiting.reduce((sum, { bytes }) => sum + costOf(bytes), 0);
    if (left >= worthThreads || this.#told !== undefined) this.#start(this.#most);
  }

  /** The outcome of each, in this order. */
  async *of(files: readonly string[]): AsyncGenerator<readonly [string, FileOutcome]> {
    const rest = files.filter((one) => !this.#silent.has(one));
    if (this.#most > 0) this.#start(workersFor(rest, this.env));
    const outcomes = this.#workers.check(rest);
    for (const file of files) {
      if (this.#silent.has(file)) {
        this.checker.config.meet(path.dirname(file));
        yield [file, silent];
      } else {
        const next = await outcomes.next();
        if (next.done !== true) yield next.value;
      }
    }
    // Threads tell at their end what is wrong with the configuration.
    await outcomes.next();
  }

  /** Also where something failed. */
  close(): void {
    this.#workers.close();
  }

  #start(count: number): void {
    if (count === 0) return;
    this.#workers.start(count);
    this.#most = 0;
  }
}
