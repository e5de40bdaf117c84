/** The pages of the rules, which come with the extension. */
import * as vscode from 'vscode';

/** Undefined where the extension is not installed under its own name. */
export function rulePage(rule: string): vscode.Uri | undefined {
  const extension = vscode.extensions.getExtension('numa-lens.numa-lens');
  return extension === undefined
    ? undefined
    : vscode.Uri.joinPath(extension.extensionUri, 'docs', 'rules', `${rule}.md`);
}
