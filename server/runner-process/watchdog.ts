/**
 * Tells when a runner hangs, or the language server: while a request waits, the other side is asked for a sign of life, which it gives at
 * once even in the middle of a move or of an analysis. Only silence is told; what to do about it is for whoever is told.
 */

export interface WatchOptions {
  /** Milliseconds without any sign of life after which the runner counts as hanging. */
  readonly limit: number;
  /** It hangs, for so many milliseconds by now; told again each time that the silence has doubled. */
  readonly onSilent: (silence: number) => void;
  /** It was told to hang, and gave a sign of life after all. */
  readonly onAnswer?: () => void;
}

/** Asked so often within the limit. */
const asks = 5;

export class Watchdog {
  readonly #options: WatchOptions;
  readonly #ask: () => void;
  #waiting = 0;
  #timer: NodeJS.Timeout | undefined;
  /** Silence is counted in ticks of a timer and not by the clock: after a suspend both sides have slept. */
  #silentTicks = 0;
  #nextTold = asks;

  /** `ask` sends a request whose answer, whatever it is, shows as a sign of life. */
  constructor(options: WatchOptions, ask: () => void) {
    this.#options = options;
    this.#ask = ask;
  }

  /** A request is sent. */
  begin(): void {
    if (this.#waiting++ > 0) return;
    this.#silentTicks = 0;
    this.#nextTold = asks;
    this.#timer = setInterval(() => {
      this.#tick();
    }, this.#options.limit / asks);
  }

  /** A request was answered, or will never be. */
  end(): void {
    if (--this.#waiting > 0) return;
    clearInterval(this.#timer);
  }

  /** It has ended: there is nothing to be told any more. */
  close(): void {
    clearInterval(this.#timer);
    this.#waiting = Infinity;
  }

  /** Anything at all came from the runner. */
  sign(): void {
    if (this.#nextTold > asks) this.#options.onAnswer?.();
    this.#silentTicks = 0;
    this.#nextTold = asks;
  }

  #tick(): void {
    this.#silentTicks++;
    if (this.#silentTicks === 1) this.#ask();
    if (this.#silentTicks < this.#nextTold) return;
    this.#nextTold *= 2;
    this.#options.onSilent((this.#silentTicks * this.#options.limit) / asks);
  }
}
