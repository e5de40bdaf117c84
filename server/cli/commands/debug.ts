/** `numa-lens debug FILE --program PROGRAM`: runs a program to a call, acts there, and writes what came of it into its source. */
import fs from 'node:fs';
import path from 'node:path';
import type { Failure } from '../../../client/debug/session/failure';
import { ruleLinks } from '../../../client/debug/session/rule-links';
import { isMigration, type WireCallSite } from '../../protocol/lens';
import type { InitializeResult } from '../../protocol/runner';
import type { Arguments, Command } from '../command';
import { annotateSource } from '../debug/annotated-source';
import { drive } from '../debug/drive';
import type { Driven } from '../debug/drive';
import { inspect } from '../debug/inspect';
import type { Inspection } from '../debug/inspect';
import { findLldbDap, oldestLldb } from '../debug/lldb-dap';
import { painter } from '../debug/paint';
import { fail } from '../io';
import type { ExitCode, Io } from '../io';
import type { RunnerCommand } from '../../runner-process/command';
import { options as known, readRunner, UsageError } from '../process/options';
import { startRunnerOf } from '../process/session';

export const debugCommand: Command = {
  name: 'debug',
  summary: 'Run a program to its call in lldb-dap; query its pages there, or run the migration',
  usage: ['FILE --program PROGRAM [--line N] [--run] [--pid PID] [--runner COMMAND] [-- ARGUMENTS]'],
  details:
    'Prints the source with the findings and the outcome beside the call. The program must be built with -g; afterwards it goes on to its end. Nothing is moved without --run.',
  options: {
    program: { type: 'string', value: 'PROGRAM', help: 'The executable; arguments for it follow after --' },
    line: { type: 'string', value: 'N', help: 'The line of the call, where the file has several' },
    pid: {
      type: 'string',
      value: 'PID',
      help: 'Agree to a call that names this process instead of the program itself',
    },
    run: { type: 'boolean', help: 'Run the migration as the call asks for it' },
    runner: known.runner,
  },
  run: debug,
};

/** Where the terminal does not tell its width. */
const usualWidth = 100;
const widest = 120;

async function debug(args: Arguments, io: Io): Promise<ExitCode> {
  const [file, ...programArguments] = args.positionals;
  const program = args.value('program');
  if (file === undefined || program === undefined) {
    return fail(
      io,
      `debug takes a source file and its program.\n  Usage: numa-lens debug ${debugCommand.usage[0] ?? ''}`,
    );
  }
  const pid = args.value('pid');
  if (pid !== undefined && !/^[1-9]\d{0,9}$/.test(pid))
    return fail(io, `--pid takes a process id, not "${pid}".`);
  const command = runnerOf(args, io);
  if (typeof command === 'string') return fail(io, command);
  const source = path.resolve(io.cwd, file);
  const executable = path.resolve(io.cwd, program);
  if (!fs.existsSync(executable)) return fail(io, `there is no file ${executable}.`);
  const inspected = await inspect(source, io);
  if ('problem' in inspected) return fail(io, inspected.problem);
  const { inspection } = inspected;
  const call = chooseCall(inspection.calls, args.value('line'));
  if (typeof call === 'string') return fail(io, `${file}: ${call}`);
  const adapter = await findLldbDap();
  if (adapter === undefined) {
    return fail(
      io,
      `there is no lldb-dap ${oldestLldb} or newer on PATH.\n  On Debian: apt-get install lldb-22. "numa-lens check" needs no debugger.`,
    );
  }

  const stop = new AbortController();
  const interrupt = (): void => {
    stop.abort();
  };
  process.once('SIGINT', interrupt);
  const runner = startRunnerOf(command, io);
  try {
    const host = await runner.initialize('numa-lens command line');
    if (!host.ok) return fail(io, inWords(host.failure));
    const driven = await drive({
      adapter,
      launch: { program: executable, args: programArguments, cwd: io.cwd },
      call: { site: call, path: source },
      action: args.flag('run') ? 'run' : 'query',
      otherPid: pid === undefined ? undefined : Number(pid),
      runner,
      host: host.value,
      cancel: stop.signal,
      log: (line) => {
        io.stderr(`  ${line}\n`);
      },
    });
    if (!driven.ok) return fail(io, inWords(driven.failure));
    io.stdout(report(io, inspection, call, driven.value, host.value));
    return driven.value.result.ok ? 0 : 2;
  } finally {
    process.removeListener('SIGINT', interrupt);
    await runner.close();
  }
}

/** A command that cannot be read comes back as a sentence. */
function runnerOf(args: Arguments, io: Io): RunnerCommand | undefined | string {
  try {
    return readRunner(args, io);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

/** The call to run to, or why there is none, as a sentence. */
function chooseCall(all: readonly WireCallSite[], line: string | undefined): WireCallSite | string {
  const calls = all.filter(isMigration);
  if (line !== undefined && !/^\d+$/.test(line)) return `--line takes a line number, not "${line}".`;
  const at = line === undefined ? undefined : Number(line) - 1;
  const found = calls.filter(
    ({ statement }) => at === undefined || (statement.start.line <= at && at <= statement.end.line),
  );
  const [call, ...more] = found;
  if (call === undefined) {
    return at === undefined
      ? 'there is no call of move_pages here.'
      : `there is no call of move_pages on line ${at + 1}.`;
  }
  if (more.length === 0) return call;
  const lines = found.map(({ range }) => range.start.line + 1).join(', ');
  return `there are several calls, on lines ${lines}: choose one with --line.`;
}

function report(
  io: Io,
  { text, findings }: Inspection,
  site: WireCallSite,
  driven: Driven,
  host: InitializeResult,
): string {
  const page = { paint: painter(io.color), width: Math.min(io.columns ?? usualWidth, widest) };
  const { result } = driven;
  const inFunction = findings.filter(
    ({ line }) => line - 1 >= site.functionRange.start.line && line - 1 <= site.functionRange.end.line,
  );
  const shown = result.ok
    ? { outcome: result.value, links: ruleLinks(result.value, inFunction) }
    : result.failure;
  const nodes = host.topology.nodes.length;
  return [
    annotateSource({ text, findings, calls: [{ site, arguments: driven.arguments, result: shown }] }, page),
    '\n',
    [
      `process ${driven.pid ?? 'unknown'}`,
      driven.debugger ?? 'debugger of unknown version',
      `Linux ${host.kernel}`,
      nodes === 1 ? 'one NUMA node' : `${nodes} NUMA nodes`,
    ].join(', '),
    '\n',
    ...wrote(driven.programOutput),
  ].join('');
}

function wrote(output: string): readonly string[] {
  const lines = output.split(/\r?\n/).filter((line) => line !== '');
  return lines.length === 0
    ? []
    : ['then the program went on and wrote:\n', ...lines.map((line) => `  ${line}\n`)];
}

function inWords({ message, remedy }: Pick<Failure, 'message' | 'remedy'>): string {
  return remedy === '' ? message : `${message}\n  ${remedy}`;
}
