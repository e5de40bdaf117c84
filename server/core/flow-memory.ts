/**
 * The analyses of functions that make calls, from one run to the next: mostly the next version of a function is the same up to
 * the key that was typed.
 */
import type { Analysis, AnalysisEnvironment } from './facts/analysis';
import type { ExecutableFunction } from './facts/frame';
import { resume } from './facts/resume';
import type { Run } from './facts/run';

/** Temporaries of all graphs that are kept: 1 or 2 MiB. */
const mostValues = 4096;

export class FlowMemory {
  /** Those that were kept first at the front. */
  readonly #kept = new Map<string, Analysis>();
  #values = 0;
  /** Steps of the last run that were taken over. */
  spared = 0;

  /** Before a run. */
  begin(): void {
    this.spared = 0;
  }

  /** To go on with; undefined where there is nothing to go on with. */
  resume(key: string, fn: ExecutableFunction, env: AnalysisEnvironment): Run | undefined {
    const before = this.#kept.get(key);
    if (before === undefined) return undefined;
    this.#forget(key, before);
    const run = resume(before, fn, env);
    this.spared += run?.analysis.steps ?? 0;
    return run;
  }

  /** Not while it is used. */
  keep(key: string, analysis: Analysis): void {
    analysis.env.leave();
    const before = this.#kept.get(key);
    if (before !== undefined) this.#forget(key, before);
    this.#kept.set(key, analysis);
    this.#values += sizeOf(analysis);
    for (const [oldest, one] of this.#kept) {
      if (this.#values <= mostValues) break;
      this.#forget(oldest, one);
    }
  }

  #forget(key: string, analysis: Analysis): void {
    this.#kept.delete(key);
    this.#values -= sizeOf(analysis);
  }
}

function sizeOf({ checkpoints }: Analysis): number {
  return checkpoints.run?.frame.graph.values.length ?? 0;
}
