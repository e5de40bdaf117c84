/** Whether there can be a migration runner at all: it asks the Linux kernel, here or on the machine where a setting starts it. */
import * as vscode from 'vscode';
import { runnerCommand, whenChanged } from '../settings/read';

/** A malformed setting counts as one: the first action tells what is wrong with it. */
export function runnerIsPossible(): boolean {
  if (process.platform === 'linux') return true;
  const elsewhere = runnerCommand();
  return !elsewhere.ok || elsewhere.value !== undefined;
}

/** A setting changed that decides it. */
export function onRunnerAvailability(act: () => void): vscode.Disposable {
  return vscode.Disposable.from(whenChanged('runner.prefix', act), whenChanged('runner.program', act));
}
