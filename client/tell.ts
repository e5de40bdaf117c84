/** Says why an action did not happen, once: in the log in any case, and to the user unless it was the user who gave it up. */
import * as vscode from 'vscode';
import type { CommandId } from './commands/table';
import type { Failure } from './debug/session/failure';
import { say } from '../server/languages/say';

const startPrivilegedRunnerCommand: CommandId = 'numaLens.startPrivilegedRunner';

/** After these the runner may have to be started elsewhere, where the program is; the words say so. */
const elsewhere: ReadonlySet<string> = new Set(['no-such-process', 'not-same-process']);

export function tellFailure(
  log: vscode.LogOutputChannel,
  { code, message, remedy, privilege }: Omit<Failure, 'code'> & { readonly code: string },
): void {
  log.warn(`${code}: ${message} ${remedy}`.trim());
  // The user has just said no: that need not be said back.
  if (code === 'declined' || code === 'cancelled') return;
  const openSetting = say('Open Setting');
  const raise = say('Start Privileged Runner…');
  const buttons = [
    ...(elsewhere.has(code) ? [openSetting] : []),
    ...(privilege === undefined ? [] : [raise]),
  ];
  const text = `NUMA Lens: ${message} ${remedy}`.trim();
  void vscode.window.showWarningMessage(text, ...buttons).then((chosen) => {
    if (chosen === openSetting) void showSetting('numaLens.runner.prefix');
    if (chosen === raise) void vscode.commands.executeCommand(startPrivilegedRunnerCommand, privilege);
  });
}

/** In a remote window the settings of this machine are a tab of their own, and the other tabs do not find them. */
function showSetting(query: string): Thenable<unknown> {
  return vscode.env.remoteName === undefined
    ? vscode.commands.executeCommand('workbench.action.openSettings', query)
    : vscode.commands.executeCommand('workbench.action.openRemoteSettings', { query });
}
