/** Keeps the keys of `when` clauses true: what is offered is what can be done. */
import * as vscode from 'vscode';
import { canMakeLast, canMoveBack, canRetry } from '../annotations/model';
import type { ResultStore } from '../annotations/result-store';
import type { AttachedProcesses } from '../attach/attached';
import type { DebugSessions } from '../debug/sessions';
import type { WorkspaceCheck } from '../lsp/workspace-check';
import { onRunnerAvailability, runnerIsPossible } from '../runner/availability';
import { contextKeys } from './table';
import type { ContextKey } from './table';

export interface ContextParts {
  readonly sessions: DebugSessions;
  readonly attached: AttachedProcesses;
  readonly results: ResultStore;
  readonly check: WorkspaceCheck;
}

export function keepContextKeys({ sessions, attached, results, check }: ContextParts): vscode.Disposable {
  const values: Readonly<Record<ContextKey, () => boolean>> = {
    [contextKeys.paused]: () => sessions.paused !== undefined,
    [contextKeys.attached]: () => attached.all.length > 0,
    [contextKeys.hasOutcomes]: () => results.all.length > 0,
    [contextKeys.canMakeLast]: () => results.all.some(canMakeLast),
    [contextKeys.canRetry]: () => results.all.some(canRetry),
    [contextKeys.canMoveBack]: () => results.all.some(canMoveBack),
    [contextKeys.withoutRunner]: () => !runnerIsPossible(),
    [contextKeys.workspaceChecked]: () => check.isShown,
  };
  const known = new Map<string, boolean>();
  const update = (): void => {
    for (const [key, ask] of Object.entries(values)) {
      const value = ask();
      if (known.get(key) === value) continue;
      known.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  };
  update();
  return vscode.Disposable.from(
    sessions.onDidChange(update),
    attached.onDidChange(update),
    results.onDidChange(update),
    check.onDidChange(update),
    onRunnerAvailability(update),
  );
}
