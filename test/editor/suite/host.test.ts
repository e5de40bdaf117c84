import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { see } from './support/page';

describe('the editor under test', () => {
  it('has this extension, in development', () => {
    const extension = vscode.extensions.getExtension('numa-lens.numa-lens');
    assert.ok(extension, 'numa-lens is not among the installed extensions');
  });

  it('has the test workspace open', () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
  });

  it('shows a file that is opened', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, 'planted.c'));
    const line = await see('.monaco-editor .view-line', 'move_pages');
    assert.match(line, /move_pages/);
  });
});
