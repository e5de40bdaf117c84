import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { appears, click, press, see } from './support/page';
import { fact } from './support/report';

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

  /** What the editor itself measured: loading the code, and activate() until it returned. */
  it('has activated this extension for the language, and tells how long that took', async () => {
    await vscode.commands.executeCommand('workbench.action.showRuntimeExtensions');
    const rows = '.runtime-extensions-editor .monaco-list-row';
    await click(rows);
    // The slowest come first, and only rows in view are there.
    for (let page = 0; page < 10 && !(await appears(rows, 'NUMA Lens', 500)); page++) await press('PageDown');
    const row = await see(rows, 'NUMA Lens');
    const [, milliseconds] = /Activation: (\d+)ms/.exec(row) ?? [];
    assert(milliseconds !== undefined, row);
    fact('editor-activation-ms', Number(milliseconds));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
