/** The check of the whole workspace: started here, done and shown by the language server, told here in a sentence. */
import * as vscode from 'vscode';
import { checkWorkspaceCommand, clearWorkspaceCommand } from '../../server/protocol/workspace';
import type { CheckWorkspaceResult } from '../../server/protocol/workspace';
import type { LanguageServer } from './language-server';
import { say } from '../../server/languages/say';

const execute = 'workspace/executeCommand';

/** Whether findings of closed files are shown: from a check until they are cleared or their server ends. */
export class WorkspaceCheck implements vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscription: vscode.Disposable;
  #isShown = false;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#subscription = server.onDidChangeState(({ kind }) => {
      if (kind !== 'running') this.#become(false);
    });
  }

  get isShown(): boolean {
    return this.#isShown;
  }

  run(): Promise<void> {
    return checkWorkspace(this.#server, () => {
      this.#become(true);
    });
  }

  async clear(): Promise<void> {
    await clearWorkspace(this.#server);
    this.#become(false);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #become(isShown: boolean): void {
    this.#isShown = isShown;
    this.#changed.fire();
  }
}

/** Progress, and the way to cancel it, come from the server: its client shows them. */
async function checkWorkspace(server: LanguageServer, onShown: () => void): Promise<void> {
  await server.start();
  const params = { command: checkWorkspaceCommand, arguments: [{ quiet: true }] };
  const result = await request<CheckWorkspaceResult>(server, params);
  if (result === undefined) {
    void vscode.window.showWarningMessage(
      `NUMA Lens: ${say('The workspace was not checked, because the language server is gone; its log says why. Restart it, then try again.')}`,
    );
    return;
  }
  onShown();
  const showProblems = say('Show Problems');
  const buttons = result.findings > 0 ? [showProblems] : [];
  const chosen = await vscode.window.showInformationMessage(`NUMA Lens: ${result.message}`, ...buttons);
  if (chosen === showProblems) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

/** A server that does not run has nothing to clear. */
async function clearWorkspace(server: LanguageServer): Promise<void> {
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
