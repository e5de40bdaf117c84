/**
 * The debug sessions of this window, of any debugger, as far as their messages tell: which are stopped, where, and what
 * process they debug. Only watches; sends nothing but a request for stack frames, when it is asked where a session is.
 */
import * as vscode from 'vscode';
import { dapPort } from './dap-port';
import { forgetPaths } from './same-path';
import type { DapAnswer, DapPort, StackFrame } from './session/port';
import { stackTrace } from './session/frames';
import type { SessionState } from './session/tracker';
import { initialSession, reduceSession } from './session/tracker';
import { say } from '../../server/languages/say';

/** Deep enough for a call below a library's callback. */
const frameLimit = 50;

export class WatchedSession {
  readonly dap: DapPort;
  #state = initialSession;
  #frames: { readonly stop: number; readonly threadId: number; readonly answer: Promise<Frames> } | undefined;

  constructor(readonly session: vscode.DebugSession) {
    this.dap = dapPort(session, () => this.#state);
  }

  get id(): string {
    return this.session.id;
  }

  /** With the thread that the user selected in place of the one that stopped. */
  get state(): SessionState {
    const { stop } = this.#state;
    const item = vscode.debug.activeStackItem;
    if (stop === undefined || item?.session.id !== this.id) return this.#state;
    const { threadId } = item;
    // Where threads stop one by one, each has a stop of its own.
    const own = this.#state.held.get(threadId) ?? stop;
    const frameId = item instanceof vscode.DebugStackFrame ? { frameId: item.frameId } : {};
    return { ...this.#state, stop: { ...own, threadId, ...frameId } };
  }

  /** True when what is known of the session has changed. */
  learn(direction: 'to-adapter' | 'from-adapter', message: unknown): boolean {
    const before = this.#state;
    this.#state = reduceSession(before, direction, message);
    return this.#state !== before;
  }

  /** The innermost first. Asked once a stop and thread, unless the adapter refused. */
  async frames(): Promise<Frames> {
    const { stop } = this.state;
    if (stop?.threadId === undefined) return { ok: false, message: say('The program is not stopped.') };
    const { number, threadId } = stop;
    if (this.#frames?.stop !== number || this.#frames.threadId !== threadId)
      this.#frames = { stop: number, threadId, answer: stackTrace(this.dap, threadId, frameLimit) };
    const frames = await this.#frames.answer;
    if (!frames.ok) this.#frames = undefined;
    return frames;
  }
}

type Frames = DapAnswer<readonly StackFrame[]>;

/** A session that has lost its process. */
export interface LetGo {
  readonly id: string;
  /** Its debugger was told to let the process live, so it is not about to end. */
  readonly sure: boolean;
}

/** The owner of what was a session's, until it is known what became of its process. */
export const formerly = (session: string): string => `let-go:${session}`;

export class DebugSessions implements vscode.Disposable {
  readonly #sessions = new Map<string, WatchedSession>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #letGo = new vscode.EventEmitter<LetGo>();
  readonly #ended = new vscode.EventEmitter<string>();
  readonly #resumed = new vscode.EventEmitter<string>();
  /** A session stopped, went on, or another one or another thread was selected. */
  readonly onDidChange = this.#changed.event;
  /** Comes before `onDidEnd`, where the process may live on. */
  readonly onDidLetGo = this.#letGo.event;
  /** The id of a session whose process is gone: it is over, or it was restarted with a new process. */
  readonly onDidEnd = this.#ended.event;
  /** The id of a session whose program goes on from a stop, if only by a step. */
  readonly onDidResume = this.#resumed.event;
  readonly #registrations: vscode.Disposable;

  constructor(log: vscode.LogOutputChannel) {
    this.#registrations = vscode.Disposable.from(
      this.#changed,
      this.#letGo,
      this.#ended,
      this.#resumed,
      vscode.debug.registerDebugAdapterTrackerFactory('*', {
        createDebugAdapterTracker: (session) => this.#watch(session, log),
      }),
      vscode.debug.onDidTerminateDebugSession((session) => {
        this.#forget(session.id);
      }),
      vscode.debug.onDidChangeActiveDebugSession(() => {
        this.#changed.fire();
      }),
      vscode.debug.onDidChangeActiveStackItem(() => {
        this.#changed.fire();
      }),
    );
  }

  /** The stopped session that the user looks at, else any stopped one. */
  get paused(): WatchedSession | undefined {
    const active = this.#sessions.get(vscode.debug.activeDebugSession?.id ?? '');
    if (active?.state.phase === 'stopped') return active;
    return [...this.#sessions.values()].find(({ state }) => state.phase === 'stopped');
  }

  /** In the order in which they began. */
  get all(): readonly WatchedSession[] {
    return [...this.#sessions.values()];
  }

  byId(id: string): WatchedSession | undefined {
    return this.#sessions.get(id);
  }

  dispose(): void {
    this.#registrations.dispose();
  }

  #watch(session: vscode.DebugSession, log: vscode.LogOutputChannel): vscode.DebugAdapterTracker {
    const watched = new WatchedSession(session);
    forgetPaths();
    // The editor may start a session again under its old id, and the old adapter may still speak or exit after that.
    const before = this.#sessions.get(session.id);
    if (before !== undefined) this.#leave(session.id, before.state);
    this.#sessions.set(session.id, watched);
    const isCurrent = (): boolean => this.#sessions.get(session.id) === watched;
    const learn = (direction: 'to-adapter' | 'from-adapter', message: unknown): void => {
      const { state } = watched;
      const { phase: before, process: old, stop } = state;
      if (!isCurrent() || !watched.learn(direction, message)) return;
      const { phase, process } = watched.state;
      // Nothing that was said of the old process is true of the new one.
      if (old?.pid !== undefined && old.pid !== process?.pid) this.#leave(session.id, state);
      if (stop !== undefined && stop.number !== watched.state.stop?.number) this.#resumed.fire(session.id);
      if (phase !== before) log.debug(`debug session "${session.name}": ${phase}`);
      if (phase === 'ended') this.#forget(session.id);
      else this.#changed.fire();
    };
    return {
      onWillReceiveMessage: (message: unknown) => {
        learn('to-adapter', message);
      },
      onDidSendMessage: (message: unknown) => {
        learn('from-adapter', message);
      },
      // An adapter that crashed sends no event.
      onExit: () => {
        if (isCurrent()) this.#forget(session.id);
      },
    };
  }

  #forget(id: string): void {
    const session = this.#sessions.get(id);
    if (session === undefined) return;
    this.#sessions.delete(id);
    this.#leave(id, session.state);
    this.#changed.fire();
  }

  #leave(id: string, { fate }: SessionState): void {
    if (fate !== 'ends') this.#letGo.fire({ id, sure: fate === 'lives-on' });
    this.#ended.fire(id);
  }
}
