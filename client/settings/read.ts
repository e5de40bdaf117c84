/** Reads the settings that the client itself acts on; the language server asks for its own. */
import * as vscode from 'vscode';
import { prefixedRunner } from '../../server/runner-process/command';
import type { CommandReading, RunnerCommand } from '../../server/runner-process/command';
import { section, settings } from './table';
import type { SettingKey } from './table';

type BooleanKey = 'lens.enabled' | 'annotations.enabled' | 'inlayHints.enabled';

/** A value of the wrong type in the user's settings counts as absent. */
export function isEnabled(key: BooleanKey, scope: vscode.Uri): boolean {
  const value: unknown = vscode.workspace.getConfiguration(section, scope).get(key);
  return typeof value === 'boolean' ? value : settings[key].default;
}

export function minKernel(scope: vscode.Uri | undefined): string {
  const value: unknown = vscode.workspace.getConfiguration(section, scope).get('minKernel');
  return typeof value === 'string' && value !== '' ? value : settings.minKernel.default;
}

export function confirmSetting(): 'large' | 'always' {
  const value: unknown = vscode.workspace.getConfiguration(section).get('confirm');
  return value === 'always' ? value : settings.confirm.default;
}

/**
 * The command that starts the runner elsewhere; undefined for our own. Their scope keeps workspaces from setting these; where an editor
 * told a workspace's value all the same, only the user's own counts.
 */
export function runnerCommand(): CommandReading<RunnerCommand | undefined> {
  const configuration = vscode.workspace.getConfiguration(section);
  const own = (key: 'runner.prefix' | 'runner.program'): unknown => {
    const found = configuration.inspect(key);
    return found?.globalValue ?? settings[key].default;
  };
  return prefixedRunner(own('runner.prefix'), own('runner.program'));
}

export function whenChanged(key: SettingKey, act: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${section}.${key}`)) act();
  });
}
