import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, find, findings, insert, open, ruleOf, selectors } from './support/editor';
import { appears, gone, press, see } from './support/page';
import { until } from './support/wait';

describe('a C file with a mistake', () => {
  afterEach(closeAll);

  it('has a squiggle under it, and the finding says what, why and where to read more', async () => {
    const { document } = await open('planted.c');
    const [finding] = await findings(document.uri, 'flags-invalid', (rules) =>
      rules.includes('flags-invalid'),
    );
    await see(selectors.error);
    assert.ok(finding);
    assert.equal(ruleOf(finding), 'flags-invalid');
    assert.equal(document.getText(finding.range), 'MPOL_MF_STRICT');
    assert.match(finding.message, /EINVAL/);
    assert.ok(typeof finding.code === 'object', 'the finding has no link to the page of its rule');
  });

  it('is corrected by the quick fix that the editor offers', async () => {
    const { document } = await open('planted.c');
    await findings(document.uri, 'flags-invalid', (rules) => rules.includes('flags-invalid'));
    await vscode.window.showTextDocument(document, { selection: find(document, 'MPOL_MF_STRICT') });
    // As a user does whose first press was lost: a terminal that just got the focus takes it, or new findings close the menu.
    for (let tries = 0; tries < 5; tries++) {
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await press('Control+.');
      if (await appears('.action-widget', 'MPOL_MF_MOVE', 4000)) break;
      await press('Escape');
    }
    await see('.action-widget', 'MPOL_MF_MOVE');
    await press('Enter');
    await findings(document.uri, 'no flags-invalid', (rules) => !rules.includes('flags-invalid'));
    await gone(selectors.error);
    assert.match(document.getText(), /move_pages\(0, 4, pages, nodes, status, MPOL_MF_MOVE\)/);
  });

  it('explains a constant in its hover', async () => {
    const { document } = await open('planted.c');
    await findings(document.uri, 'flags-invalid', (rules) => rules.includes('flags-invalid'));
    await vscode.window.showTextDocument(document, { selection: find(document, 'MPOL_MF_STRICT') });
    await vscode.commands.executeCommand('editor.action.showHover');
    await see(selectors.hover, 'mbind');
    await press('Escape');
  });

  it('is found while it is typed, and gone when it is taken back', async () => {
    const { document } = await open('first-touch.c');
    const at = find(document, 'MPOL_MF_MOVE)').start;
    await findings(document.uri, 'no flags-invalid', (rules) => !rules.includes('flags-invalid'));
    await insert(document, at, 'MPOL_MF_LAZY | ');
    await findings(document.uri, 'flags-invalid', (rules) => rules.includes('flags-invalid'));
    await vscode.commands.executeCommand('undo');
    await findings(document.uri, 'no flags-invalid', (rules) => !rules.includes('flags-invalid'));
  });
});

describe('a C++ file with a mistake', () => {
  afterEach(closeAll);

  it('has a squiggle under it', async () => {
    const { document } = await open('container.cpp');
    const [finding] = await findings(document.uri, 'flags-invalid', (rules) =>
      rules.includes('flags-invalid'),
    );
    await see(selectors.error);
    assert.ok(finding);
    assert.equal(document.getText(finding.range), 'MPOL_MF_STRICT');
  });
});

describe('a numa-lens.json with a mistake', () => {
  afterEach(closeAll);

  it('shows it where it stands, and names the rule that was meant', async () => {
    const { document } = await open('configured/numa-lens.json');
    const [problem] = await until('the mistake', () => {
      const ours = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ message }) => message.includes('flags-invald'));
      return ours.length > 0 ? ours : undefined;
    });
    assert.ok(problem);
    assert.match(problem.message, /flags-invalid/);
    assert.match(document.getText(problem.range), /flags-invald/);
  });
});
