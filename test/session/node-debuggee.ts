/**
 * A real Node process under V8's own debugger, answered for as js-debug answers: the same requests to V8, the same shape of
 * results, no process event, no instruction pointers. js-debug itself has no form that runs outside an editor; test/editor has it.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Duplex } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { DapAnswer, DapPort } from '../../client/debug/session/port';
import { fieldsOf, integerOf, listOf, textOf } from '../../client/debug/session/shape';
import { initialSession, reduceSession } from '../../client/debug/session/tracker';
import type { SessionState } from '../../client/debug/session/tracker';

const root = path.resolve(__dirname, '../../..');
const preload = path.join(root, 'test/session/fixtures/inspected.mjs');

/** js-debug cuts what it shows. */
const budgets: Readonly<Record<string, number>> = { watch: 1000, hover: 1000 };
const otherBudget = 100_000;

export class NodeDebuggee implements DapPort {
  readonly debuggerType = 'pwa-node';
  /** What was evaluated. */
  readonly evaluated: string[] = [];
  /** Changes an answer on its way. */
  rewrite: (expression: string, result: string) => string = (_, result) => result;
  readonly #child: ChildProcess;
  readonly #channel: Duplex;
  readonly #waiting = new Map<number, (message: unknown) => void>();
  #id = 0;
  readonly #scripts = new Map<unknown, string>();
  #frames: readonly unknown[] = [];
  #state = initialSession;
  #paused: (() => void) | undefined;

  private constructor(file: string) {
    const args = ['--import', pathToFileURL(preload).href, file];
    this.#child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
    const channel = this.#child.stdio[3];
    assert.ok(channel instanceof Duplex);
    this.#channel = channel;
    createInterface({ input: channel }).on('line', (line) => {
      this.#learn(JSON.parse(line));
    });
  }

  /** Starts a program and waits until it stops on a line (from 1) of its file. */
  static async stoppedAt(file: string, line: number): Promise<NodeDebuggee> {
    const debuggee = new NodeDebuggee(file);
    const stopped = new Promise<void>((resolve) => (debuggee.#paused = resolve));
    const url = pathToFileURL(file).href;
    const urls = [url, file].map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    await debuggee.#ask('Debugger.enable', {});
    await debuggee.#ask('Debugger.setBreakpointByUrl', {
      urlRegex: `^(${urls.join('|')})$`,
      lineNumber: line - 1,
    });
    debuggee.#channel.write('{"method":"start"}\n');
    await stopped;
    return debuggee;
  }

  get pid(): number {
    assert.ok(this.#child.pid !== undefined);
    return this.#child.pid;
  }

  get state(): SessionState {
    return this.#state;
  }

  async request(command: string, args: unknown): Promise<DapAnswer<unknown>> {
    if (command === 'stackTrace') return { ok: true, value: { stackFrames: this.#stackFrames() } };
    if (command === 'evaluate') return this.#evaluate(fieldsOf(args));
    return { ok: false, message: `no ${command} here` };
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }

  #learn(message: unknown): void {
    const { id, method, params } = fieldsOf(message);
    if (typeof id === 'number') this.#waiting.get(id)?.(message);
    const { scriptId, url } = fieldsOf(params);
    if (method === 'Debugger.scriptParsed') this.#scripts.set(scriptId, textOf(url) ?? '');
    if (method !== 'Debugger.paused') return;
    this.#frames = listOf(fieldsOf(params)['callFrames']);
    const stop = { type: 'event', event: 'stopped', body: { reason: 'breakpoint', threadId: 1 } };
    this.#state = reduceSession(this.#state, 'from-adapter', stop);
    this.#paused?.();
  }

  async #ask(method: string, params: object): Promise<unknown> {
    const id = ++this.#id;
    const answer = new Promise<unknown>((resolve) => this.#waiting.set(id, resolve));
    this.#channel.write(`${JSON.stringify({ id, method, params })}\n`);
    const { result, error } = fieldsOf(await answer);
    assert.equal(error, undefined, JSON.stringify(error));
    return result;
  }

  #stackFrames(): readonly unknown[] {
    return this.#frames.map((one, id) => {
      const { location, functionName } = fieldsOf(one);
      const { lineNumber, scriptId } = fieldsOf(location);
      const url = this.#scripts.get(scriptId) ?? '';
      const line = (integerOf(lineNumber) ?? 0) + 1;
      return { id, name: functionName, line, source: { path: url.replace(/^file:\/\//, '') } };
    });
  }

  async #evaluate(args: Readonly<Record<string, unknown>>): Promise<DapAnswer<unknown>> {
    const expression = textOf(args['expression']) ?? '';
    this.evaluated.push(expression);
    const frame = fieldsOf(this.#frames[integerOf(args['frameId']) ?? 0]);
    const { result, exceptionDetails } = fieldsOf(
      await this.#ask('Debugger.evaluateOnCallFrame', {
        callFrameId: frame['callFrameId'],
        expression,
        includeCommandLineAPI: true,
        objectGroup: 'console',
        generatePreview: true,
      }),
    );
    if (exceptionDetails !== undefined) {
      const thrown = fieldsOf(fieldsOf(exceptionDetails)['exception'])['description'];
      return { ok: false, message: `Uncaught ${String(thrown).split('\n')[0] ?? ''}` };
    }
    const { type, value, description } = fieldsOf(result);
    const whole = type === 'string' ? String(value) : (textOf(description) ?? String(value));
    const budget = budgets[textOf(args['context']) ?? ''] ?? otherBudget;
    const cut = whole.length > budget ? `${whole.slice(0, budget / 2)}…${whole.slice(-budget / 2)}` : whole;
    const shown = this.rewrite(expression, type === 'string' ? `'${cut}'` : cut);
    return { ok: true, value: { result: shown, variablesReference: type === 'object' ? 1 : 0 } };
  }
}
