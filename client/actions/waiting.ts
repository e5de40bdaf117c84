/** Says that an action waits for another one on the same process, where it can be given up. */
import * as vscode from 'vscode';
import { say } from '../../server/languages/say';

/** @param what "Move of variable ring" @returns takes the message away */
export function sayWaiting(what: string, giveUp: () => void): () => void {
  let over = (): void => undefined;
  const waiting = new Promise<void>((resolve) => {
    over = resolve;
  });
  void vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `NUMA Lens: ${say('waiting for “{what}” to end', { what })}`,
      cancellable: true,
    },
    (_, token) => {
      token.onCancellationRequested(giveUp);
      return waiting;
    },
  );
  return over;
}
