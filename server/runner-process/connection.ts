/** JSON-RPC over the standard streams of a runner process: the transport behind the typed RunnerClient. */
import type { ChildProcess } from 'node:child_process';
import {
  CancellationTokenSource,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { runnerMethods } from '../protocol/runner';
import type { Outcome, ProgressParams, RunnerRequests } from '../protocol/runner';
import type { CancelSignal, RunnerConnection } from '../protocol/runner-client';

export interface RunnerChild {
  /** Started with pipes for stdin and stdout. */
  readonly process: ChildProcess;
  /** Resolves when it has ended or could not be started, with the reason as a clause. Never rejects. */
  readonly ended: Promise<string>;
}

export interface ConnectOptions {
  /** What the transport itself complains of: for a log. */
  readonly onError?: (message: string) => void;
  /** Milliseconds that a closed runner has to finish the batch in hand; absent: as long as it takes. */
  readonly patience?: number;
}

export function connectRunner(
  { process, ended }: RunnerChild,
  { onError, patience }: ConnectOptions = {},
): RunnerConnection {
  const { stdout, stdin } = process;
  if (stdout === null || stdin === null) throw new Error('the runner was started without pipes');
  // A write to a runner that has just died; the end of the process tells why.
  stdin.on('error', () => undefined);
  const rpc = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  rpc.onError(([error]) => onError?.(error.message));
  rpc.listen();
  let reason: string | undefined;
  const gone = ended.then((cause): never => {
    reason = cause;
    rpc.dispose();
    throw new Error(cause);
  });
  // It is raced against each request; without one under way its rejection has no other listener.
  gone.catch(() => undefined);
  return {
    async request(method, params, cancel) {
      try {
        return await Promise.race([send(rpc, method, params, cancel), gone]);
      } catch (error) {
        // A broken pipe is seen before the exit code that explains it.
        if (process.exitCode !== null || process.signalCode !== null || process.pid === undefined)
          await ended;
        throw error;
      }
    },
    onProgress(listener) {
      rpc.onNotification(runnerMethods.progress, (progress: ProgressParams) => {
        listener(progress);
      });
    },
    endReason: () => reason,
    async close() {
      if (reason === undefined) {
        await Promise.race([rpc.sendRequest(runnerMethods.shutdown), ended]).catch(() => undefined);
        stdin.end();
      }
      const late = patience === undefined ? undefined : setTimeout(() => process.kill('SIGKILL'), patience);
      await ended;
      clearTimeout(late);
    },
  };
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
