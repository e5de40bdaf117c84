/** JSON-RPC over the standard streams of a runner process: the transport behind the typed RunnerClient. */
import {
  CancellationTokenSource,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import type { Child } from '../process/child';
import { runnerMethods } from '../../server/protocol/runner';
import type { Outcome, ProgressParams, RunnerRequests } from '../../server/protocol/runner';
import type { CancelSignal, RunnerConnection } from '../../server/protocol/runner-client';

/** Milliseconds that a runner has to finish the batch in hand and end. */
const patience = 5000;

export function connectRunner(child: Child, onError: (message: string) => void): RunnerConnection {
  const { stdout, stdin } = child.process;
  if (stdout === null || stdin === null) throw new Error('the runner was started without pipes');
  const rpc = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  let reason: string | undefined;
  const gone = child.ended.then((cause) => {
    reason = cause;
    rpc.dispose();
    throw new Error(cause);
  });
  // Each request races with the end of the process; without a request nobody needs to hear of it here.
  gone.catch(() => undefined);
  rpc.onError(([error]) => {
    onError(error.message);
  });
  rpc.listen();
  return {
    request: (method, params, cancel) => Promise.race([send(rpc, method, params, cancel), gone]),
    onProgress: (listener) => {
      rpc.onNotification(runnerMethods.progress, (progress: ProgressParams) => {
        listener(progress);
      });
    },
    endReason: () => reason,
    close: async () => {
      if (child.isRunning()) {
        await Promise.race([rpc.sendRequest(runnerMethods.shutdown), child.ended]).catch(() => undefined);
        stdin.end();
      }
      const late = setTimeout(() => child.process.kill('SIGKILL'), patience);
      await child.ended;
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
