/**
 * The four actions on a call site, for commands and lenses: finds the session, starts the runner, lets the session's
 * logic act, records the outcome. Why an action did not happen is said once, in words, where the user looks.
 */
import * as vscode from 'vscode';
import type { WireCallSite } from '../../server/protocol/lens';
import type { CallResult } from '../annotations/model';
import type { ResultStore } from '../annotations/result-store';
import { toRange } from '../lsp/call-sites';
import type { Runner, RunningRunner } from '../runner/runner';
import { tellFailure } from '../tell';
import { samePath } from './same-path';
import { SessionActions } from './session/actions';
import type { Failure, Result } from './session/failure';
import { failed } from './session/failure';
import type { CallOutcome } from './session/outcome';
import type { SessionState } from './session/tracker';
import type { DebugSessions, WatchedSession } from './sessions';
import { user } from './user';

export interface CallInDocument {
  readonly document: vscode.TextDocument;
  readonly site: WireCallSite;
}

/** The runner's handles die with its process, so what belongs to one runner is not used with the next. */
interface Bound {
  readonly runner: RunningRunner;
  readonly actions: SessionActions;
}

const noSession: Failure = {
  code: 'not-stopped',
  message: 'No program is stopped in the debugger, so there is no process to look at.',
  remedy: 'Start debugging and stop at the call.',
};

export class CallActions {
  readonly #sessions: DebugSessions;
  readonly #runner: Runner;
  readonly #results: ResultStore;
  readonly #log: vscode.LogOutputChannel;
  readonly #bound = new Map<string, Bound>();
  /** One action at a time: two moves of the same pages would undo each other's proofs. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(sessions: DebugSessions, runner: Runner, results: ResultStore, log: vscode.LogOutputChannel) {
    this.#sessions = sessions;
    this.#runner = runner;
    this.#results = results;
    this.#log = log;
    sessions.onDidEnd((id) => this.#bound.delete(id));
  }

  query(call: CallInDocument): Promise<void> {
    return this.#act(call, (actions) => actions.query(placed(call)));
  }

  runMigration(call: CallInDocument): Promise<void> {
    return this.#act(call, (actions) => actions.runAsWritten(placed(call)));
  }

  /** With the editor's own "Run to Cursor", which sets a breakpoint, goes on, and takes it away again. */
  async runTo({ document, site }: CallInDocument): Promise<void> {
    const { start } = toRange(site.statement);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
    await vscode.commands.executeCommand('editor.debug.action.runToCursor');
  }

  /** Undoes the last move of the call that was not undone yet. */
  moveBack(result: CallResult): Promise<void> {
    return this.#inTurn(async () => {
      const move = result.moves.at(-1);
      const session = this.#sessions.byId(result.sessionId);
      if (move === undefined || session === undefined) return;
      const done = await this.#with(session, (actions) => actions.moveBack(move));
      this.#settle(session, result.uri, result, result.stale, done);
    });
  }

  #act(call: CallInDocument, act: (actions: SessionActions) => Promise<Result<CallOutcome>>): Promise<void> {
    return this.#inTurn(async () => {
      const session = this.#sessions.paused;
      if (session === undefined) {
        this.#tell(noSession);
        return;
      }
      const { document, site } = call;
      const { version } = document;
      const done = await this.#with(session, act);
      this.#settle(session, document.uri.toString(), site, document.version !== version, done);
    });
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#queue.then(act);
    this.#queue = turn.catch((error: unknown) => {
      this.#log.error(error instanceof Error ? error : String(error));
    });
    return turn;
  }

  async #with(
    session: WatchedSession,
    act: (actions: SessionActions) => Promise<Result<CallOutcome>>,
  ): Promise<Result<CallOutcome>> {
    const runner = await this.#runner.get();
    if (!runner.ok) return failed(runner.failure);
    const known = this.#bound.get(session.id);
    const bound = known?.runner === runner.value ? known : bind(session, runner.value);
    this.#bound.set(session.id, bound);
    return act(bound.actions);
  }

  #settle(
    session: WatchedSession,
    uri: string,
    site: Pick<WireCallSite, 'range' | 'functionRange'>,
    stale: boolean,
    done: Result<CallOutcome>,
  ): void {
    if (!done.ok) {
      this.#tell(done.failure);
      return;
    }
    const outcome = done.value;
    this.#log.info(outcome.sentences.join(' '));
    // The session may have ended while the pages moved: then there is nothing left that the outcome is true of.
    if (this.#sessions.byId(session.id) === undefined) return;
    this.#results.dispatch({ type: 'finished', uri, sessionId: session.id, site, outcome, stale });
  }

  #tell(failure: Failure): void {
    tellFailure(this.#log, failure);
  }
}

function bind(session: WatchedSession, runner: RunningRunner): Bound {
  const { client, machine } = runner;
  const state = (): SessionState => session.state;
  return {
    runner,
    actions: new SessionActions({ dap: session.dap, runner: client, host: machine, user, state, samePath }),
  };
}

function placed({ document, site }: CallInDocument): { readonly site: WireCallSite; readonly path: string } {
  return { site, path: document.uri.fsPath };
}
