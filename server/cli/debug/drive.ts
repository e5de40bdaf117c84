/**
 * A debug session from beginning to end without an editor: the program is started under lldb-dap and runs to a call; there
 * the same actions that the editor offers read its arguments, prove which process it is and query or run the migration;
 * then the program goes on to its end.
 */
import fs from 'node:fs';
import { SessionActions } from '../../../client/debug/session/actions';
import type { PlacedCall } from '../../../client/debug/session/actions';
import type { ArgumentReading } from '../../../client/debug/session/arguments';
import type { Failure, Result } from '../../../client/debug/session/failure';
import { failed, success } from '../../../client/debug/session/failure';
import type { CallOutcome } from '../../../client/debug/session/outcome';
import type { Plan } from '../../../client/debug/session/plan';
import type { OtherProcess, Question, Task, UserPort } from '../../../client/debug/session/ports';
import type { InitializeResult } from '../../protocol/runner';
import type { CancelSignal, RequestOptions, RunnerClient } from '../../protocol/runner-client';
import { DebugAdapter } from './adapter';
import type { AdapterCommand } from './adapter';
import { launchTo, runToEnd } from './lldb-dap';
import type { Launch } from './lldb-dap';
import { say } from '../../languages/say';

export interface Drive {
  readonly adapter: AdapterCommand;
  readonly launch: Launch;
  readonly call: PlacedCall;
  readonly action: 'run' | 'query';
  /** The one other process that the call may name. */
  readonly otherPid: number | undefined;
  readonly runner: RunnerClient;
  readonly host: InitializeResult;
  readonly cancel: CancelSignal;
  /** Told what happens, as it happens: one line each. */
  readonly log: (line: string) => void;
}

export interface Driven {
  /** Empty when they could not be read. */
  readonly arguments: readonly ArgumentReading[];
  readonly result: Result<CallOutcome>;
  readonly pid: number | undefined;
  /** "lldb version 22.1.8", where the adapter tells. */
  readonly debugger: string | undefined;
  /** What the program wrote to its standard output. */
  readonly programOutput: string;
}

/** A failure here means that the program never got to the call. */
export async function drive(options: Drive): Promise<Result<Driven>> {
  const { call, launch, log } = options;
  const adapter = new DebugAdapter(options.adapter);
  const line = call.site.statement.start.line + 1;
  const place = { paths: [...new Set([call.path, fs.realpathSync(call.path)])], line };
  const dispose = (): void => void adapter.dispose();
  options.cancel.addEventListener('abort', dispose);
  try {
    log(
      say('{command} runs {program} to line {line}', {
        command: options.adapter.command,
        program: launch.program,
        line,
      }),
    );
    const at = await launchTo(adapter, launch, place);
    if (!at.ok) return failed(notReached(line, at.message));
    const user = new UnattendedUser(options);
    const { runner, host } = options;
    const state = () => adapter.state;
    // The plan is part of what is printed, however small the move is.
    const confirm = () => 'always' as const;
    const actions = new SessionActions({ dap: adapter, runner, host, user, state, samePath, confirm });
    const readings = await actions.readArguments(call);
    const result = await (options.action === 'run' ? actions.runAsWritten(call) : actions.query(call));
    const { process, capabilities } = adapter.state;
    const ended = await runToEnd(adapter, place);
    if (!ended.ok) log(say('the program did not end: {message}', { message: ended.message }));
    return success({
      arguments: readings.ok ? readings.value : [],
      result: user.explain(result),
      pid: process?.pid,
      debugger: capabilities.version,
      programOutput: adapter.programOutput,
    });
  } finally {
    options.cancel.removeEventListener('abort', dispose);
    await adapter.dispose();
  }
}

/** Debug information and the command line may come to a file by different links. */
function samePath(a: string, b: string): boolean {
  if (a === b) return true;
  try {
    return fs.realpathSync(a) === fs.realpathSync(b);
  } catch {
    // Debug information names files of other machines too.
    return false;
  }
}

function notReached(line: number, why: string): Failure {
  return {
    code: 'not-stopped',
    message: say('The program did not get to line {line}: {why}.', { line, why }),
    remedy: say('Check that it was built with -g from this source, and that its arguments lead there.'),
  };
}

/** Whoever starts the command has agreed to the move it names; questions it cannot answer. */
class UnattendedUser implements UserPort {
  readonly #options: Drive;
  #unanswered: Question | undefined;
  #unconfirmed: OtherProcess | undefined;

  constructor(options: Drive) {
    this.#options = options;
  }

  ask(question: Question): Promise<undefined> {
    this.#unanswered = question;
    return Promise.resolve(undefined);
  }

  /** Only variables are asked for in this way, and the command line names calls. */
  askLength(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  confirmProcess(other: OtherProcess): Promise<boolean> {
    if (other.pid === this.#options.otherPid) return Promise.resolve(true);
    this.#unconfirmed = other;
    return Promise.resolve(false);
  }

  confirmPlan(plan: Plan): Promise<boolean> {
    for (const line of plan.lines) this.#options.log(say('plan: {line}', { line }));
    return Promise.resolve(true);
  }

  during<T>({ title }: Task, work: (options: RequestOptions) => Promise<T>): Promise<T> {
    this.#options.log(title);
    return work({ cancel: this.#options.cancel });
  }

  /** Nobody cancelled: something was asked for, and there was no one to ask. */
  explain(result: Result<CallOutcome>): Result<CallOutcome> {
    if (result.ok || result.failure.code !== 'declined') return result;
    const question = this.#unanswered;
    const other = this.#unconfirmed;
    if (other !== undefined) {
      return failed({
        code: 'declined',
        message: say('The call names process {pid} ({command}), which is not the program itself.', {
          pid: other.pid,
          command: other.command,
        }),
        remedy: say('Say --pid {pid} if this is the process that is meant.', { pid: other.pid }),
      });
    }
    if (question === undefined) return result;
    return failed({
      code: 'argument-unread',
      message: say('The argument "{role}" is not known. {reason}', {
        role: question.role,
        reason: question.reason,
      }),
      remedy: say(
        'Debug the program in the editor, which asks for it, or name the pages with "numa-lens query --pid".',
      ),
    });
  }
}
