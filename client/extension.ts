/** The extension's entry: makes the parts and wires them. What each does is in its own folder. */
import path from 'node:path';
import * as vscode from 'vscode';
import type { CommandId } from './commands/table';
import type { DocumentKind } from './lsp/language-server';
import { LanguageServer } from './lsp/language-server';
import { Runner } from './runner/runner';
import { showLanguageStatus } from './status/language-status';

/** Files on disk and new ones; not the old side of a comparison. */
const selector: readonly DocumentKind[] = [
  { language: 'c', scheme: 'file' },
  { language: 'c', scheme: 'untitled' },
];

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('NUMA Lens', { log: true });
  const program = (name: string): string => context.asAbsolutePath(path.join('dist', name));
  const server = new LanguageServer(program('lsp/server.js'), selector, log);
  const runner = new Runner(program('runner/runner.js'), `numa-lens vscode ${version(context)}`, log);

  const command = (id: CommandId, act: () => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(id, act);
  context.subscriptions.push(
    log,
    server,
    runner,
    showLanguageStatus(selector, server, runner),
    command('numaLens.restartServer', () => server.restart()),
    command('numaLens.showLog', () => {
      log.show();
    }),
  );
  void server.start();
}

function version(context: vscode.ExtensionContext): string {
  const manifest: unknown = context.extension.packageJSON;
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return hasVersion ? String(manifest.version) : '';
}
