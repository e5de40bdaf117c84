/**
 * Starts a migration runner as a child process and gives the typed client for it. Any command whose stdio reaches a runner will do:
 * Node with the bundle, or ssh, docker exec, setpriv before it. Used by the editor's client and by the command line.
 */
import { spawn } from 'node:child_process';
import { RunnerClient } from '../protocol/runner-client';
import { connectRunner } from './connection';

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
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-keptStderr);
    for (const line of text.split('\n')) if (line.trim() !== '') log(line);
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(`"${run.command}" could not be started (${error.message}).`);
    });
    child.once('close', (code, signal) => {
      resolve(endWords(code, signal, lastWords));
    });
  });
  const connection = connectRunner({ process: child, ended });
  return { client: new RunnerClient(connection), pid: child.pid, ended };
}

function endWords(code: number | null, signal: NodeJS.Signals | null, stderr: string): string {
  const how = signal === null ? `ended with exit code ${code ?? 'unknown'}` : `was ended by ${signal}`;
  const words = stderr.trim().split('\n').at(-1) ?? '';
  return words === '' ? `it ${how}.` : `it ${how}: ${words}`;
}
