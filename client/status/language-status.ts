/** The language status item: the one place where the extension's state stands, without pop-ups. */
import * as vscode from 'vscode';
import { isScript } from '../languages';
import type { DocumentKind } from '../languages';
import type { LanguageServer } from '../lsp/language-server';
import { onRunnerAvailability, runnerIsPossible } from '../runner/availability';
import type { RunnerState } from '../runner/state';
import { minKernel, whenChanged } from '../settings/read';
import { BuildDatabaseWatch, tellAboutBuildDatabase } from './build-database';
import { configMistake, onConfigMistakes } from './config-mistakes';
import { statusWords } from './words';
import type { StatusCommandId } from './words';

interface RunnerStatus {
  readonly state: RunnerState;
  readonly onDidChangeState: vscode.Event<RunnerState>;
}

const severities = {
  information: vscode.LanguageStatusSeverity.Information,
  warning: vscode.LanguageStatusSeverity.Warning,
  error: vscode.LanguageStatusSeverity.Error,
} as const;

const aboutBuildDatabase: StatusCommandId = 'numaLens.aboutBuildDatabase';

export function showLanguageStatus(
  selector: readonly DocumentKind[],
  server: LanguageServer,
  runner: RunnerStatus,
): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('numaLens.status', selector);
  item.name = 'NUMA Lens';
  const database = new BuildDatabaseWatch();
  const update = (): void => {
    const scope = vscode.window.activeTextEditor?.document.uri;
    const mistake = configMistake(scope);
    // A server that nothing needed so far is nothing to tell of in a script.
    item.selector =
      server.state.kind === 'stopped' ? selector.filter(({ language }) => !isScript(language)) : selector;
    const { text, detail, explanation, severity, busy, command } = statusWords({
      server: server.state,
      runner: runner.state,
      isTrusted: vscode.workspace.isTrusted,
      runnerIsPossible: runnerIsPossible(),
      minKernel: minKernel(scope),
      ...(mistake === undefined ? {} : { mistake }),
      isBuildGuessed: database.isGuessed,
    });
    item.text = text;
    item.detail = detail;
    item.severity = severities[severity];
    item.busy = busy;
    const whole = [explanation === '' ? detail : explanation, command.title].filter((one) => one !== '');
    item.accessibilityInformation = { label: [text, ...whole].join('. ') };
    item.command = {
      command: command.id,
      title: command.title,
      ...(explanation === '' ? {} : { tooltip: explanation }),
      ...(command.arguments === undefined ? {} : { arguments: [...command.arguments] }),
    };
  };
  update();
  return vscode.Disposable.from(
    item,
    database,
    vscode.commands.registerCommand(aboutBuildDatabase, tellAboutBuildDatabase),
    server.onDidChangeState(update),
    runner.onDidChangeState(update),
    database.onDidChange(update),
    onConfigMistakes(update),
    onRunnerAvailability(update),
    vscode.workspace.onDidGrantWorkspaceTrust(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    whenChanged('minKernel', update),
  );
}
