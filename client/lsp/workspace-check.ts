/** The check of the whole workspace: started here, done and shown by the language server, told here in a sentence. */
import * as vscode from 'vscode';
import { checkWorkspaceCommand, clearWorkspaceCommand } from '../../server/protocol/workspace';
import type { CheckWorkspaceResult } from '../../server/protocol/workspace';
import type { LanguageServer } from './language-server';
import { say } from '../../server/languages/say';

const execute = 'workspace/executeCommand';

/** Progress, and the way to cancel it, come from the server: its client shows them. */
export async function checkWorkspace(server: LanguageServer): Promise<void> {
  await server.start();
  const params = { command: checkWorkspaceCommand, arguments: [{ quiet: true }] };
  const result = await request<CheckWorkspaceResult>(server, params);
  if (result === undefined) {
    void vscode.window.showWarningMessage(
      `NUMA Lens: ${say('The workspace was not checked, because the language server is gone; its log says why. Restart it, then try again.')}`,
    );
    return;
  }
  const showProblems = say('Show Problems');
  const buttons = result.findings > 0 ? [showProblems] : [];
  const chosen = await vscode.window.showInformationMessage(`NUMA Lens: ${result.message}`, ...buttons);
  if (chosen === showProblems) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

/** A server that does not run has nothing to clear. */
export async function clearWorkspace(server: LanguageServer): Promise<void> {
  await request(server, { command: clearWorkspaceCommand });
}

async function request<R>(server: LanguageServer, params: unknown): Promise<R | undefined> {
  const source = new vscode.CancellationTokenSource();
  try {
    return await server.request<R>(execute, params, source.token);
  } finally {
    source.dispose();
  }
}
