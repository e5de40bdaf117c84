/**
 * lldb-dap as this machine has it: where it is, and how a program is brought to a line with it.
 * Debian names it by its version (lldb-dap-22), other systems do not.
 */
import { execFile } from 'node:child_process';
import { access, constants, readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { DapAnswer } from '../../../client/debug/session/port';
import { fieldsOf, listOf, textOf } from '../../../client/debug/session/shape';
import type { AdapterCommand, DebugAdapter } from './adapter';
import { say } from '../../languages/say';

/** Older ones work in part, and die on readMemory. */
export const oldestLldb = 20;

/** The newest lldb-dap on PATH that is new enough; undefined when there is none. */
export async function findLldbDap(): Promise<AdapterCommand | undefined> {
  const found: { command: string; version: number }[] = [];
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    if (folder === '') continue;
    const names = await readdir(folder).catch((): string[] => []);
    for (const name of names) {
      const match = /^lldb-dap(?:-(\d+))?$/.exec(name);
      if (match === null) continue;
      const command = path.join(folder, name);
      if (!(await executable(command))) continue;
      const version = match[1] === undefined ? await versionOf(command) : Number(match[1]);
      if (version !== undefined && version >= oldestLldb) found.push({ command, version });
    }
  }
  const [best] = found.sort((a, b) => b.version - a.version);
  return best === undefined ? undefined : { command: best.command, args: [], debuggerType: 'lldb-dap' };
}

async function executable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function versionOf(command: string): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)(command, ['--version'], { timeout: 10_000 });
    const major = /version (\d+)/.exec(stdout)?.[1];
    return major === undefined ? undefined : Number(major);
  } catch {
    return undefined;
  }
}

export interface Launch {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /**
   * Without it the program has the same addresses each time, lldb's own default. With it, this product's, two programs are
   * told apart more surely, and no personality(2) is needed, which containers forbid.
   */
  readonly randomize?: boolean;
  /** What the launch request of another adapter needs beside. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export interface SourceLine {
  /** The file, by each path that the debug information may know it by; the first that has code counts. */
  readonly paths: readonly string[];
  /** From 1. */
  readonly line: number;
}

/** Generous: a loaded machine, symbols of a large program. */
const stepLimit = 60_000;

/** Starts the program under the adapter and lets it run to a line. A refusal reads as that of `bringTo`. */
export function launchTo(
  adapter: DebugAdapter,
  { program, args, cwd, randomize = true, extra }: Launch,
  to: SourceLine,
): Promise<DapAnswer<void>> {
  const launch = { program, args, cwd, stopOnEntry: false, disableASLR: !randomize, ...extra };
  return bringTo(adapter, 'launch', launch, to);
}

/**
 * Starts a session, by what the adapter calls "launch" or "attach", and lets the program run to a line.
 * The message of a refusal completes the sentence "The program did not get to …: ".
 */
export async function bringTo(
  adapter: DebugAdapter,
  how: 'launch' | 'attach',
  configuration: object,
  to: SourceLine,
): Promise<DapAnswer<void>> {
  const initialized = await adapter.request('initialize', {
    clientID: 'numa-lens',
    adapterID: adapter.debuggerType,
    linesStartAt1: true,
    columnsStartAt1: true,
    pathFormat: 'path',
    supportsMemoryReferences: true,
    supportsVariableType: true,
  });
  if (!initialized.ok) return initialized;

  let ready = false;
  const configurable = adapter.until(
    (_, event) => (ready ||= event === 'initialized'),
    stepLimit,
    say('"initialized" event'),
  );
  const begun = adapter.request(how, configuration);
  // An adapter that refuses it never sends the event.
  const first = await Promise.race([configurable, begun]);
  if (!first.ok) return first;
  const configured = await configurable;
  if (!configured.ok) return configured;

  const breakpoint = await setBreakpoint(adapter, to);
  const before = adapter.state.stops;
  const done = await adapter.request('configurationDone', {});
  // A start that fails is answered only now, and says more than the other two.
  const answer = await begun;
  const refused = [answer, breakpoint, done].find(({ ok }) => !ok);
  if (refused?.ok === false) return refused;
  return waitForBreakpoint(adapter, before, how);
}

async function setBreakpoint(adapter: DebugAdapter, { paths, line }: SourceLine): Promise<DapAnswer<void>> {
  let why = say('the debugger found no code on the line');
  for (const file of paths) {
    const breakpoints = [{ line }];
    const answer = await adapter.request('setBreakpoints', { source: { path: file }, breakpoints });
    if (!answer.ok) return answer;
    const { verified, message } = fieldsOf(listOf(fieldsOf(answer.value)['breakpoints'])[0]);
    if (verified === true) return { ok: true, value: undefined };
    why = textOf(message) ?? why;
  }
  return { ok: false, message: why };
}

/** Attaching stops the program too, which may be told only now and is no stop of ours: the adapter then lets it go on. */
async function waitForBreakpoint(
  adapter: DebugAdapter,
  stopsBefore: number,
  how: 'launch' | 'attach',
): Promise<DapAnswer<void>> {
  const stopped = await adapter.until(
    ({ phase, stops, stop }) =>
      phase === 'ended' ||
      (phase === 'stopped' && stops > stopsBefore && (how === 'launch' || stop?.reason === 'breakpoint')),
    stepLimit,
    say('stop'),
  );
  if (!stopped.ok) return stopped;
  const { stop } = stopped.value;
  if (stop === undefined) return { ok: false, message: say('the program ended first') };
  if (stop.reason !== 'breakpoint')
    return {
      ok: false,
      message: say('it stopped before, for another reason: {reason}', { reason: stop.reason }),
    };
  return { ok: true, value: undefined };
}

/** Takes the breakpoint away and lets the program run to its end. */
export async function runToEnd(adapter: DebugAdapter, { paths }: SourceLine): Promise<DapAnswer<void>> {
  for (const file of paths) {
    await adapter.request('setBreakpoints', { source: { path: file }, breakpoints: [] });
  }
  const threadId = adapter.state.stop?.threadId ?? 0;
  const resumed = await adapter.request('continue', { threadId });
  if (!resumed.ok) return resumed;
  const ended = await adapter.until(({ phase }) => phase === 'ended', stepLimit, say('end of the program'));
  return ended.ok ? { ok: true, value: undefined } : ended;
}
