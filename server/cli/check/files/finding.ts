/**
 * The search for what is to be checked, begun before there is anything to check it with: loading the analysis takes as long as a
 * small tree. What ripgrep meets until somebody listens is told then.
 */
import type { Io } from '../../io';
import type { CheckOptions } from '../options';
import { findFiles } from './find-files';
import type { Found } from './found';
import { findRipgrep } from './ripgrep';

export class Finding {
  readonly found: Promise<Found>;
  /** ripgrep has started, or has nothing to do. */
  readonly underWay: Promise<void>;
  readonly #stop = new AbortController();
  #met: string[] = [];
  #listener: ((file: string) => void) | undefined;

  constructor(
    paths: readonly string[],
    { respectIgnores }: Pick<CheckOptions, 'respectIgnores'>,
    { cwd, env }: Pick<Io, 'cwd' | 'env'>,
  ) {
    const program = findRipgrep(env);
    let started = (): void => undefined;
    const firstStarted = new Promise<void>((resolve) => {
      started = resolve;
    });
    this.found = findFiles(paths, {
      ...{ cwd, respectIgnores, started, signal: this.#stop.signal },
      ...(program === undefined ? {} : { program }),
      ahead: (file) => {
        if (this.#listener === undefined) this.#met.push(file);
        else this.#listener(file);
      },
    });
    const ended = this.found.then(
      () => undefined,
      // Whoever waits for what was found is told.
      () => undefined,
    );
    this.underWay = Promise.race([firstStarted, ended]);
  }

  /** Told of sources while ripgrep looks on, and of those that it met until now. */
  listen(listener: (file: string) => void): void {
    this.#listener = listener;
    for (const file of this.#met.splice(0)) listener(file);
  }

  /** Nobody wants to know any more. */
  stop(): void {
    this.#stop.abort();
  }
}
