/** The language status item: the one place where the extension's state stands, without pop-ups. */
import * as vscode from 'vscode';
import { isScript } from '../languages';
import type { DocumentKind } from '../languages';
import type { LanguageServer } from '../lsp/language-server';
import type { RunnerState } from '../runner/state';
import { minKernel, whenChanged } from '../settings/read';
import { statusWords } from './words';

interface RunnerStatus {
  readonly state: RunnerState;
  readonly onDidChangeState: vscode.Event<RunnerState>;
}

const severities = {
  information: vscode.LanguageStatusSeverity.Information,
  warning: vscode.LanguageStatusSeverity.Warning,
  error: vscode.LanguageStatusSeverity.Error,
} as const;

export function showLanguageStatus(
  selector: readonly DocumentKind[],
  server: LanguageServer,
  runner: RunnerStatus,
): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('numaLens.status', selector);
  item.name = 'NUMA Lens';
  const update = (): void => {
    const scope = vscode.window.activeTextEditor?.document.uri;
    // A server that nothing needed so far is nothing to tell of in a script.
    item.selector =
      server.state.kind === 'stopped' ? selector.filter(({ language }) => !isScript(language)) : selector;
    const words = statusWords(server.state, runner.state, minKernel(scope));
    item.text = words.text;
    item.detail = words.detail;
    item.severity = severities[words.severity];
    item.busy = words.busy;
    item.command = { command: words.command.id, title: words.command.title };
  };
  update();
  return vscode.Disposable.from(
    item,
    server.onDidChangeState(update),
    runner.onDidChangeState(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    whenChanged('minKernel', update),
  );
}
