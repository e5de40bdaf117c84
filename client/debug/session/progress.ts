/** Progress in words: how much, how fast, how long still. The rate is that of the last seconds, not of the whole way. */
import { formatBytes } from '../../../server/protocol/sizes';
import { say } from '../../../server/languages/say';

/** Milliseconds over which the rate is taken. */
const window = 5000;
/** Less than this tells no rate. */
const leastTime = 400;

export interface Step {
  /** "12288 of 262144 pages, 850 MiB/s, 2 s left". */
  readonly message: string;
  /** Per cent since the last step. */
  readonly increment: number;
}

export class Progress {
  readonly #pageSize: number;
  #points: readonly { readonly time: number; readonly done: number }[] = [];
  #percent = 0;

  /** @param pageSize bytes @param start milliseconds, of the clock that `step` is told */
  constructor(pageSize: number, start: number) {
    this.#pageSize = pageSize;
    this.#points = [{ time: start, done: 0 }];
  }

  step(done: number, total: number, now: number): Step {
    // The last point before the window stays: the rate is that since then.
    const inside = this.#points.findIndex(({ time }) => time >= now - window);
    const from = inside <= 0 ? 0 : inside - 1;
    this.#points = [...this.#points.slice(from), { time: now, done }];
    const percent = total === 0 ? 100 : (done / total) * 100;
    const increment = percent - this.#percent;
    this.#percent = percent;
    const pages = say('{done} of {total} pages', { done, total });
    return { message: [pages, ...this.#rate(done, total, now)].join(', '), increment };
  }

  #rate(done: number, total: number, now: number): readonly string[] {
    const [first] = this.#points;
    if (first === undefined || now - first.time < leastTime || done <= first.done) return [];
    const pagesPerSecond = ((done - first.done) * 1000) / (now - first.time);
    const bytes = BigInt(Math.round(pagesPerSecond * this.#pageSize));
    const speed = `${formatBytes(bytes)}/s`;
    if (done >= total) return [speed];
    return [speed, say('{time} left', { time: formatSeconds((total - done) / pagesPerSecond) })];
  }
}

/** Rounded up: nobody minds if it is over sooner. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 100) return say('{count} s', { count: whole });
  const minutes = Math.ceil(whole / 60);
  return minutes < 100
    ? say('{count} min', { count: minutes })
    : say('{count} h', { count: Math.ceil(minutes / 60) });
}
