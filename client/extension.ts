/** The extension's entry: makes the parts and wires them. What each does is in its own folder. */
import * as vscode from 'vscode';

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('NUMA Lens', { log: true });
  context.subscriptions.push(log);
}
