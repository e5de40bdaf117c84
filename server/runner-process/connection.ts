/**
 * JSON-RPC with a runner, over the standard streams of its process or over a socket: the transport behind the typed RunnerClient. What breaks it is told once,
 * in words, to whoever waits for an answer: the process ended, or wrote something else than messages, or was given up.
 */
import type { Readable, Writable } from 'node:stream';
import {
  CancellationTokenSource,
  createMessageConnection,
  ErrorCodes,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { runnerMethods } from '../protocol/runner';
import type { JournalParams, Outcome, ProgressParams, RunnerRequests } from '../protocol/runner';
import type { CancelSignal, RunnerConnection } from '../protocol/runner-client';
import { MessageGate } from './message-gate';
import { Watchdog } from './watchdog';
import type { WatchOptions } from './watchdog';
import { say } from '../languages/say';

/** Milliseconds in which the end of a program follows the end of its pipes. */
const explanationTime = 2000;

/** Why there will be no more answers. */
export interface RunnerEnd {
  /** A clause: "it ended with exit code 1: Error: no such file". */
  readonly reason: string;
  /** What to do about it, a sentence, where that is known. */
  readonly remedy?: string;
}

export interface RunnerStreams {
  /** What the runner writes. */
  readonly input: Readable;
  /** What it reads. */
  readonly output: Writable;
  /** Resolves when it has ended or could not be started. Never rejects. */
  readonly end: Promise<RunnerEnd>;
  /** Breaks it off at once. */
  readonly destroy: () => void;
}

export interface ConnectOptions {
  /** What the transport itself complains of: for a log. */
  readonly onError?: (message: string) => void;
  /** Milliseconds that a closed runner has to finish the batch in hand; absent: as long as it takes. */
  readonly patience?: number;
  /** Absent: a runner that hangs is waited for. */
  readonly watch?: WatchOptions;
}

export interface ProcessConnection extends RunnerConnection {
  kill(why: string): void;
}

export function connectRunner(streams: RunnerStreams, options: ConnectOptions = {}): ProcessConnection {
  const { input, output, end } = streams;
  // A write to a runner that has just died; the end of the process tells why.
  output.on('error', () => undefined);
  let known: RunnerEnd | undefined;
  let breakOff: (why: RunnerEnd) => void = () => undefined;
  const broken = new Promise<RunnerEnd>((resolve) => (breakOff = resolve));
  const giveUp = (why: RunnerEnd): void => {
    if (known !== undefined) return;
    known = why;
    breakOff(why);
    streams.destroy();
  };
  const gate = new MessageGate((text) => {
    giveUp({
      reason: say('it wrote something else than messages on its standard output: "{text}"', { text }),
      remedy: say(
        'Let nothing but the runner write there: no greeting of a login shell, no warning, no prompt. Run the command in a terminal to see what it writes.',
      ),
    });
  });
  const watchdog =
    options.watch === undefined
      ? undefined
      : new Watchdog(options.watch, () => {
          void rpc.sendRequest(runnerMethods.ping, { sequence: 0 }).catch(() => undefined);
        });
  input.on('data', () => watchdog?.sign());
  const rpc = createMessageConnection(
    new StreamMessageReader(input.pipe(gate)),
    new StreamMessageWriter(output),
  );
  rpc.onError(([error]) => {
    options.onError?.(error.message);
    // A message that cannot be read: what follows cannot be trusted to begin where a message begins.
    if (error instanceof SyntaxError)
      giveUp({
        reason: say('it wrote a message that is not JSON ({reason})', {
          reason: error.message.split('\n')[0] ?? '',
        }),
        remedy: say('Use a client and a runner of the same release.'),
      });
  });
  rpc.listen();
  const gone = Promise.race([end, broken]).then((why): never => {
    known ??= why;
    rpc.dispose();
    throw new Error(known.reason);
  });
  // It is raced against each request; without one under way its rejection has no other listener.
  gone.catch(() => undefined);
  return {
    async request(method, params, cancel) {
      watchdog?.begin();
      try {
        return await Promise.race([send(rpc, method, params, cancel), gone]);
      } catch (error) {
        // A broken pipe is seen before the exit code that explains it.
        if (isAnswer(error)) throw error;
        await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, explanationTime).unref())]);
        giveUp({ reason: error instanceof Error ? error.message : String(error) });
        throw error;
      } finally {
        watchdog?.end();
      }
    },
    onProgress(listener) {
      rpc.onNotification(runnerMethods.progress, (progress: ProgressParams) => {
        listener(progress);
      });
    },
    onJournal(listener) {
      rpc.onNotification(runnerMethods.journal, (journal: JournalParams) => {
        listener(journal);
      });
    },
    endReason: () => known?.reason,
    endRemedy: () => known?.remedy,
    kill(why) {
      giveUp({ reason: why });
    },
    async close() {
      // From the start: a runner that hangs does not answer this either.
      const late = options.patience === undefined ? undefined : setTimeout(streams.destroy, options.patience);
      if (known === undefined) {
        await Promise.race([rpc.sendRequest(runnerMethods.shutdown), gone]).catch(() => undefined);
        output.end();
      }
      await end;
      clearTimeout(late);
    },
  };
}

/** A JSON-RPC error that the runner sent, which is a bug there; not one of our side of the pipe. */
function isAnswer(error: unknown): boolean {
  return error instanceof ResponseError && error.code !== (ErrorCodes.MessageWriteError as number);
}

async function send<K extends keyof RunnerRequests>(
  rpc: MessageConnection,
  method: (typeof runnerMethods)[K],
  params: RunnerRequests[K]['params'],
  cancel: CancelSignal | undefined,
): Promise<Outcome<RunnerRequests[K]['result']>> {
  const source = new CancellationTokenSource();
  const abort = (): void => {
    source.cancel();
  };
  if (cancel?.aborted === true) abort();
  cancel?.addEventListener('abort', abort);
  try {
    return await rpc.sendRequest<Outcome<RunnerRequests[K]['result']>>(method, params, source.token);
  } finally {
    cancel?.removeEventListener('abort', abort);
    source.dispose();
  }
}
