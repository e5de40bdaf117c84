/** What `debug` does: finds the call, runs the program to it, acts there, and writes what came of it into the source. */
import fs from 'node:fs';
import path from 'node:path';
import type { Failure } from '../../../client/debug/session/failure';
import { ruleLinks } from '../../../client/debug/session/rule-links';
import { isMigration, type WireCallSite } from '../../protocol/lens';
import type { InitializeResult } from '../../protocol/runner';
import { annotateSource } from './annotated-source';
import { drive } from './drive';
import type { Driven } from './drive';
import { inspect } from './inspect';
import type { Inspection } from './inspect';
import { findLldbDap, oldestLldb } from './lldb-dap';
import { painter } from './paint';
import { fail } from '../io';
import type { ExitCode, Io } from '../io';
import type { RunnerCommand } from '../../runner-process/command';
import { startRunnerOf } from '../process/session';
import { say } from '../../languages/say';

/** Where the terminal does not tell its width. */
const usualWidth = 100;
const widest = 120;

export interface DebugOptions {
  readonly file: string;
  /** The executable, and what it is called with. */
  readonly program: string;
  readonly programArguments: readonly string[];
  /** The number of the call's line as it was written; absent: the file has one call. */
  readonly line: string | undefined;
  /** The process that the call may name instead of the program itself. */
  readonly otherPid: number | undefined;
  /** Runs the migration; else its pages are queried. */
  readonly run: boolean;
  /** Absent: the runner of this installation. */
  readonly runner: RunnerCommand | undefined;
}

export async function runDebug(options: DebugOptions, io: Io): Promise<ExitCode> {
  const { file } = options;
  const source = path.resolve(io.cwd, file);
  const executable = path.resolve(io.cwd, options.program);
  if (!fs.existsSync(executable)) return fail(io, say('there is no file {executable}.', { executable }));
  const inspected = await inspect(source, io);
  if ('problem' in inspected) return fail(io, inspected.problem);
  const { inspection } = inspected;
  const call = chooseCall(inspection.calls, options.line);
  if (typeof call === 'string') return fail(io, `${file}: ${call}`);
  const adapter = await findLldbDap();
  if (adapter === undefined) {
    return fail(
      io,
      `${say('there is no lldb-dap {version} or newer on PATH.', { version: oldestLldb })}\n  ${say('On Debian: apt-get install lldb-22. "numa-lens check" needs no debugger.')}`,
    );
  }

  const stop = new AbortController();
  const interrupt = (): void => {
    stop.abort();
  };
  process.once('SIGINT', interrupt);
  const runner = await startRunnerOf(options.runner, io);
  try {
    const host = await runner.initialize('numa-lens command line');
    if (!host.ok) return fail(io, inWords(host.failure));
    const driven = await drive({
      adapter,
      launch: { program: executable, args: options.programArguments, cwd: io.cwd },
      call: { site: call, path: source },
      action: options.run ? 'run' : 'query',
      otherPid: options.otherPid,
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

/** The call to run to, or why there is none, as a sentence. */
function chooseCall(all: readonly WireCallSite[], line: string | undefined): WireCallSite | string {
  const calls = all.filter(isMigration);
  if (line !== undefined && !/^\d+$/.test(line))
    return say('--line takes a line number, not "{line}".', { line });
  const at = line === undefined ? undefined : Number(line) - 1;
  const found = calls.filter(
    ({ statement }) => at === undefined || (statement.start.line <= at && at <= statement.end.line),
  );
  const [call, ...more] = found;
  if (call === undefined) {
    return at === undefined
      ? say('there is no call of move_pages here.')
      : say('there is no call of move_pages on line {line}.', { line: at + 1 });
  }
  if (more.length === 0) return call;
  const lines = found.map(({ range }) => range.start.line + 1).join(', ');
  return say('there are several calls, on lines {lines}: choose one with --line.', { lines });
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
      driven.pid === undefined ? say('process unknown') : say('process {pid}', { pid: driven.pid }),
      driven.debugger ?? say('debugger of unknown version'),
      say('Linux {kernel}', { kernel: host.kernel }),
      nodes === 1 ? say('one NUMA node') : say('{count} NUMA nodes', { count: nodes }),
    ].join(', '),
    '\n',
    ...wrote(driven.programOutput),
  ].join('');
}

function wrote(output: string): readonly string[] {
  const lines = output.split(/\r?\n/).filter((line) => line !== '');
  return lines.length === 0
    ? []
    : [`${say('then the program went on and wrote:')}\n`, ...lines.map((line) => `  ${line}\n`)];
}

function inWords({ message, remedy }: Pick<Failure, 'message' | 'remedy'>): string {
  return remedy === '' ? message : `${message}\n  ${remedy}`;
}
