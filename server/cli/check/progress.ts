/** How far a check is, on one line of a terminal that is taken away again before anything else is written there. */
import { cutAt } from '../../languages/display-width';
import type { Io } from '../io';

/** Milliseconds between two lines; a check that is done by then shows none. */
const between = 100;

export class Progress {
  #shown = false;
  #last = Date.now();

  constructor(private readonly io: Io) {}

  show(text: string): void {
    if (this.io.showProgress === undefined || Date.now() - this.#last < between) return;
    this.#last = Date.now();
    this.#shown = true;
    this.io.showProgress(`\r${cutAt(text, (this.io.columns ?? 80) - 1)}\u001b[K`);
  }

  clear(): void {
    if (this.#shown) this.io.showProgress?.('\r\u001b[K');
    this.#shown = false;
  }
}
