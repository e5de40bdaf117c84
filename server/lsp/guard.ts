/**
 * The wall between a fault in the analysis and the server's life: a handler that throws becomes an error response in
 * plain words, its stack goes to the log, and the next request is served as ever.
 */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { CancellationToken, RemoteConsole } from 'vscode-languageserver/node';
import type { Phrase } from '../languages/phrase';
import { say } from '../languages/say';
import type { Inbox } from './inbox';
import { texts } from './texts';

/** JSON-RPC's InternalError, for faults of the server. */
const internalError = -32603;

export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Logs a fault; the error says in plain words what could not be done. */
export function failure(console: RemoteConsole, what: Phrase, error: unknown): ResponseError<undefined> {
  const message = say(texts.failed, { what });
  console.error(`${message}\n${stackOf(error)}`);
  return new ResponseError(internalError, message);
}

export interface Guard {
  readonly console: RemoteConsole;
  readonly inbox: Inbox;
}

/**
 * Wraps a request handler, which is told when the request came, as performance.now() tells it. It begins when the
 * changes and cancellations that are queued behind the request are in: nobody waits for an answer about a text that is
 * gone. `what` completes "NUMA Lens could not …".
 */
export function guarded<Params, Result>(
  { console, inbox }: Guard,
  what: Phrase,
  handle: (params: Params, from: number) => Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result> {
  return async (params, token) => {
    const from = performance.now();
    await inbox.settled(() => {
      stopIfCancelled(token);
    });
    let result: Result;
    try {
      result = await handle(params, from);
    } catch (error) {
      throw failure(console, what, error);
    }
    stopIfCancelled(token);
    return result;
  };
}

function stopIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested)
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
