import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, find, findings, open, ownProcesses, selectors } from './support/editor';
import { see, texts } from './support/page';
import { scheme } from './support/virtual-files';

/** Run by itself, in an editor whose only folder is one that an extension serves from memory. */
describe('a workspace that is on no disk', () => {
  after(closeAll);

  it('is linted', async () => {
    const schemes = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
    assert.deepEqual(schemes, [scheme]);
    const { document } = await open('planted.c');
    const [finding] = await findings(document.uri, 'flags-invalid', (rules) =>
      rules.includes('flags-invalid'),
    );
    assert.equal(finding && document.getText(finding.range), 'MPOL_MF_STRICT');
    await see(selectors.error);
  });

  it('has hovers and fixes', async () => {
    const { document } = await open('planted.c');
    const range = find(document, 'MPOL_MF_STRICT');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      range.start,
    );
    const words = hovers
      .flatMap(({ contents }) => contents)
      .map((one) => (one instanceof vscode.MarkdownString ? one.value : ''));
    assert.match(words.join('\n'), /mbind/);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    assert.ok(
      actions.some(({ title }) => title === 'Pass MPOL_MF_MOVE'),
      actions.map(({ title }) => title).join(),
    );
  });

  it('starts no runner by itself, and shows no lenses', async () => {
    assert.deepEqual(await texts(selectors.lens), []);
    assert.deepEqual(ownProcesses('dist/runner/runner.js'), []);
  });
});
