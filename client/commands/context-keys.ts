/** Keeps the keys of `when` clauses true: what is offered is what can be done. */
import * as vscode from 'vscode';
import { canMakeLast, canMoveBack, canRetry } from '../annotations/model';
import type { ResultStore } from '../annotations/result-store';
import type { AttachedProcesses } from '../attach/attached';
import type { DebugSessions } from '../debug/sessions';
import { contextKeys } from './table';

export function keepContextKeys(
  sessions: DebugSessions,
  attached: AttachedProcesses,
  results: ResultStore,
): vscode.Disposable {
  const known = new Map<string, boolean>();
  const set = (key: string, value: boolean): void => {
    if (known.get(key) === value) return;
    known.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  const update = (): void => {
    set(contextKeys.paused, sessions.paused !== undefined);
    set(contextKeys.attached, attached.all.length > 0);
    set(contextKeys.hasOutcomes, results.all.length > 0);
    set(contextKeys.canMakeLast, results.all.some(canMakeLast));
    set(contextKeys.canRetry, results.all.some(canRetry));
    set(contextKeys.canMoveBack, results.all.some(canMoveBack));
  };
  update();
  return vscode.Disposable.from(
    sessions.onDidChange(update),
    attached.onDidChange(update),
    results.onDidChange(update),
  );
}
