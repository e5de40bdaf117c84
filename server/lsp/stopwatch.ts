/**
 * How long the server itself is at the answer to an edit, apart from the way over the wire and the time that the editor
 * takes to ask: for benchmarks, and only if the editor asks for it with `initializationOptions: { "timing": true }`.
 */
import type { Message } from 'vscode-languageserver/node';
import type { TimingParams } from '../protocol/timing';

interface Running {
  readonly uri: string;
  readonly version: number;
  /** As performance.now() tells it. */
  readonly from: number;
}

export class Stopwatch {
  #tell: ((timing: TimingParams) => void) | undefined;
  /** By document: what its latest changes took. */
  readonly #changes = new Map<string, number>();
  /** By what is sent: the result of a request, or the parameters of a notification. */
  readonly #running = new WeakMap<object, Running>();

  /** From now on, every answer is followed by its time. */
  start(tell: (timing: TimingParams) => void): void {
    this.#tell = tell;
  }

  /** The text of a document was brought up to date. @param from when that began, as performance.now() told it */
  changed(uri: string, from: number): void {
    if (this.#tell === undefined) return;
    this.#changes.set(uri, (this.#changes.get(uri) ?? 0) + performance.now() - from);
  }

  /** `body` is about to be sent. */
  sending(body: object, running: Running): void {
    if (this.#tell !== undefined) this.#running.set(body, running);
  }

  /** The message is bytes now. */
  stop(message: Message): void {
    if (this.#tell === undefined) return;
    const body: unknown =
      'result' in message ? message.result : 'params' in message ? message.params : undefined;
    const running = typeof body === 'object' && body !== null ? this.#running.get(body) : undefined;
    if (running === undefined) return;
    const { uri, version, from } = running;
    const change = this.#changes.get(uri) ?? 0;
    this.#changes.delete(uri);
    this.#tell({ uri, version, change, answer: performance.now() - from });
  }
}
