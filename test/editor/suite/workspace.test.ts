import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, findings, inWorkspace, selectors } from './support/editor';
import { see } from './support/page';
import { until } from './support/wait';

const once = (rules: readonly string[]): boolean =>
  rules.filter((rule) => rule === 'flags-invalid').length === 1;

/** One that no other test opens: what a program opened stays open for minutes after its editor was closed. */
const name = 'never-opened.c';
const text = `#include <numaif.h>
long place(void **pages, const int *nodes, int *status) {
  return move_pages(0, 16, pages, nodes, status, 8);
}
`;

describe('a check of the workspace', () => {
  before(() => {
    fs.writeFileSync(inWorkspace(name).fsPath, text);
  });

  afterEach(closeAll);

  after(async () => {
    fs.rmSync(inWorkspace(name).fsPath);
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  it('puts what is wrong in files that are not open into the Problems panel, and says how much it is', async () => {
    const closed = inWorkspace(name);
    // It ends when its message is closed, which stays.
    void vscode.commands.executeCommand('numaLens.checkWorkspace');
    assert.match(await see(selectors.toast, 'findings in'), /\d+ findings in \d+ of \d+ files\./);
    await findings(closed, 'the finding of a closed file', once);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await see(selectors.problem, name);
  });

  it('leaves a document that is opened to its own findings, once each, and takes it back', async () => {
    const uri = inWorkspace(name);
    const isOpen = (): boolean =>
      vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
    // As a user does, so that closing its editor closes it.
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
