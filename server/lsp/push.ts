/**
 * Diagnostics for editors that cannot ask for them: computed after changes and published. A change is answered at once
 * if nothing is under way; what comes meanwhile is answered together. Where answers take long, the server rests
 * between them: whoever types on does not want each of them.
 */

/** Milliseconds; an answer that took no longer is never waited for. */
const quick = 5;
/** Milliseconds that a rest lasts at most. */
const longestRest = 120;

interface Round {
  again: boolean;
  rest: NodeJS.Timeout | undefined;
}

export class PushSchedule {
  readonly #publish: (uri: string) => Promise<void>;
  readonly #now: () => number;
  readonly #rounds = new Map<string, Round>();

  /**
   * @param publish must not reject
   * @param now a clock in milliseconds
   */
  constructor(publish: (uri: string) => Promise<void>, now = (): number => performance.now()) {
    this.#publish = publish;
    this.#now = now;
  }

  changed(uri: string): void {
    const round = this.#rounds.get(uri);
    if (round === undefined) void this.#run(uri);
    else round.again = true;
  }

  closed(uri: string): void {
    clearTimeout(this.#rounds.get(uri)?.rest);
    this.#rounds.delete(uri);
  }

  stop(): void {
    for (const uri of [...this.#rounds.keys()]) this.closed(uri);
  }

  async #run(uri: string): Promise<void> {
    const round: Round = { again: false, rest: undefined };
    this.#rounds.set(uri, round);
    const from = this.#now();
    await this.#publish(uri);
    const took = this.#now() - from;
    // Closed meanwhile, and perhaps opened anew.
    if (this.#rounds.get(uri) !== round) return;
    const next = (): void => {
      this.#rounds.delete(uri);
      if (round.again) this.changed(uri);
    };
    if (took <= quick) next();
    else round.rest = setTimeout(next, Math.min(took, longestRest));
  }
}
