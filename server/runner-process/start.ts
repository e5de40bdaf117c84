/**
 * Starts a migration runner as a child process and gives the typed client for it. Any command whose stdio reaches a runner will do:
 * Node with the bundle, or ssh, docker exec, setpriv before it. Used by the editor's client and by the command line.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  CancellationTokenSource,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Outcome, ProgressParams, RunnerRequests } from '../protocol/runner';
import { runnerMethods } from '../protocol/runner';
import { RunnerClient } from '../protocol/runner-client';
import type { CancelSignal, RunnerConnection } from '../protocol/runner-client';

export interface RunnerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

export interface RunnerProcess {
  readonly client: RunnerClient;
  /** Undefined when it could not be started. */
  readonly pid: number | undefined;
  /** Resolves when the process has ended, with the reason in words; at once if it could not be started. */
  readonly ended: Promise<string>;
}

/** Enough to say what went wrong, not a log. */
const keptStderr = 2000;

/** Never throws: a command that cannot be started shows as `runner-gone` at the first request. `log` is told every line of stderr. */
export function startRunner(
  run: RunnerCommand,
  log: (line: string) => void = () => undefined,
): RunnerProcess {
  const child = spawn(run.command, [...run.args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(run.env === undefined ? {} : { env: run.env }),
    ...(run.cwd === undefined ? {} : { cwd: run.cwd }),
  });
  let lastWords = '';
  let reason: string | undefined;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-keptStderr);
    for (const line of text.split('\n')) if (line.trim() !== '') log(line);
  });
  // A write to a runner that has just died; the end of the process tells why.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      reason ??= `"${run.command}" could not be started (${error.message}).`;
      resolve(reason);
    });
    child.once('close', (code, signal) => {
      reason ??= endWords(code, signal, lastWords);
      resolve(reason);
    });
  });
  const connection = connect(child, ended, () => reason);
  return { client: new RunnerClient(connection), pid: child.pid, ended };
}

function endWords(code: number | null, signal: NodeJS.Signals | null, stderr: string): string {
  const how = signal === null ? `ended with exit code ${code ?? 'unknown'}` : `was ended by ${signal}`;
  const words = stderr.trim().split('\n').at(-1) ?? '';
  return words === '' ? `it ${how}.` : `it ${how}: ${words}`;
}

type Child = ChildProcess & {
  readonly stdin: NodeJS.WritableStream;
  readonly stdout: NodeJS.ReadableStream;
};

function connect(
  child: Child,
  ended: Promise<string>,
  endReason: () => string | undefined,
): RunnerConnection {
  const rpc = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  rpc.onError(() => undefined);
  rpc.listen();
  const broken = ended.then((why): never => {
    throw new Error(why);
  });
  // It is raced against each request; without one under way its rejection has no other listener.
  broken.catch(() => undefined);
  return {
    async request<K extends keyof RunnerRequests>(
      method: (typeof runnerMethods)[K],
      params: RunnerRequests[K]['params'],
      cancel: CancelSignal | undefined,
    ): Promise<Outcome<RunnerRequests[K]['result']>> {
      const source = new CancellationTokenSource();
      const stop = forwardCancel(cancel, source);
      try {
        return await Promise.race([
          rpc.sendRequest<Outcome<RunnerRequests[K]['result']>>(method, params, source.token),
          broken,
        ]);
      } catch (error) {
        // A broken pipe is seen before the exit code that explains it.
        if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) await ended;
        throw error;
      } finally {
        stop();
        source.dispose();
      }
    },
    onProgress(listener) {
      rpc.onNotification(runnerMethods.progress, (params: ProgressParams) => {
        listener(params);
      });
    },
    endReason,
    async close() {
      rpc.dispose();
      child.stdin.end();
      await ended;
    },
  };
}

/** Returns the function that ends the forwarding. */
function forwardCancel(cancel: CancelSignal | undefined, source: CancellationTokenSource): () => void {
  if (cancel === undefined) return () => undefined;
  const forward = (): void => {
    source.cancel();
  };
  if (cancel.aborted) forward();
  cancel.addEventListener('abort', forward);
  return () => {
    cancel.removeEventListener('abort', forward);
  };
}
