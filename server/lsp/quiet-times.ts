/**
 * Notices that the editor has sent nothing for a while: then there is time for what would make somebody wait who types. A timer runs only
 * from the first message to the end of the quiet time behind the last one: a server that nobody uses is never woken.
 */

export class QuietTimes {
  #timer: NodeJS.Timeout | undefined;
  /** Since the timer was started. */
  #came = false;

  /** @param begins is called when nothing has come for between one and two times `between`, milliseconds from one look to the next */
  constructor(
    private readonly begins: () => void,
    private readonly between: number,
  ) {}

  /** Something came. Called for every message. */
  end(): void {
    this.#came = true;
    if (this.#timer === undefined) this.#lookLater();
  }

  #lookLater(): void {
    this.#came = false;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#came) this.#lookLater();
      else this.begins();
    }, this.between);
    // It keeps no program alive.
    this.#timer.unref();
  }
}
