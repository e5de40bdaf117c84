/**
 * How often a process may end by itself before starting it again is no help: 4 restarts within 3 minutes. Times are of a clock that nobody
 * sets, such as performance.now().
 */

const restarts = 4;
const period = 3 * 60_000;

export class CrashLimit {
  #ends: number[] = [];

  /** Records an unexpected end at `now` (milliseconds); false when there have been too many. */
  mayRestart(now: number): boolean {
    this.#ends = [...this.#ends.filter((at) => now - at < period), now];
    return this.#ends.length <= restarts;
  }

  /** The user asked for a new start: the count begins again. */
  reset(): void {
    this.#ends = [];
  }
}
