/**
 * Checks the sources that a check is about, here or in several threads. Threads begin while the tree is still looked through, once
 * what was found is worth them; what only has the name of a call is told here at a glance. The outcomes are the same.
 */
import path from 'node:path';
import type { CheckerOptions, FileChecker, FileOutcome } from './check-file';
import type { ConfigFileProblem } from './config';
import { mostUsefulWorkers, Workers, workersFor, workersTold } from './workers';

type Environment = Readonly<Record<string, string | undefined>>;

/** Bytes of sources that may hold a call, over which threads are worth their start: some 200 ms of analysis. */
const worthThreads = 32 * 1024;

const silent: FileOutcome = { counts: true, notes: [] };

export class SourceChecks {
  readonly configProblems: ConfigFileProblem[] = [];
  readonly #silent = new Set<string>();
  /** Found so far, and not silent. */
  readonly #found: string[] = [];
  readonly #most: number;
  #enough: number;
  #workers: Workers | undefined;

  /** @param threads whether there may be any */
  constructor(
    private readonly checker: FileChecker,
    private readonly options: CheckerOptions,
    private readonly env: Environment,
    private readonly threads: boolean,
  ) {
    const told = workersTold(env);
    this.#most = told ?? mostUsefulWorkers();
    this.#enough = told === undefined ? worthThreads : 0;
  }

  /** It was found just now; most likely it will be among those to check. */
  ahead(file: string): void {
    if (!this.threads || this.#most === 0) return;
    if (this.#workers === undefined) {
      const glance = this.checker.glance(file);
      if (glance === 'silent') {
        this.#silent.add(file);
        return;
      }
      this.#found.push(file);
      this.#enough -= glance.bytes;
      if (this.#enough > 0) return;
      this.#workers = new Workers(this.#most, this.options);
      for (const one of this.#found) void this.#workers.add(one);
    } else void this.#workers.add(file);
  }

  /** The outcome of each, in this order. */
  async *of(files: readonly string[]): AsyncGenerator<readonly [string, FileOutcome]> {
    const rest = files.filter((one) => !this.#silent.has(one));
    const outcomes = this.#outcomes(rest);
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
    this.#workers?.close();
  }

  async *#outcomes(files: readonly string[]): AsyncGenerator<readonly [string, FileOutcome]> {
    const count = this.threads && this.#workers === undefined ? workersFor(files, this.env) : 0;
    if (count > 0) this.#workers = new Workers(count, this.options);
    if (this.#workers === undefined) {
      for (const file of files) yield [file, await this.checker.file(file, undefined)];
      return;
    }
    yield* this.#workers.check(files);
    this.configProblems.push(...this.#workers.configProblems);
  }
}
