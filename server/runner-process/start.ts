/**
 * Starts a migration runner as a child process and gives the typed client for it. Any command whose stdio reaches a runner will do:
 * Node with the bundle, or ssh, docker exec, setpriv before it. Used by the editor's client and by the command line.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { RunnerClient } from '../protocol/runner-client';
import type { RunnerCommand } from './command';
import { connectRunner } from './connection';
import type { ConnectOptions, RunnerEnd } from './connection';
import { LastWords } from './last-words';
import { say } from '../languages/say';

export interface RunnerStart extends RunnerCommand {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

export interface StartOptions extends ConnectOptions {
  /** Told every line that the runner writes to stderr. */
  readonly log?: (line: string) => void;
}

export interface RunnerProcess {
  readonly client: RunnerClient;
  /** Undefined when it could not be started. */
  readonly pid: number | undefined;
  /** Resolves when the process has ended, with the reason in words; at once if it could not be started. */
  readonly ended: Promise<string>;
  /** There will be no more answers, though the process may still be ending. */
  readonly isGone: () => boolean;
  /** Ends it at once, whatever it is doing; `why` is a clause for those who wait for an answer. */
  kill(why: string): void;
}

/** Milliseconds that output of an ended program may still come; a grandchild that has its pipes could keep them open for ever. */
const outputTime = 500;

/** Never throws: a command that cannot be started shows as `runner-gone` at the first request. */
export function startRunner(run: RunnerStart, options: StartOptions = {}): RunnerProcess {
  const child = spawn(run.command, [...run.args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(run.env === undefined ? {} : { env: run.env }),
    ...(run.cwd === undefined ? {} : { cwd: run.cwd }),
  });
  const words = new LastWords();
  createInterface({ input: child.stderr, crlfDelay: Infinity }).on('line', (line) => {
    words.add(line);
    if (line.trim() !== '') options.log?.(line);
  });
  const end = new Promise<RunnerEnd>((resolve) => {
    child.once('error', (error) => {
      resolve({
        reason: say('"{command}" could not be started ({reason})', {
          command: run.command,
          reason: error.message,
        }),
        remedy: say('Check that the program is installed here and that its name is right.'),
      });
    });
    child.once('exit', (code, signal) => {
      const finish = (): void => {
        clearTimeout(late);
        child.stdout.destroy();
        child.stderr.destroy();
        const remedy = remedyFor(code, signal, words.areOfMemory);
        resolve({ reason: words.ended(code, signal), ...(remedy === undefined ? {} : { remedy }) });
      };
      const late = setTimeout(finish, outputTime);
      child.once('close', finish);
    });
  });
  const destroy = (): void => {
    child.kill('SIGKILL');
  };
  const connection = connectRunner({ input: child.stdout, output: child.stdin, end, destroy }, options);
  return {
    client: new RunnerClient(connection),
    pid: child.pid,
    ended: end.then(({ reason }) => `${reason}.`),
    isGone: () => connection.endReason() !== undefined,
    kill: (why) => {
      connection.kill(why);
    },
  };
}

/**
 * What shells, env, docker and ssh answer for a command that they did not find, or found and could not execute, or that a signal ended: 128 and
 * its number (POSIX, exit status).
 */
function remedyFor(
  code: number | null,
  signal: NodeJS.Signals | null,
  ranOutOfMemory: boolean,
): string | undefined {
  if (ranOutOfMemory)
    return say(
      'It needs more memory than it may have: raise the limit (ulimit -v, the control group, --max-old-space-size), or take fewer pages at a time.',
    );
  if (signal === 'SIGKILL' || code === 137)
    return say(
      'If nobody ended it, the kernel did for want of memory; its log (dmesg) names the process then.',
    );
  if (signal === 'SIGSYS' || code === 159)
    return say(
      'A seccomp filter ended it for a system call, as SystemCallFilter= of a systemd unit does: permit move_pages there, or run the runner outside of it.',
    );
  if (code === 127)
    return say(
      'Install NUMA Lens where the runner is to run (npm install -g numa-lens), or name its path there in the command of the runner.',
    );
  if (code === 126)
    return say('The program is there and cannot be executed: check its permissions and its interpreter.');
  if (code === 255)
    return say('If the command is ssh, it did not connect: try the same command in a terminal.');
  return undefined;
}
