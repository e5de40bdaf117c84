/** Says why an action did not happen, once: in the log in any case, and to the user unless it was the user who gave it up. */
import * as vscode from 'vscode';
import type { Failure } from './debug/session/failure';

export function tellFailure(
  log: vscode.LogOutputChannel,
  { code, message, remedy }: Omit<Failure, 'code'> & { readonly code: string },
): void {
  log.warn(`${code}: ${message} ${remedy}`.trim());
  // The user has just said no: that need not be said back.
  if (code === 'declined' || code === 'cancelled') return;
  void vscode.window.showWarningMessage(`NUMA Lens: ${message} ${remedy}`.trim());
}
