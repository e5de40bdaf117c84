/** The walkthrough as somebody goes through it who has just installed the extension. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { stopDebugging, stopped } from './support/debugging';
import { annotation, closeAll, find, findings, ruleOf, selectors } from './support/editor';
import { click, see } from './support/page';
import { until } from './support/wait';

const walkthrough = 'numa-lens.numa-lens#numaLens.firstSteps';
const button = '.gettingStartedContainer .monaco-button';

/** The mark of a step, once it is done. */
const done = (step: string): string => `[data-done-step-id="${walkthrough}#${step}"].complete`;

async function openWalkthrough(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false);
}

async function example(): Promise<vscode.TextDocument> {
  return until('the example', () =>
    vscode.window.visibleTextEditors
      .map(({ document }) => document)
      .find(({ fileName }) => path.basename(fileName) === 'first-steps.c'),
  );
}

describe('the first steps', () => {
  let document: vscode.TextDocument;

  before(openWalkthrough);

  after(async () => {
    await stopDebugging();
    await vscode.commands.executeCommand('workbench.view.explorer');
    await closeAll();
    fs.rmSync(path.dirname(document.fileName), { recursive: true, force: true });
  });

  it('are steps with a picture, of which none is done', async () => {
    await see('.gettingStartedContainer', 'First Steps with NUMA Lens');
    await see('.getting-started-step', 'See a mistake while you write');
    await see(`[data-done-step-id="${walkthrough}#lint"]:not(.complete)`);
    await see('.getting-started-media img[alt*="MPOL_MF_STRICT in a call of move_pages is underlined"]');
  });

  it('open an example outside of the workspace, with one finding that has a fix', async () => {
    await click(button, 'Open an Example');
    document = await example();
    assert.equal(vscode.workspace.getWorkspaceFolder(document.uri), undefined);
    const found = await findings(document.uri, 'a finding', (rules) => rules.length > 0);
    assert.deepEqual(found.map(ruleOf), ['flags-invalid']);
    await see(selectors.error);
    await see(done('lint'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      find(document, 'MPOL_MF_STRICT'),
    );
    const fix = actions.find(({ title }) => title === 'Pass MPOL_MF_MOVE');
    assert.ok(fix?.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await findings(document.uri, 'no finding', (rules) => rules.length === 0);
  });

  it('build the example and stop it at its call', async () => {
    await vscode.commands.executeCommand('numaLens.debugExample');
    const session = await stopped();
    assert.equal(session.type, 'lldb-dap');
    const item = vscode.debug.activeStackItem;
    assert.ok(item instanceof vscode.DebugStackFrame);
    assert.equal(document.isDirty, false);
    await see(selectors.lens, 'Query placement');
    await openWalkthrough();
    await see(done('debug'));
  });

  it('count a query as the third', async () => {
    await vscode.window.showTextDocument(document, { selection: find(document, 'syscall(SYS_move_pages') });
    await vscode.commands.executeCommand('numaLens.queryPlacement');
    await annotation(document, /^7 on node 0\b.*ENOENT/);
    await openWalkthrough();
    await see(done('run'));
  });

  it('count a look at the results as the last, and all of them as done', async () => {
    await vscode.commands.executeCommand('numaLens.results.focus');
    await see('.pane-body .monaco-list-row', 'first-steps.c:');
    await openWalkthrough();
    for (const step of ['lint', 'debug', 'run', 'read']) await see(done(step));
  });
});
