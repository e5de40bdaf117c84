/**
 * What has come from the editor and was not handled yet. JSON-RPC takes one message a turn of the event loop, and does
 * not tell how many wait: work on a text begins when the changes and cancellations behind its request are in, so that
 * nothing is computed that nobody wants any more.
 */
import type { DataCallback, Message, MessageReader, MessageStrategy } from 'vscode-languageserver/node';

/** A message is decoded in one turn and handled in the next: so long nothing may come until nothing is on its way. */
const quietTurns = 2;
/** However much comes, so many turns later work begins. */
const mostTurns = 64;

export class Inbox {
  #waiting = 0;
  readonly #listeners: (() => void)[] = [];

  /** @param listener is called for every message that comes, before it is handled */
  onMessage(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** To be given to the connection: it counts what is handled. */
  readonly strategy: MessageStrategy = {
    handleMessage: (message, next) => {
      if (isCounted(message)) this.#waiting--;
      return next(message);
    },
  };

  /** The reader, counting what comes. */
  counting(reader: MessageReader): MessageReader {
    return {
      onError: reader.onError,
      onClose: reader.onClose,
      onPartialMessage: reader.onPartialMessage,
      listen: (callback: DataCallback) =>
        reader.listen((message) => {
          for (const listener of this.#listeners) listener();
          if (isCounted(message)) this.#waiting++;
          callback(message);
        }),
      dispose: () => {
        reader.dispose();
      },
    };
  }

  /** Resolves when everything that has come is handled. `look` is called every turn and may throw to end the waiting. */
  async settled(look: () => void = () => undefined): Promise<void> {
    for (let turn = 0, quiet = 0; turn < mostTurns && quiet < quietTurns; turn++) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      look();
      quiet = this.#waiting > 0 ? 0 : quiet + 1;
    }
  }
}

/** A cancellation is acted on as it comes, in the queue or not. */
function isCounted(message: Message): boolean {
  return !('method' in message && message.method === '$/cancelRequest');
}
