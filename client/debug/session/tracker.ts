/**
 * What is known of a debug session, learnt from its DAP messages in both directions, for any debugger:
 * a pure reducer, fed by the editor's debug adapter tracker or by the command line's own client.
 * Messages it does not know leave the state as it is.
 */
import { wayElsewhere } from './elsewhere';
import { fieldsOf, integerOf, textOf } from './shape';
import type { Fields } from './shape';

export interface AdapterCapabilities {
  readonly readMemory: boolean;
  readonly disassemble: boolean;
  /** The names of all that the adapter said it supports. */
  readonly supports: ReadonlySet<string>;
  /** A version string, where the adapter tells one: "lldb version 22.1.8". */
  readonly version?: string;
}

/** The `process` event, as far as the adapter fills it. */
export interface ReportedProcess {
  readonly pid?: number;
  readonly name?: string;
  /** Bits. */
  readonly pointerSize?: number;
  readonly local?: boolean;
}

export interface Stop {
  /** Counts the stops of the session from 1: two stops at the same place are not the same stop. */
  readonly number: number;
  readonly reason: string;
  readonly threadId?: number;
  /** The frame that the user looks at; a host that knows adds it. */
  readonly frameId?: number;
}

/** What becomes of the program when the session ends: it ends too, it is let go and lives on, or nobody has said. */
export type Fate = 'ends' | 'lives-on' | 'unknown';

export interface SessionState {
  /** `starting` until the program first stops, runs or is reported. */
  readonly phase: 'starting' | 'running' | 'stopped' | 'ended';
  readonly capabilities: AdapterCapabilities;
  readonly process?: ReportedProcess;
  /** The program that the launch or attach request named. */
  readonly program?: string;
  /** By what the request reaches a program that may run elsewhere: "host:1234", "docker". */
  readonly elsewhere?: string;
  /** Present exactly in phase `stopped`. */
  readonly stop?: Stop;
  readonly stops: number;
  /** Threads that stopped on their own while others ran, each with its stop, the last one last. `stop` is one of them or stopped all. */
  readonly held: ReadonlyMap<number, Stop>;
  /** The last lines of the console that speak of a process by its number: some adapters tell a pid nowhere else. */
  readonly heard: readonly string[];
  /** The session came to a program that ran already. */
  readonly attached: boolean;
  /** As far as messages tell: what an adapter was told, it need not have done. */
  readonly fate: Fate;
  /** Resume requests without an answer, by sequence number. */
  readonly resuming: ReadonlyMap<number, Resume>;
}

interface Resume {
  /** When it was sent. */
  readonly stops: number;
  readonly threadId?: number;
  /** Of one thread, while others stay stopped. */
  readonly single: boolean;
}

export type Direction = 'to-adapter' | 'from-adapter';

export const initialSession: SessionState = {
  phase: 'starting',
  capabilities: { readMemory: false, disassemble: false, supports: new Set() },
  stops: 0,
  held: new Map(),
  heard: [],
  attached: false,
  fate: 'unknown',
  resuming: new Map(),
};

/** Requests after whose success the program runs, whether or not a `continued` event follows (it need not: DAP, Continued). */
const resumeRequests = new Set([
  'continue',
  'next',
  'stepIn',
  'stepOut',
  'stepBack',
  'reverseContinue',
  'goto',
]);

const endRequests = new Set(['disconnect', 'terminate', 'restart']);

export function reduceSession(state: SessionState, direction: Direction, message: unknown): SessionState {
  const fields = fieldsOf(message);
  const body = fieldsOf(fields['body']);
  switch (fields['type']) {
    case 'request':
      return direction === 'to-adapter' ? onRequest(state, fields) : state;
    case 'response':
      return direction === 'from-adapter' ? onResponse(state, fields, body) : state;
    case 'event':
      return direction === 'from-adapter' ? onEvent(state, textOf(fields['event']), body) : state;
    default:
      return state;
  }
}

function onRequest(state: SessionState, fields: Fields): SessionState {
  const command = textOf(fields['command']) ?? '';
  const sequence = integerOf(fields['seq']);
  if (command === 'launch' || command === 'attach') {
    const configuration = fieldsOf(fields['arguments']);
    const program = textOf(configuration['program']);
    const elsewhere = wayElsewhere(configuration);
    return {
      ...state,
      attached: command === 'attach',
      ...(program === undefined ? {} : { program }),
      ...(elsewhere === undefined ? {} : { elsewhere }),
    };
  }
  if (endRequests.has(command)) return { ...state, fate: fateAfter(state, command, fields) };
  if (resumeRequests.has(command) && sequence !== undefined) {
    const { threadId, singleThread } = fieldsOf(fields['arguments']);
    const thread = integerOf(threadId);
    const resume: Resume = {
      stops: state.stops,
      single: singleThread === true,
      ...(thread === undefined ? {} : { threadId: thread }),
    };
    return { ...state, resuming: new Map(state.resuming).set(sequence, resume) };
  }
  return state;
}

/** Left open, a disconnect ends a program that was launched and lets one go that was attached (DAP, DisconnectArguments). */
function fateAfter({ attached }: SessionState, command: string, request: Fields): Fate {
  if (command !== 'disconnect') return 'ends';
  const { terminateDebuggee } = fieldsOf(request['arguments']);
  return flag(terminateDebuggee, !attached) ? 'ends' : 'lives-on';
}

function onResponse(state: SessionState, fields: Fields, body: Fields): SessionState {
  if (fields['success'] !== true) return forgetResume(state, fields);
  const command = textOf(fields['command']) ?? '';
  if (command === 'initialize') return { ...state, capabilities: capabilitiesFrom(state.capabilities, body) };
  if (!resumeRequests.has(command)) return state;
  const before = state.resuming.get(integerOf(fields['request_seq']) ?? -1);
  const known = forgetResume(state, fields);
  // An adapter may report the next stop before it answers the step that led to it.
  if (before?.stops !== state.stops) return known;
  // Only `continue` has an answer that tells (DAP, ContinueResponse); a thread that stopped on its own is stepped on its own.
  const single = before.single || body['allThreadsContinued'] === false || state.held.size > 0;
  const all = !single || body['allThreadsContinued'] === true || before.threadId === undefined;
  return all ? running(known) : released(known, before.threadId);
}

function onEvent(state: SessionState, event: string | undefined, body: Fields): SessionState {
  switch (event) {
    case 'capabilities':
      return {
        ...state,
        capabilities: capabilitiesFrom(state.capabilities, fieldsOf(body['capabilities'])),
      };
    case 'process':
      return onProcess(state, processFrom(body));
    case 'output':
      return onOutput(state, textOf(body['output']) ?? '');
    case 'stopped':
      return state.phase === 'ended' ? state : stopped(state, body);
    case 'continued': {
      const thread = integerOf(body['threadId']);
      return body['allThreadsContinued'] === false && thread !== undefined
        ? released(state, thread)
        : running(state);
    }
    case 'exited':
      return { ...withoutStop(state), phase: 'ended', fate: 'ends' };
    case 'terminated':
      return { ...withoutStop(state), phase: 'ended' };
    default:
      return state;
  }
}

/** Lines that are remembered. */
const heardLines = 8;

/** Of every category: the adapters do not agree on which one their own words have. A program may say the like; nothing here is believed. */
function onOutput(state: SessionState, output: string): SessionState {
  const lines = output.split('\n').filter((line) => /\bprocess \d+\b/i.test(line));
  return lines.length === 0 ? state : { ...state, heard: [...state.heard, ...lines].slice(-heardLines) };
}

/** A second process in one session is the program started again: where the first one stood says nothing of it. */
function onProcess(state: SessionState, process: ReportedProcess): SessionState {
  const old = state.process?.pid;
  const again = old !== undefined && process.pid !== old;
  return again
    ? { ...withoutStop(state), phase: 'starting', fate: 'unknown', process }
    : { ...state, process };
}

function stopped(state: SessionState, body: Fields): SessionState {
  const number = state.stops + 1;
  const threadId = integerOf(body['threadId']) ?? state.stop?.threadId;
  const reason = textOf(body['reason']) ?? 'unknown';
  const stop: Stop = threadId === undefined ? { number, reason } : { number, reason, threadId };
  const held = new Map(state.held);
  // Left out it is false (DAP, Stopped), but an adapter that stops all and does not say so resumes all as well.
  if (body['allThreadsStopped'] === false && threadId !== undefined) held.set(threadId, stop);
  else held.clear();
  return { ...state, phase: 'stopped', stop, stops: number, held };
}

function running(state: SessionState): SessionState {
  return state.phase === 'ended' ? state : { ...withoutStop(state), phase: 'running' };
}

/** One thread goes on. Of those that stay stopped, the one that stopped last is looked at then. */
function released(state: SessionState, threadId: number): SessionState {
  const held = new Map(state.held);
  held.delete(threadId);
  if (threadId !== state.stop?.threadId) return { ...state, held };
  const stop = [...held.values()].at(-1);
  return stop === undefined ? running(state) : { ...state, held, stop };
}

function withoutStop(state: SessionState): SessionState {
  const { stop, ...rest } = state;
  return stop === undefined ? state : { ...rest, held: new Map() };
}

function forgetResume(state: SessionState, fields: Fields): SessionState {
  const sequence = integerOf(fields['request_seq']);
  if (sequence === undefined || !state.resuming.has(sequence)) return state;
  const resuming = new Map(state.resuming);
  resuming.delete(sequence);
  return { ...state, resuming };
}

function capabilitiesFrom(old: AdapterCapabilities, body: Fields): AdapterCapabilities {
  const version = textOf(body['$__lldb_version']) ?? old.version;
  return {
    readMemory: flag(body['supportsReadMemoryRequest'], old.readMemory),
    disassemble: flag(body['supportsDisassembleRequest'], old.disassemble),
    supports: supportsFrom(old.supports, body),
    ...(version === undefined ? {} : { version }),
  };
}

/** A later `capabilities` event names only what has changed (DAP, Capabilities). */
function supportsFrom(old: ReadonlySet<string>, body: Fields): ReadonlySet<string> {
  const supports = new Set(old);
  for (const [name, value] of Object.entries(body)) {
    if (value === true) supports.add(name);
    else if (value === false) supports.delete(name);
  }
  return supports;
}

function flag(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

function processFrom(body: Fields): ReportedProcess {
  const pid = integerOf(body['systemProcessId']);
  const name = textOf(body['name']);
  const pointerSize = integerOf(body['pointerSize']);
  const local = body['isLocalProcess'];
  return {
    ...(pid === undefined || pid <= 0 ? {} : { pid }),
    ...(name === undefined || name === '' ? {} : { name }),
    ...(pointerSize === undefined ? {} : { pointerSize }),
    ...(typeof local === 'boolean' ? { local } : {}),
  };
}
