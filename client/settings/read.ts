/** Reads the settings that the client itself acts on; the language server asks for its own. */
import * as vscode from 'vscode';
import { section, settings } from './table';

type BooleanKey = 'lens.enabled' | 'annotations.enabled';

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

export function whenChanged(key: BooleanKey | 'minKernel', act: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${section}.${key}`)) act();
  });
}
