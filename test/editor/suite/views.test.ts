import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { debugTo, stepOver, stopDebugging, theCall } from './support/debugging';
import { annotation, closeAll, labelOf, selectors } from './support/editor';
import { appears, click, gone, inWebView, press, screenshot, see } from './support/page';
import { openPageMap, pageSays } from './support/page-map';
import { until } from './support/wait';

const shots = process.env['NUMA_LENS_EDITOR_SHOTS'];

const item = '.pane-body .monaco-list-row';
const welcome = '.welcome-view-content';

/** What is under the cell cursor, as a screen reader hears it. */
const cursor = '#cursor-words';

async function showView(): Promise<void> {
  await vscode.commands.executeCommand('workbench.view.extension.numaLens');
}

describe('the NUMA view', () => {
  let editor: vscode.TextEditor;
  let session: vscode.DebugSession;

  before(showView);

  after(async () => {
    await stopDebugging();
    await closeAll();
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('says what to do while there is nothing to show', async () => {
    await see(welcome, 'No pages have been queried or moved yet');
    await see(welcome, 'No process to look at');
  });

  it('shows the nodes of this machine on request', async () => {
    await vscode.commands.executeCommand('numaLens.refreshTopology');
    await see(item, 'Node 0');
    await see(`${item}[aria-label^="Node 0: "]`);
    await see(item, 'Automatic NUMA balancing');
  });

  it('lists the program that is debugged, with its mappings', async () => {
    ({ editor, session } = await debugTo(theCall));
    await see(selectors.lens, 'Query placement');
    await showView();
    await see(item, 'first-touch (lldb-dap)');
    await see(`${item}[aria-label^="Process first-touch (lldb-dap), stopped"]`);
    await click(item, 'first-touch (lldb-dap)');
    await see(item, '[stack] rw-p');
    await vscode.commands.executeCommand('numaLens.refreshTopology');
    await see(item, 'may use node');
  });

  it('shows a result with its runs of pages, what they mean and the rule that explains them', async () => {
    await click(selectors.lens, 'Query placement');
    const [status] = /-E[A-Z]+/.exec(labelOf(await annotation(editor.document, /-E[A-Z]+/))) ?? [];
    assert.ok(status);
    await see(item, 'first-touch.c:');
    await see(item, '60 pages: node 0');
    await see(item, `3 pages: ${status}`);
    await see(`${item}[aria-label*="60 pages, node 0, from 0x"]`);
  });

  it('opens the page map of a result, with every page in a cell', async () => {
    await openPageMap();
    await pageSays('#title', /^pages of move_pages, line \d+$/);
    await pageSays('#subtitle', /^process \d+, Linux \d+\.\d+/);
    await pageSays('#scale', /^All 64 pages\. A cell is a page\./);
    await pageSays('#totals', /node 0.*60 pages, 240 KiB/s);
    await pageSays('#now-caption', /^seen by the query$/);
    await pageSays(cursor, /^1 page.* 0x[0-9a-f]+–0x[0-9a-f]+, cell 1 of 64$/);
    if (shots !== undefined) await pictures(shots);
  });

  it('is walked by keyboard', async () => {
    await inWebView.click('#now-cells');
    await press('Control+Home');
    await pageSays(cursor, /cell 1 of 64$/);
    await press('ArrowRight');
    await pageSays(cursor, /^1 page on node 0\. .*cell 2 of 64$/);
    await press('Control+End');
    await pageSays(cursor, /^1 page: -E\w+ \(.*\)\. .*cell 64 of 64$/);
    await press('Enter');
    await inWebView.see('tr:focus', '-E');
    await press('Escape');
    await inWebView.see('#maps:focus');
    await press('ArrowLeft');
    await pageSays(cursor, /cell 63 of 64$/);
  });

  it('keeps its place while it is hidden', async () => {
    const column = vscode.window.tabGroups.activeTabGroup.viewColumn;
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(editor.document.uri), {
      viewColumn:
        vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(({ label }) => label.startsWith('Page map')))
          ?.viewColumn ?? column,
    });
    await gone('iframe.webview.ready');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await pageSays(cursor, /cell 63 of 64$/);
  });

  it('says that the program has run since, and looks again at each stop when it is told to', async () => {
    await stepOver(session);
    await inWebView.see('#aged', 'The program has run since');
    await see(item, 'program has run since');
    await inWebView.click('#live');
    await pageSays('#now-caption', /^seen at /);
    await gone('iframe.webview.ready #aged');
    const [first] = await inWebView.texts('#now-caption');
    await until('a later look', async () => {
      await stepOver(session);
      const [later] = await inWebView.texts('#now-caption');
      return later !== first && later !== undefined ? later : undefined;
    });
  });

  it('maps a variable of the Variables view', async () => {
    await vscode.commands.executeCommand('numaLens.showPageMap', {
      sessionId: session.id,
      variable: { name: 'status', evaluateName: 'status', value: '', variablesReference: 0 },
    });
    await pageSays('#title', /^variable status$/);
    await pageSays(cursor, /^1 page on node \d+\. 0x7ff[0-9a-f]+–/);
  });

  it('maps a whole process and zooms to its pages', async () => {
    await showView();
    await click(`${item}[aria-label^="Process first-touch"] .action-label[aria-label^="Show Page Map"]`);
    await pageSays('#title', /^process \d+$/);
    await pageSays('#scale', /^All [\d,]+ pages\./);
    await inWebView.click('#now-cells');
    for (let i = 0; i < 8; i++) await press('+');
    await pageSays('#scale', /^Pages [\d,]+ to [\d,]+ of [\d,]+\. A cell is a page\./);
    await press('0');
    await pageSays('#scale', /^All [\d,]+ pages\./);
  });

  it('keeps the last picture when the program has ended, and says so', async () => {
    await stopDebugging();
    await inWebView.see('#note', 'this is the last picture');
    await showView();
    await see(welcome, 'No process to look at');
    assert.equal(await appears(item, 'first-touch.c:', 200), false);
  });
});

/** For the documentation, in a light and in a dark theme. */
async function pictures(folder: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('workbench');
  const theme = settings.get('colorTheme');
  for (const [name, kind] of [
    ['Default Dark Modern', 'dark'],
    ['Default Light Modern', 'light'],
  ] as const) {
    await settings.update('colorTheme', name, vscode.ConfigurationTarget.Global);
    await inWebView.see(`body.vscode-${kind} #map`);
    await screenshot(`${folder}/page-map-${kind}.png`);
  }
  await settings.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
}
