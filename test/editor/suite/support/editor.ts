/** What the tests need of the editor's API, and where things are on its page. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { until } from './wait';

export const selectors = {
  line: '.monaco-editor .view-line',
  warning: '.monaco-editor .squiggly-warning',
  error: '.monaco-editor .squiggly-error',
  lens: '.monaco-editor .codelens-decoration a',
  toast: '.notifications-toasts .notification-list-item-message',
  toastButton: '.notifications-toasts .monaco-button',
  problem: '.markers-panel .monaco-list-row',
  setting: '.settings-editor .setting-item-label',
  dialog: '.monaco-dialog-box',
  dialogButton: '.monaco-dialog-box .monaco-button',
  hover: '.monaco-hover',
  variable: '.debug-viewlet .monaco-list-row',
  menuItem: '.monaco-menu .action-item',
  submenuItem: '.monaco-submenu .action-item',
  quickInput: '.quick-input-widget',
  quickPick: '.quick-input-list .monaco-list-row',
} as const;

export function inWorkspace(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

export async function open(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(name));
  return vscode.window.showTextDocument(document, { preview: false });
}

/** The first place of a text in a document. */
export function find(document: vscode.TextDocument, text: string): vscode.Range {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `${document.fileName} has no ${text}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** Puts a text into the document, undone by `undo`: files stay as they are on disk. */
export async function insert(
  document: vscode.TextDocument,
  at: vscode.Position,
  text: string,
): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, at, text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** When a plan is shown before a move; undefined for the default. */
export async function setConfirm(value: 'always' | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('numaLens')
    .update('confirm', value, vscode.ConfigurationTarget.Global);
}

export async function closeAll(): Promise<void> {
  // Each by itself: about a changed text that is not the active one, closing all would ask whether to save it.
  const open = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length;
  for (let closed = 0; closed < open; closed++)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Waits until the language server's findings of a document are what the test needs. */
export function findings(
  uri: vscode.Uri,
  what: string,
  isEnough: (rules: readonly string[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return until(what, () => {
    const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'numa-lens');
    return isEnough(ours.map(ruleOf)) ? ours : undefined;
  });
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The texts at the ends of the lines, as the editor gets them from the extension; what the server hints at stands inside of them. */
export async function hints(document: vscode.TextDocument): Promise<readonly vscode.InlayHint[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const all = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    whole,
  );
  return all.filter(({ position }) => position.isEqual(document.lineAt(position.line).range.end));
}

/** The outcome at the end of a call's line, once it is there. */
export async function annotation(document: vscode.TextDocument, pattern: RegExp): Promise<vscode.InlayHint> {
  return until(`an annotation like ${String(pattern)}`, async () =>
    (await hints(document)).find((hint) => pattern.test(labelOf(hint))),
  );
}

export function labelOf({ label }: vscode.InlayHint): string {
  return typeof label === 'string' ? label : label.map(({ value }) => value).join('');
}

export function tooltipOf({ tooltip }: vscode.InlayHint): string {
  return tooltip instanceof vscode.MarkdownString ? tooltip.value : (tooltip ?? '');
}

/** The pids of this editor's processes whose command line names a program of the extension. */
export function ownProcesses(program: string): readonly number[] {
  const parents = new Map<number, number>();
  const matches: number[] = [];
  for (const name of fs.readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const stat = fs.readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
      if (fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(program)) matches.push(Number(name));
    } catch {
      // It ended while we looked.
    }
  }
  return matches.filter((pid) => parents.get(pid) === process.pid);
}
