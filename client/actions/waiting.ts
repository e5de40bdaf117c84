/** Says that an action waits for another one on the same process, where it can be given up. */
import * as vscode from 'vscode';

/** @param what "Move of variable ring" @returns takes the message away */
export function sayWaiting(what: string, giveUp: () => void): () => void {
  let over = (): void => undefined;
  const waiting = new Promise<void>((resolve) => {
    over = resolve;
  });
  void vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `NUMA Lens: waiting for “${what}” to end`,
      cancellable: true,
    },
    (_, token) => {
      token.onCancellationRequested(giveUp);
      return waiting;
    },
  );
  return over;
}
