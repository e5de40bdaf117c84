/**
 * Starts the language server with the first document that it may have something to say of. Most workspaces of TypeScript
 * and JavaScript have none: there the extension looks at the text of what is opened, and that is all.
 */
import * as vscode from 'vscode';
import { isScript, isWorthServing } from '../languages';
import type { LanguageServer } from './language-server';

export function startWhenNeeded(server: LanguageServer): vscode.Disposable {
  const open = vscode.workspace.textDocuments;
  // Something else activated the extension: its settings file, a debugger, a source of another language.
  if (!open.some(({ languageId }) => isScript(languageId)) || open.some(needsServer)) {
    void server.start();
    return new vscode.Disposable(() => undefined);
  }
  const subscriptions: vscode.Disposable[] = [];
  const waiting = new vscode.Disposable(() => {
    for (const one of subscriptions.splice(0)) one.dispose();
  });
  const needed = (): void => {
    waiting.dispose();
    void server.start();
  };
  subscriptions.push(
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (needsServer(document)) needed();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const { languageId } = document;
      // Of a long document, what was typed and the line that it is in.
      const touched = contentChanges.some(
        ({ range, text }) =>
          isWorthServing(languageId, text) ||
          (range.start.line < document.lineCount &&
            isWorthServing(languageId, document.lineAt(range.start.line).text)),
      );
      if (touched) needed();
    }),
    // The user did.
    server.onDidChangeState(({ kind }) => {
      if (kind === 'starting') waiting.dispose();
    }),
  );
  return waiting;
}

function needsServer(document: vscode.TextDocument): boolean {
  return (
    document.uri.path.endsWith('/numa-lens.json') || isWorthServing(document.languageId, document.getText())
  );
}
