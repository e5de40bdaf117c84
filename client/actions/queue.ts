/**
 * One action at a time on one process: two moves of the same pages would contradict each other's plans and outcomes. Processes
 * do not wait for each other. Knows no editor.
 */

/** Says that an action waits, and for what, until the returned function is called. */
export type Waiting = (what: string, giveUp: () => void) => () => void;

interface Turn {
  readonly what: string;
  readonly over: Promise<void>;
}

export class ActionQueue {
  readonly #say: Waiting;
  /** What runs or waits last, by process. */
  readonly #last = new Map<string, Turn>();

  constructor(say: Waiting) {
    this.#say = say;
  }

  /** @param what for who has to wait for it: "Moving variable ring". @returns undefined when the wait was given up */
  async run<T>(target: string, what: string, act: () => Promise<T>): Promise<T | undefined> {
    const before = this.#last.get(target);
    let end = (): void => undefined;
    const own = new Promise<void>((resolve) => {
      end = resolve;
    });
    // Over when all before it are over too, also where it gave up waiting for them.
    const turn: Turn = { what, over: Promise.all([before?.over, own]).then(() => undefined) };
    this.#last.set(target, turn);
    try {
      if (before !== undefined && !(await this.#wait(before))) return undefined;
      return await act();
    } finally {
      end();
      void turn.over.then(() => {
        if (this.#last.get(target) === turn) this.#last.delete(target);
      });
    }
  }

  async #wait({ what, over }: Turn): Promise<boolean> {
    let giveUp = (): void => undefined;
    const givenUp = new Promise<boolean>((resolve) => {
      giveUp = () => {
        resolve(false);
      };
    });
    const said = this.#say(what, giveUp);
    const goes = await Promise.race([over.then(() => true), givenUp]);
    said();
    return goes;
  }
}
