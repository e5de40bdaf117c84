/**
 * The language server's life: one start, one stop, one restart that works from every state, and a limit on crashes.
 * Every start makes a new client, so a failed start leaves nothing behind that could be stuck.
 */
import os from 'node:os';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { DocumentKind } from '../languages';
import type { Child } from '../process/child';
import { startOwnProgram } from '../process/child';
import { CrashLimit } from './crash-limit';
import { serverNodeOptions } from '../../server/protocol/node-options';
import { say } from '../../server/languages/say';

export type ServerState =
  | { readonly kind: 'stopped' }
  | ({ readonly kind: 'starting' } & Silence)
  | ({ readonly kind: 'running' } & Silence)
  /** `cause` is a clause: "it ended with exit code 1: …". */
  | { readonly kind: 'failed'; readonly cause: string };

interface Silence {
  /** Seconds for which it has given no sign of life though it was asked for one; absent: it does. */
  readonly silent?: number;
}

interface Instance {
  readonly client: LanguageClient;
  readonly child: Child;
}

/** Milliseconds that a server has to end by itself, twice: to say that it will, and to do so. Together less than the editor gives its extensions (5 s). */
const patience = 2000;

/** Milliseconds without a sign of life after which a server counts as hanging: no file takes it that long. */
const silenceLimit = 15_000;

export class LanguageServer implements vscode.Disposable {
  readonly #module: string;
  readonly #selector: readonly DocumentKind[];
  readonly #log: vscode.LogOutputChannel;
  readonly #limit = new CrashLimit();
  readonly #changed = new vscode.EventEmitter<ServerState>();
  readonly onDidChangeState = this.#changed.event;
  #state: ServerState = { kind: 'stopped' };
  #instance: Instance | undefined;
  /** Starts and stops happen one after the other, in the order they were asked for. */
  #queue: Promise<void> = Promise.resolve();
  /** Counts what the user or the editor asked for: a server that ends because of that is not started again. */
  #orders = 0;

  constructor(module: string, selector: readonly DocumentKind[], log: vscode.LogOutputChannel) {
    this.#module = module;
    this.#selector = selector;
    this.#log = log;
  }

  get state(): ServerState {
    return this.#state;
  }

  start(): Promise<void> {
    return this.#inTurn(() => this.#start());
  }

  restart(): Promise<void> {
    this.#limit.reset();
    this.#order();
    return this.#inTurn(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  stop(): Promise<void> {
    this.#order();
    return this.#inTurn(() => this.#stop());
  }

  dispose(): void {
    void this.stop();
    this.#changed.dispose();
  }

  /** Undefined when no server is running, or when it ends before it answers. */
  async request<R>(method: string, params: unknown, token: vscode.CancellationToken): Promise<R | undefined> {
    const instance = this.#instance;
    if (instance === undefined || this.#state.kind !== 'running') return undefined;
    try {
      return await instance.client.sendRequest<R>(method, params, token);
    } catch (error) {
      if (!token.isCancellationRequested) this.#log.warn(`${method}: ${String(error)}`);
      return undefined;
    }
  }

  /** What hangs, or has not even started, is not waited for: whoever waits for it waits for ever. */
  #order(): void {
    this.#orders++;
    const { kind, silent } = { silent: undefined, ...this.#state };
    if (kind === 'starting' || silent !== undefined) this.#instance?.child.process.kill('SIGKILL');
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(act);
    return this.#queue;
  }

  #become(state: ServerState): void {
    this.#state = state;
    this.#changed.fire(state);
  }

  async #start(): Promise<void> {
    if (this.#instance !== undefined) return;
    const orders = this.#orders;
    this.#become({ kind: 'starting' });
    const child = startOwnProgram(this.#module, ['--node-ipc', `--clientProcessId=${process.pid}`], {
      node: serverNodeOptions(os.availableParallelism()),
      onLine: (line) => {
        this.#log.info(`server: ${line}`);
      },
    });
    // More than half of the extension's code: it is loaded while the server starts, and not when nothing needs a server.
    const { makeClient } = await import('./client.js');
    const watched = makeClient(child, this.#selector, this.#log, {
      limit: silenceLimit,
      onSilent: (silence) => {
        this.#tellSilence(instance, Math.round(silence / 1000));
      },
      onAnswer: () => {
        this.#tellSilence(instance, undefined);
      },
    });
    const instance: Instance = { child, client: watched.client };
    this.#instance = instance;
    // Asked to stop while the client was loaded.
    if (orders !== this.#orders) child.process.kill('SIGKILL');
    // A server that ends before it answers leaves the client waiting for ever: the first of the two decides.
    const outcome = await Promise.race([
      watched.start().then(
        () => undefined,
        (error: unknown) =>
          say('it did not start: {message}', {
            message: error instanceof Error ? error.message : String(error),
          }),
      ),
      child.ended,
    ]);
    if (outcome === undefined) {
      this.#become({ kind: 'running' });
      void child.ended.then((cause) => this.#inTurn(() => this.#onEnd(instance, cause)));
    } else {
      const cause = child.isRunning() ? outcome : await child.ended;
      await this.#discard(instance);
      if (orders === this.#orders) await this.#onEnd(instance, cause);
    }
  }

  #tellSilence(instance: Instance, seconds: number | undefined): void {
    const { kind } = this.#state;
    if (this.#instance !== instance || (kind !== 'starting' && kind !== 'running')) return;
    if (seconds === undefined) {
      this.#log.info(say('The language server answers again.'));
      this.#become({ kind });
      return;
    }
    this.#log.warn(say('The language server has not answered for {seconds} seconds.', { seconds }));
    this.#become({ kind, silent: seconds });
  }

  /** The server ended though nobody asked it to. */
  async #onEnd(instance: Instance, cause: string): Promise<void> {
    if (this.#instance !== instance) return;
    await this.#discard(instance);
    this.#instance = undefined;
    this.#log.error(say('The language server is gone: {cause}.', { cause }));
    if (this.#limit.mayRestart(performance.now())) {
      await this.#start();
    } else {
      this.#become({ kind: 'failed', cause });
      void this.#tellEnd(cause);
    }
  }

  /** Its findings are gone, and nothing in the text shows that: this once it is said aloud. */
  async #tellEnd(cause: string): Promise<void> {
    const text = say(
      'No findings any more: the language server has ended five times within three minutes and is not started again by itself. Last, {cause}.',
      { cause },
    );
    this.#log.error(text);
    const restart = say('Restart');
    const showLog = say('Show Log');
    const choice = await vscode.window.showErrorMessage(`NUMA Lens: ${text}`, restart, showLog);
    if (choice === restart) await this.restart();
    if (choice === showLog) this.#log.show();
  }

  async #stop(): Promise<void> {
    const instance = this.#instance;
    this.#instance = undefined;
    if (instance !== undefined) await this.#discard(instance);
    this.#become({ kind: 'stopped' });
  }

  /** Ends the client with all it registered, and the process; never throws, since there is nothing better to do. */
  async #discard({ client, child }: Instance): Promise<void> {
    // Of a server that hangs it fails, and nothing is told of that: in a window that closes the log is closed already, and would fail as well.
    await client.dispose(patience).catch(() => undefined);
    const late = setTimeout(() => child.process.kill('SIGKILL'), patience);
    await child.ended;
    clearTimeout(late);
  }
}
