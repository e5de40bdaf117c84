/**
 * What a screen reader is given, read from the browser's accessibility tree, and whether text stands out in the high-contrast themes, from the
 * colours that the page really has.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { debugTo, stopDebugging, theCall } from './support/debugging';
import { annotation, closeAll, find, selectors } from './support/editor';
import { contrasts, inWebView, outline, see } from './support/page';
import { openPageMap, pageSays } from './support/page-map';

/** WCAG 2.2, 1.4.6: text of normal size, level AAA, which high-contrast themes are made for. */
const enough = 7;

const themes = [
  ['Default High Contrast', 'hc-black', 'vscode-high-contrast'],
  ['Default High Contrast Light', 'hc-light', 'vscode-high-contrast-light'],
] as const;

describe('for those who do not see well', () => {
  let usual: unknown;
  const workbench = () => vscode.workspace.getConfiguration('workbench');

  before(async () => {
    usual = workbench().inspect('colorTheme')?.globalValue;
    const { editor } = await debugTo(theCall);
    await see(selectors.lens, 'Query placement');
    await vscode.commands.executeCommand(
      'numaLens.queryPlacement',
      editor.document.uri,
      find(editor.document, theCall).start,
    );
    await annotation(editor.document, /^60 on node/);
    await vscode.commands.executeCommand('workbench.view.extension.numaLens');
    await see('.pane-body .monaco-list-row', 'first-touch.c:');
    await openPageMap();
    await pageSays('#totals', /60 pages/);
  });

  after(async () => {
    await workbench().update('colorTheme', usual, vscode.ConfigurationTarget.Global);
    await stopDebugging();
    await closeAll();
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('the trees read as sentences, without bars and signs', async () => {
    const tree = await outline('.pane-body .monaco-list');
    assert.match(tree, /treeitem "first-touch\.c:\d+, .*60 .*node 0/);
    const rows = await outline('.split-view-container');
    assert.match(rows, /treeitem "Process first-touch \(lldb-dap\), stopped"/);
    for (const [, label = ''] of rows.matchAll(/treeitem "([^"]*)"/g)) assert.doesNotMatch(label, /[█░]/);
  });

  it('the page map has a name for each control, and says what is under the cell cursor', async () => {
    const map = await inWebView.outline('#map');
    assert.match(map, /heading "pages of move_pages, line \d+" \[level=1\]/);
    assert.match(map, /toolbar "Page map"/);
    for (const name of ['Zoom in', 'Zoom out', 'Whole region', 'Lower', 'Higher', 'Refresh'])
      assert.match(map, new RegExp(`button "${name}"`), name);
    assert.match(map, /checkbox "Refresh at each stop"/);
    assert.match(map, /list "Pages in view by node"/);
    assert.match(map, /application "Cells of the page map"/);
    assert.doesNotMatch(map, /^\s*- (?:button|checkbox|combobox)\s*$/m);
    assert.match(map, /cell 1 of 64/);
  });

  for (const [theme, editorClass, pageClass] of themes)
    it(`text stands out in ${theme}`, async () => {
      await workbench().update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      await see(`.monaco-workbench.${editorClass}`);
      await inWebView.see(`body.${pageClass} #map`);
      const page = await inWebView.contrasts('#map');
      assert.ok(page.length > 10, `${page.length} texts`);
      assert.deepEqual(
        page.filter(({ ratio, disabled }) => !disabled && ratio < enough),
        [],
      );
      const lenses = await contrasts(selectors.lens);
      assert.ok(lenses.length > 0);
      assert.deepEqual(
        lenses.filter(({ ratio }) => ratio < enough),
        [],
      );
    });
});
