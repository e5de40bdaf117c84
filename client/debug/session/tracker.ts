/**
 * What is known of a debug session, learnt from its DAP messages in both directions, for any debugger:
 * a pure reducer, fed by the editor's debug adapter tracker or by the command line's own client.
 * Messages it does not know leave the state as it is.
 */
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
}

export interface SessionState {
  /** `starting` until the program first stops, runs or is reported. */
  readonly phase: 'starting' | 'running' | 'stopped' | 'ended';
  readonly capabilities: AdapterCapabilities;
  readonly process?: ReportedProcess;
  /** The program that the launch or attach request named. */
  readonly program?: string;
  /** Present exactly in phase `stopped`. */
  readonly stop?: Stop;
  readonly stops: number;
  /** The last lines of the console that speak of a process by its number: some adapters tell a pid nowhere else. */
  readonly heard: readonly string[];
  /** Resume requests without an answer: sequence number → stops when it was sent. */
  readonly resuming: ReadonlyMap<number, number>;
}

export type Direction = 'to-adapter' | 'from-adapter';

export const initialSession: SessionState = {
  phase: 'starting',
  capabilities: { readMemory: false, disassemble: false, supports: new Set() },
  stops: 0,
  heard: [],
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
    const program = textOf(fieldsOf(fields['arguments'])['program']);
    return program === undefined ? state : { ...state, program };
  }
  if (resumeRequests.has(command) && sequence !== undefined) {
    return { ...state, resuming: new Map(state.resuming).set(sequence, state.stops) };
  }
  return state;
}

function onResponse(state: SessionState, fields: Fields, body: Fields): SessionState {
  if (fields['success'] !== true) return forgetResume(state, fields);
  const command = textOf(fields['command']) ?? '';
  if (command === 'initialize') return { ...state, capabilities: capabilitiesFrom(state.capabilities, body) };
  if (!resumeRequests.has(command)) return state;
  const before = state.resuming.get(integerOf(fields['request_seq']) ?? -1);
  const known = forgetResume(state, fields);
  // An adapter may report the next stop before it answers the step that led to it.
  return before === state.stops ? running(known) : known;
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
      const other = body['allThreadsContinued'] === false && thread !== state.stop?.threadId;
      return other ? state : running(state);
    }
    case 'exited':
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
  return again ? { ...withoutStop(state), phase: 'starting', process } : { ...state, process };
}

function stopped(state: SessionState, body: Fields): SessionState {
  const number = state.stops + 1;
  const threadId = integerOf(body['threadId']) ?? state.stop?.threadId;
  const reason = textOf(body['reason']) ?? 'unknown';
  const stop: Stop = threadId === undefined ? { number, reason } : { number, reason, threadId };
  return { ...state, phase: 'stopped', stop, stops: number };
}

function running(state: SessionState): SessionState {
  return state.phase === 'ended' ? state : { ...withoutStop(state), phase: 'running' };
}

function withoutStop(state: SessionState): SessionState {
  const { stop, ...rest } = state;
  return stop === undefined ? state : rest;
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
