/**
 * A debug adapter that this process started itself, spoken to over its stdio: the DapPort for hosts without an editor, with
 * the state of the session as the tracker learns it. It knows no debugger; what is particular to lldb-dap is in lldb-dap.ts.
 */
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { DapAnswer, DapPort } from '../../../client/debug/session/port';
import { fieldsOf, integerOf, textOf } from '../../../client/debug/session/shape';
import type { Fields } from '../../../client/debug/session/shape';
import { initialSession, reduceSession } from '../../../client/debug/session/tracker';
import type { Direction, SessionState } from '../../../client/debug/session/tracker';
import { encodeMessage, MessageDecoder } from './framing';
import { say } from '../../languages/say';

export interface AdapterCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly debuggerType: string;
}

/** How long an adapter may take to end after it was asked to. */
const endLimit = 3_000;

export class DebugAdapter implements DapPort {
  readonly debuggerType: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #decoder = new MessageDecoder();
  readonly #pending = new Map<number, (answer: DapAnswer<unknown>) => void>();
  /** Called after each message in either direction, with the event's name if it is one. */
  readonly #listeners = new Set<(event: string | undefined) => void>();
  readonly #rewrite: (message: unknown) => unknown;
  #state = initialSession;
  #sequence = 1;
  #ended: string | undefined;
  #stderr = '';
  #output = '';

  /** @param rewrite a wire tap of tests: what the adapter says passes through it */
  constructor(adapter: AdapterCommand, rewrite: (message: unknown) => unknown = (message) => message) {
    this.debuggerType = adapter.debuggerType;
    this.#rewrite = rewrite;
    this.#child = spawn(adapter.command, adapter.args, { stdio: 'pipe' });
    this.#child.stdout.on('data', (chunk: Buffer) => {
      this.#receive(chunk);
    });
    this.#child.stderr.on('data', (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString('utf8')).slice(-2_000);
    });
    // A pipe that the adapter closed is told by its end, below.
    this.#child.stdin.on('error', () => undefined);
    this.#child.on('error', (error) => {
      this.#end(say('it could not be started: {message}', { message: error.message }));
    });
    this.#child.on('close', (code, signal) => {
      const last = this.#stderr.trim().split('\n').at(-1) ?? '';
      const how = signal ?? say('exit {code}', { code: code ?? '?' });
      this.#end(
        last === '' ? say('it ended ({how})', { how }) : say('it ended ({how}): {last}', { how, last }),
      );
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  get supports(): ReadonlySet<string> {
    return this.#state.capabilities.supports;
  }

  get heard(): readonly string[] {
    return this.#state.heard;
  }

  /** What the program has written so far, as far as the adapter passes it on. */
  get programOutput(): string {
    return this.#output;
  }

  request(command: string, args: unknown): Promise<DapAnswer<unknown>> {
    if (this.#ended !== undefined) return Promise.resolve({ ok: false, message: this.#gone() });
    const seq = this.#sequence++;
    const message = { seq, type: 'request', command, arguments: args };
    return new Promise((resolve) => {
      this.#pending.set(seq, resolve);
      this.#track('to-adapter', message);
      this.#child.stdin.write(encodeMessage(message));
    });
  }

  /**
   * Resolves with the first state for which `done` holds, now or after a later message. A refusal when the adapter ends
   * first, or after `limit` milliseconds.
   */
  until(
    done: (state: SessionState, event: string | undefined) => boolean,
    limit: number,
    what: string,
  ): Promise<DapAnswer<SessionState>> {
    if (done(this.#state, undefined)) return Promise.resolve({ ok: true, value: this.#state });
    return new Promise((resolve) => {
      const finish = (answer: DapAnswer<SessionState>) => {
        clearTimeout(timer);
        this.#listeners.delete(check);
        resolve(answer);
      };
      const check = (event: string | undefined) => {
        if (done(this.#state, event)) finish({ ok: true, value: this.#state });
        else if (this.#ended !== undefined) finish({ ok: false, message: this.#gone() });
      };
      const timer = setTimeout(() => {
        finish({ ok: false, message: say('no {what} within {seconds} s', { what, seconds: limit / 1000 }) });
      }, limit);
      this.#listeners.add(check);
    });
  }

  /** Ends the program and the adapter. */
  async dispose(): Promise<void> {
    if (this.#ended !== undefined) return;
    const closed = once(this.#child, 'close');
    void this.request('disconnect', { terminateDebuggee: true });
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), endLimit);
    await closed;
    clearTimeout(timer);
  }

  #receive(chunk: Buffer): void {
    try {
      for (const message of this.#decoder.push(chunk)) this.#take(this.#rewrite(message));
    } catch (error) {
      this.#end(
        say('it does not speak the Debug Adapter Protocol: {message}', {
          message: error instanceof Error ? error.message : String(error),
        }),
      );
      this.#child.kill();
    }
  }

  #take(message: unknown): void {
    const fields = fieldsOf(message);
    const body = fieldsOf(fields['body']);
    if (fields['type'] === 'event' && fields['event'] === 'output' && body['category'] === 'stdout') {
      this.#output += textOf(body['output']) ?? '';
    }
    this.#track('from-adapter', message);
    if (fields['type'] === 'response') this.#answer(fields);
    if (fields['type'] === 'request') this.#decline(fields);
  }

  #answer(fields: Fields): void {
    const seq = integerOf(fields['request_seq']) ?? -1;
    const resolve = this.#pending.get(seq);
    this.#pending.delete(seq);
    if (fields['success'] === true) {
      resolve?.({ ok: true, value: fields['body'] });
      return;
    }
    const format = textOf(fieldsOf(fieldsOf(fields['body'])['error'])['format']);
    resolve?.({ ok: false, message: format ?? textOf(fields['message']) ?? say('the debugger refused') });
  }

  /** runInTerminal and the like: this host has no terminal to offer. */
  #decline(fields: Fields): void {
    const { seq, command } = fields;
    const answer = { seq: this.#sequence++, type: 'response', request_seq: seq, command, success: false };
    this.#child.stdin.write(encodeMessage({ ...answer, message: 'notSupported' }));
  }

  #track(direction: Direction, message: unknown): void {
    this.#state = reduceSession(this.#state, direction, message);
    const fields = fieldsOf(message);
    const event = fields['type'] === 'event' ? textOf(fields['event']) : undefined;
    for (const listener of [...this.#listeners]) listener(event);
  }

  #end(why: string): void {
    if (this.#ended !== undefined) return;
    this.#ended = why;
    for (const resolve of this.#pending.values()) resolve({ ok: false, message: this.#gone() });
    this.#pending.clear();
    this.#track('from-adapter', { type: 'event', event: 'terminated' });
  }

  #gone(): string {
    return say('the debug adapter is gone: {ended}', { ended: this.#ended ?? '' });
  }
}
