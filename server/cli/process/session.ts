/**
 * The frame of every command about a live process: check the options, start a runner, shake hands, work, end the runner, report. Ctrl-C
 * ends the batch in hand, and the command still tells what was done.
 */
import process from 'node:process';
import type { InitializeResult, Outcome, RunnerFailure } from '../../protocol/runner';
import type { RequestOptions, RunnerClient } from '../../protocol/runner-client';
import type { RunnerCommand } from '../../runner-process/command';
import type { Command } from '../command';
import { fail } from '../io';
import { usageOf } from '../help';
import type { ExitCode, Io } from '../io';
import { UsageError } from './options';
import type { CommonOptions, Format } from './options';
import { say } from '../../languages/say';

export interface Session {
  readonly client: RunnerClient;
  readonly machine: InitializeResult;
  /** Cancellation and progress for the long requests. */
  readonly watch: RequestOptions;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Milliseconds without a sign of life after which a runner is said to hang: longer than ssh takes to log in. */
const silenceLimit = 15_000;

export function writeJson(io: Io, value: object): void {
  io.stdout(`${JSON.stringify({ version: 1, ...value })}\n`);
}

function reportFailure(io: Io, format: Format, failure: RunnerFailure): ExitCode {
  if (format === 'json') writeJson(io, { error: failure });
  return fail(io, failure.remedy === '' ? failure.message : `${failure.message}\n  ${failure.remedy}`);
}

/**
 * Without a command the runner of this installation is started, a process of its own: a wrong pointer or a lost right is then the
 * other process's affair. What a command of the user's writes to stderr is shown, since nobody else sees it.
 */
export async function startRunnerOf(
  command: RunnerCommand | undefined,
  io: Pick<Io, 'stderr'>,
): Promise<RunnerClient> {
  const { startRunner } = await import('../../runner-process/runner-connections.js');
  const own: RunnerCommand = {
    command: process.execPath,
    args: [require.resolve('../../runner/main.js'), '--stdio'],
  };
  const note = (text: string): void => {
    io.stderr(`runner: ${text}\n`);
  };
  return startRunner(command ?? own, {
    ...(command === undefined ? {} : { log: note }),
    watch: {
      limit: silenceLimit,
      onSilent: (silence) => {
        note(
          say('no sign of life for {seconds} seconds; Ctrl-C twice gives it up.', {
            seconds: Math.round(silence / 1000),
          }),
        );
      },
    },
  }).client;
}

/** A line that is written over itself and wiped at the end, on a terminal only. */
function progressLine(io: Io): (pagesDone: number, pagesTotal: number) => void {
  return (pagesDone, pagesTotal) => {
    if (pagesDone >= pagesTotal) io.stderr('\r\x1b[K');
    else io.stderr(`\r${say('{done} of {total} pages', { done: pagesDone, total: pagesTotal })}`);
  };
}

export async function runCommand<T extends CommonOptions>(
  io: Io,
  command: Pick<Command, 'name' | 'usage'>,
  read: () => T,
  work: (options: T, session: Session) => Promise<Outcome<ExitCode>>,
): Promise<ExitCode> {
  let options: T;
  try {
    options = read();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return fail(io, `${error.message}\n${usageOf(command)}`);
  }
  const stop = new AbortController();
  const interrupt = (): void => {
    stop.abort();
  };
  process.once('SIGINT', interrupt);
  const client = await startRunnerOf(options.runner, io);
  try {
    const machine = await client.initialize('numa-lens command line');
    const watch = {
      cancel: stop.signal,
      ...(process.stderr.isTTY ? { onProgress: progressLine(io) } : {}),
    };
    const done = machine.ok
      ? await work(options, { client, machine: machine.value, watch, signal: stop.signal })
      : machine;
    return done.ok ? done.value : reportFailure(io, options.format, done.failure);
  } finally {
    process.removeListener('SIGINT', interrupt);
    await client.close();
  }
}
