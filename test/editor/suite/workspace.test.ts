import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, findings, inWorkspace, selectors } from './support/editor';
import { see } from './support/page';
import { until } from './support/wait';

const once = (rules: readonly string[]): boolean =>
  rules.filter((rule) => rule === 'flags-invalid').length === 1;

describe('a check of the workspace', () => {
  afterEach(closeAll);

  after(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  it('puts what is wrong in files that are not open into the Problems panel, and says how much it is', async () => {
    const closed = inWorkspace('container.cpp');
    assert.ok(vscode.workspace.textDocuments.every(({ uri }) => uri.toString() !== closed.toString()));
    // It ends when its message is closed, which stays.
    void vscode.commands.executeCommand('numaLens.checkWorkspace');
    assert.match(await see(selectors.toast, 'findings in'), /\d+ findings in \d+ of \d+ files\./);
    await findings(closed, 'the finding of a closed file', once);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await see(selectors.problem, 'container.cpp');
  });

  it('leaves a document that is opened to its own findings, once each, and takes it back', async () => {
    const uri = inWorkspace('container.cpp');
    const isOpen = (): boolean =>
      vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
    // As a user does: a document that a program opened stays open for minutes after its editor was closed.
    await vscode.commands.executeCommand('vscode.open', uri);
    await see(selectors.error);
    await findings(uri, 'the finding of the open document, once', once);
    await closeAll();
    await until('the end of the document', () => (isOpen() ? undefined : true));
    await findings(uri, 'the finding of the closed file, once', once);
    await vscode.commands.executeCommand('numaLens.clearWorkspace');
    await findings(uri, 'no finding', (rules) => rules.length === 0);
  });
});
