import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, findings, open, ownProcesses, selectors } from './support/editor';
import { hover, press, see, texts } from './support/page';

/** Run by itself, in an editor that asks for trust and was not given it. */
describe('a workspace that is not trusted', () => {
  after(closeAll);

  it('is linted', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { document } = await open('planted.c');
    await findings(document.uri, 'flags-invalid', (rules) => rules.includes('flags-invalid'));
    await see(selectors.error);
  });

  it('is told of in the language status and in the NUMA view, with the way to trust it', async () => {
    await hover('.statusbar-item[id="status.languageStatus"]');
    await see(selectors.hover, 'Findings only: the workspace is not trusted');
    await see(`${selectors.hover} a[title*="no page is moved until it is"]`, 'Manage Workspace Trust');
    await press('Escape');
    await vscode.commands.executeCommand('workbench.view.extension.numaLens');
    await see('.welcome-view-content', 'This workspace is not trusted');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('has no lenses and starts no runner', async () => {
    await vscode.commands.executeCommand('numaLens.queryPlacement');
    await see(selectors.toast, 'No program is stopped in the debugger');
    assert.deepEqual(await texts(selectors.lens), []);
    assert.deepEqual(ownProcesses('dist/runner/runner.js'), []);
  });
});
