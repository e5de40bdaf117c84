/**
 * Diagnostics for editors that cannot ask for them: computed after each change and published.
 * The first change after a quiet time is answered at once; further ones within the window are answered together.
 */

/** Milliseconds in which a burst of edits counts as one. */
const burstWindow = 120;

interface Pending {
  timer: NodeJS.Timeout;
  again: boolean;
}

export class PushSchedule {
  readonly #publish: (uri: string) => Promise<void>;
  readonly #pending = new Map<string, Pending>();

  /** `publish` must not reject. */
  constructor(publish: (uri: string) => Promise<void>) {
    this.#publish = publish;
  }

  changed(uri: string): void {
    const pending = this.#pending.get(uri);
    if (pending !== undefined) {
      pending.again = true;
      return;
    }
    this.#pending.set(uri, { timer: this.#startWindow(uri), again: false });
    void this.#publish(uri);
  }

  closed(uri: string): void {
    clearTimeout(this.#pending.get(uri)?.timer);
    this.#pending.delete(uri);
  }

  stop(): void {
    for (const { timer } of this.#pending.values()) clearTimeout(timer);
    this.#pending.clear();
  }

  #startWindow(uri: string): NodeJS.Timeout {
    return setTimeout(() => {
      const again = this.#pending.get(uri)?.again === true;
      this.#pending.delete(uri);
      if (again) this.changed(uri);
    }, burstWindow);
  }
}
