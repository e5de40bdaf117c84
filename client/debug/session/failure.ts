/**
 * Why an action of the session did not happen: the session's own reasons, worded here and nowhere else, beside those of
 * the runner, which pass through as they are. Each says what happened, why, and what to do.
 */
import type { Obstacle, RunnerFailure, RunnerFailureCode } from '../../../server/protocol/runner';
import { say } from '../../../server/languages/say';

export type SessionFailureCode =
  | 'not-stopped'
  | 'no-frame'
  | 'not-on-call'
  | 'unsound-call'
  | 'pid-unknown'
  | 'pid-invalid'
  | 'pointer-size'
  | 'no-code-sample'
  | 'no-proof'
  | 'argument-unread'
  | 'array-too-short'
  | 'nothing-named'
  | 'count-too-large'
  | 'pages-null'
  | 'flags-refused'
  | 'query-only'
  | 'plan-blocked'
  | 'no-runner'
  | 'declined';

export interface Failure {
  readonly code: SessionFailureCode | RunnerFailureCode;
  /** What happened and why, one or two sentences. */
  readonly message: string;
  /** What to do about it; empty when nothing can be done, or nothing need be. */
  readonly remedy: string;
  /** Of the runner: whom a privileged runner could be started for. */
  readonly privilege?: RunnerFailure['privilege'];
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed(failure: Failure | RunnerFailure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure };
}

/** Failures that a process on another machine, or in a container, has as a rule. */
const unseen: ReadonlySet<Failure['code']> = new Set([
  'no-such-process',
  'process-exited',
  'zombie',
  'kernel-thread',
  'no-permission',
  'not-same-process',
  'pid-unknown',
]);

/** What a debugger answers, or does not, when it is gone. All of it comes before a move. */
const unanswered: ReadonlySet<Failure['code']> = new Set([
  'not-stopped',
  'no-frame',
  'pid-unknown',
  'no-code-sample',
  'no-proof',
  'argument-unread',
]);

/** The session ended while the action was under way: then that is the reason, and not what its debugger no longer told. */
export function afterSession(failure: Failure): Failure {
  return unanswered.has(failure.code) ? refuse.sessionOver().failure : failure;
}

/** @param way completes "The debugger reaches its program by …" */
export function withWayElsewhere(failure: Failure, way: string): Failure {
  if (!unseen.has(failure.code)) return failure;
  return {
    ...failure,
    message: `${failure.message} ${say('The debugger reaches its program by {way}.', { way })}`,
    remedy: say(
      'Start the runner where the program runs: the setting numaLens.runner.prefix, or --runner, takes the command that enters it, such as ["ssh", "host"].',
    ),
  };
}

function refused(code: SessionFailureCode, message: string, remedy: string): { ok: false; failure: Failure } {
  return failed({ code, message, remedy });
}

export const refuse = {
  noProcess: () =>
    refused(
      'not-stopped',
      say('No program is stopped in the debugger and none is attached, so there is no process to look at.'),
      say('Start debugging and stop at the call, or use "NUMA Lens: Attach to Process…".'),
    ),
  notStopped: () =>
    refused(
      'not-stopped',
      say('The program is not stopped in the debugger, so its variables cannot be read.'),
      say('Stop it at the call: set a breakpoint there, or use "Run to this call".'),
    ),
  noFrame: (title: string, why: string) =>
    refused(
      'no-frame',
      say('{title} gave no stack frame for the stopped thread: {why}', { title, why }),
      say('Select a thread and a frame, and try again.'),
    ),
  notOnCall: (line: number | undefined, callLine: number) =>
    refused(
      'not-on-call',
      line === undefined
        ? say(
            'The program is not stopped at this call (line {callLine}), so its arguments are not what the call would pass.',
            { callLine },
          )
        : say(
            'The program is stopped at line {line}, not at this call (line {callLine}), so its arguments are not what the call would pass.',
            { line, callLine },
          ),
      say('Use "Run to this call" first.'),
    ),
  unsoundCall: () =>
    refused(
      'unsound-call',
      say(
        'This call could not be read for certain: there is a syntax error or an #ifdef in or around its arguments.',
      ),
      say('Correct the code, or name the pages with "numa-lens query --pid".'),
    ),
  pidUnknown: (title: string) =>
    refused(
      'pid-unknown',
      say('{title} did not tell the process id of the program, and could not evaluate it either.', { title }),
      say('Use a debugger that reports it, such as lldb-dap, or "numa-lens query --pid".'),
    ),
  pidInvalid: (pid: bigint) =>
    refused(
      'pid-invalid',
      say('The call names process {pid}, and no process has such an id.', { pid }),
      say('The call itself would fail with ESRCH: correct its first argument.'),
    ),
  pointerSize: (bits: number) =>
    refused(
      'pointer-size',
      say('The program has {bits}-bit pointers, and its arrays are read as arrays of 64-bit pointers.', {
        bits,
      }),
      say('Build the program for 64 bits.'),
    ),
  noCodeSample: (title: string, why: string) =>
    refused(
      'no-code-sample',
      say(
        '{title} showed no code at the place where the program is stopped, so it cannot be proved which process this is: {why}',
        { title, why },
      ),
      say('Stop in code that the debugger can disassemble. Without the proof nothing is moved.'),
    ),
  notPlanted: (title: string, why: string) =>
    refused(
      'no-proof',
      say(
        '{title} could not put 64 bytes into the program, by which it is proved which process this is: {why}',
        { title, why },
      ),
      say('Stop in code of the program itself. Without the proof nothing is moved.'),
    ),
  proofNeedsMemory: (why: string) =>
    refused(
      'no-proof',
      `${say('It cannot be proved which process this is.')} ${why}`,
      say(
        'Permit it for this session with "sudo sysctl kernel.yama.ptrace_scope=0", or give the runner CAP_SYS_PTRACE.',
      ),
    ),
  arrayTooShort: (role: string, has: number, width: number, count: number) =>
    refused(
      'array-too-short',
      say(
        'The array that the call passes as "{role}" has room for {has} values of {width} bytes, and the call reads {count}.',
        { role, has, width, count },
      ),
      say(
        'The call itself would read the memory behind it: correct "count" or the array, see the rule count-exceeds-array.',
      ),
    ),
  argumentUnread: (role: string, reason: string) =>
    refused(
      'argument-unread',
      say('The argument "{role}" of the call is not known: {reason}', { role, reason }),
      say('Start again and enter its value when asked.'),
    ),
  nothingNamed: () =>
    refused(
      'nothing-named',
      say('The call names no page: count is 0.'),
      say('The call itself would return 0 and do nothing.'),
    ),
  countTooLarge: (count: bigint, limit: number) =>
    refused(
      'count-too-large',
      say(
        'The call names {count} pages, more than {limit}: as a rule this is a negative number, a size in bytes or an uninitialized variable.',
        { count, limit },
      ),
      say('Check the argument "count"; for really so many pages call in batches.'),
    ),
  pagesNull: () =>
    refused(
      'pages-null',
      say('The argument "pages" is a null pointer.'),
      say('The call itself would fail with EFAULT: see the rule pages-null.'),
    ),
  flagsRefused: (why: string) => refused('flags-refused', why, say('See the rule flags-invalid.')),
  queryOnly: () =>
    refused(
      'query-only',
      say('The argument "nodes" is a null pointer, so this call moves nothing: it only queries.'),
      say('Use "Query placement", or "Move to…" with a node of your choice.'),
    ),
  variableUnread: (name: string, why: string) =>
    refused(
      'argument-unread',
      `${say('It is not known where the variable "{name}" is in memory.', { name })} ${why}`,
      say('Select the frame that it belongs to, or name its pages as a mapping or a range.'),
    ),
  variableNull: (name: string) =>
    refused('nothing-named', say('The variable "{name}" is a null pointer: it has no pages.', { name }), ''),
  variableEmpty: (name: string) =>
    refused('nothing-named', say('The variable "{name}" takes no memory: it has no pages.', { name }), ''),
  otherProcess: (pid: number) =>
    refused(
      'nothing-named',
      say('This outcome is about process {pid}, which is not the one that is debugged now.', { pid }),
      say('Run the call again.'),
    ),
  arraysAged: () =>
    refused(
      'not-on-call',
      say('The program has run since, so the arrays of the call may name other pages by now.'),
      say('Start it again: "Run migration" at the call, or "Move to Node…".'),
    ),
  nothingToMoveBack: () =>
    refused('plan-blocked', say('There is nothing to move back: no page changed its node.'), ''),
  /** @param folder with the journals */
  noEarlierMove: (folder: string) =>
    refused(
      'plan-blocked',
      say('There is no move to undo: no journal in {folder} is about a process that still runs.', { folder }),
      '',
    ),
  nothingToRetry: () =>
    refused('plan-blocked', say('There is nothing to try again: this outcome is not that of a move.'), ''),
  noOtherRunner: () => refused('no-runner', say('There is no other runner to ask.'), say('Start it again.')),
  /** Of a program that is not stopped, so that nothing can be proved either. */
  journalElsewhere: () =>
    refused(
      'no-runner',
      say('The runner that answers now does not find the journal, so it does not run where the program is.'),
      '',
    ),
  processEnded: (pid: number) =>
    failed({ code: 'process-exited', message: say('Process {pid} has ended.', { pid }), remedy: '' }),
  otherProcessNow: (pid: number) =>
    failed({
      code: 'process-replaced',
      message: say('The number {pid} belongs to another process now.', { pid }),
      remedy: '',
    }),
  planBlocked: ({ message, remedy, privilege }: Obstacle) =>
    failed({
      code: 'plan-blocked',
      message,
      remedy,
      ...(privilege === undefined ? {} : { privilege }),
    }),
  sessionOver: () =>
    refused(
      'not-stopped',
      say('Nothing was moved: the debug session ended before the action could begin.'),
      say('Debug the program again and stop at the call, or attach to it if it still runs.'),
    ),
  planPast: () =>
    refused(
      'not-stopped',
      say('Nothing was moved: the program went on, or was detached, while its plan was shown.'),
      say('Stop it again or attach to it, and start the action anew.'),
    ),
  declined: () => refused('declined', say('Nothing was done: the action was cancelled.'), ''),
} as const;
