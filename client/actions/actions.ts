/**
 * The actions on subjects, for commands and lenses: finds whose they are, lets the session's logic act, records the outcome.
 * Why an action did not happen is said once, in words, where the user looks.
 */
import * as vscode from 'vscode';
import type { ActionResult } from '../annotations/model';
import type { ResultStore } from '../annotations/result-store';
import type { SessionActions } from '../debug/session/actions';
import type { Failure, Result } from '../debug/session/failure';
import { failed } from '../debug/session/failure';
import type { CallOutcome } from '../debug/session/outcome';
import { toRange } from '../lsp/call-sites';
import type { CallSubject, OwnerSource, SubjectOwner } from '../subjects';
import { tellFailure } from '../tell';
import type { DebugOwners } from './debug-owners';

const noSession: Failure = {
  code: 'not-stopped',
  message: 'No program is stopped in the debugger, so there is no process to look at.',
  remedy: 'Start debugging and stop at the call.',
};

export class Actions {
  readonly #debugged: DebugOwners;
  readonly #sources: OwnerSource[];
  readonly #results: ResultStore;
  readonly #log: vscode.LogOutputChannel;
  /** One action at a time: two moves of the same pages would undo each other's proofs. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(debugged: DebugOwners, results: ResultStore, log: vscode.LogOutputChannel) {
    this.#debugged = debugged;
    this.#sources = [debugged];
    this.#results = results;
    this.#log = log;
  }

  /** Where else processes come from that are acted on. */
  addSource(source: OwnerSource): void {
    this.#sources.push(source);
  }

  refuseNotStopped(): void {
    this.#tell(noSession);
  }

  query(call: CallSubject): Promise<void> {
    return this.#onCall(call, (actions) => actions.query(placed(call)));
  }

  runMigration(call: CallSubject): Promise<void> {
    return this.#onCall(call, (actions) => actions.runAsWritten(placed(call)));
  }

  /** With the editor's own "Run to Cursor", which sets a breakpoint, goes on, and takes it away again. */
  async runTo({ document, site }: Pick<CallSubject, 'document' | 'site'>): Promise<void> {
    const { start } = toRange(site.statement);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
    await vscode.commands.executeCommand('editor.debug.action.runToCursor');
  }

  /** Undoes the last move of the subject that was not undone yet. */
  moveBack(result: ActionResult): Promise<void> {
    return this.#inTurn(async () => {
      const move = result.moves.at(-1);
      const owner = this.#ownerOf(result.owner);
      if (move === undefined || owner === undefined) return;
      this.#settle(result, await owner.moveBack(move));
    });
  }

  #ownerOf(id: string): SubjectOwner | undefined {
    for (const source of this.#sources) {
      const owner = source.byId(id);
      if (owner !== undefined) return owner;
    }
    return undefined;
  }

  #onCall(call: CallSubject, act: (actions: SessionActions) => Promise<Result<CallOutcome>>): Promise<void> {
    return this.#inTurn(async () => {
      const { document, site } = call;
      const { version } = document;
      const actions = (await this.#debugged.byId(call.owner)?.calls()) ?? failed(noSession);
      const done = actions.ok ? await act(actions.value) : actions;
      const { range, functionRange } = site;
      this.#settle(
        {
          owner: call.owner,
          title: `${site.call}, line ${site.range.start.line + 1}`,
          anchor: { uri: document.uri.toString(), range, functionRange },
          stale: document.version !== version,
        },
        done,
      );
    });
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#queue.then(act);
    this.#queue = turn.catch((error: unknown) => {
      this.#log.error(error instanceof Error ? error : String(error));
    });
    return turn;
  }

  #settle(
    { owner, title, anchor, stale }: Pick<ActionResult, 'owner' | 'title' | 'anchor' | 'stale'>,
    done: Result<CallOutcome>,
  ): void {
    if (!done.ok) {
      this.#tell(done.failure);
      return;
    }
    const outcome = done.value;
    this.#log.info(outcome.sentences.join(' '));
    // The process may have ended while the pages moved: then there is nothing left that the outcome is true of.
    if (this.#ownerOf(owner) === undefined) return;
    const place = anchor === undefined ? {} : { anchor };
    this.#results.dispatch({ type: 'finished', owner, title, ...place, outcome, stale });
  }

  #tell(failure: Failure): void {
    tellFailure(this.#log, failure);
  }
}

function placed({ document, site }: CallSubject): {
  readonly site: CallSubject['site'];
  readonly path: string;
} {
  return { site, path: document.uri.fsPath };
}
