import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { debugTo, stepOver, stopDebugging, theCall } from './support/debugging';
import { annotation, closeAll, find, labelOf, selectors, tooltipOf } from './support/editor';
import { appears, click, contextMenu, gone, hover, press, screenshot, see, texts } from './support/page';

const shots = process.env['NUMA_LENS_EDITOR_SHOTS'];

async function type(text: string): Promise<void> {
  for (const key of text) await press(key === ' ' ? 'Space' : key);
}

/** By the context menu of the Variables view. A menu that has just opened takes keys at once, but no clicks. */
async function chooseQuery(variable: string): Promise<void> {
  await contextMenu(selectors.variable, variable);
  await hover(selectors.menuItem, 'NUMA Lens');
  await hover(selectors.submenuItem, 'Query Placement');
  if (shots !== undefined) await screenshot(`${shots}/variable-menu.png`);
  await press('Enter');
}

describe('actions on pages while a program is stopped', () => {
  let editor: vscode.TextEditor;
  let session: vscode.DebugSession;

  before(async () => {
    ({ editor, session } = await debugTo(theCall));
  });

  after(async () => {
    // With the Variables view in sight a debugger reads what a char * points to, which leaves other pages than the tests to come expect.
    await vscode.commands.executeCommand('workbench.view.explorer');
    await stopDebugging();
    await closeAll();
  });

  it('says what a dry run would do, at a click, and moves nothing', async () => {
    await click(selectors.lens, 'Dry run');
    const hint = await annotation(editor.document, /would go to node \d+/);
    assert.match(tooltipOf(hint), /Nothing was moved\\?\./);
  });

  it('foretells what the call itself would return, and says that it did not try', async () => {
    await click(selectors.lens, 'Query placement');
    const text = tooltipOf(await annotation(editor.document, /^60 on node/));
    assert.match(
      text,
      /_Foretold, not tried: this call would return 0\\?\._ Status entries: \\\[0\.\.59\\\] node \d+/,
    );
  });

  it('leads from the outcome to the finding that explains it, and back', async () => {
    const text = tooltipOf(await annotation(editor.document, /^60 on node/));
    const line = find(editor.document, theCall).start.line;
    const [, link] = /\[-ENOENT for 3 of 64: pages-untouched, line \d+\]\((file:[^)]*)\)/.exec(text) ?? [];
    assert.equal(link, editor.document.uri.with({ fragment: `L${line + 1}` }).toString(), text);
    const finding = vscode.languages
      .getDiagnostics(editor.document.uri)
      .find(({ code }) => typeof code === 'object' && code.value === 'pages-untouched');
    assert.ok(finding);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      finding.range.start,
    );
    const said = hovers
      .flatMap(({ contents }) => contents)
      .map((one) => (one instanceof vscode.MarkdownString ? one.value : ''));
    assert.ok(
      said.some((one) => one.startsWith('The last query of [line') && /ENOENT.*3.*64/.test(one)),
      said.join('\n'),
    );
  });

  it('runs a small migration of the debugged program without a question', async () => {
    await click(selectors.lens, 'Run migration');
    const hint = await annotation(editor.document, /^60 of 64 on node/);
    assert.match(tooltipOf(hint), /node 0: \d+/, 'totals');
    assert.deepEqual(await texts(selectors.dialog), []);
  });

  it('offers the nodes with their memory, and says why one cannot be chosen', async () => {
    await click(selectors.lens, 'Move to…');
    await see(selectors.quickInput, 'NUMA Lens: Move pages of move_pages');
    await see(selectors.quickPick, 'free of');
    // Where the pages are, there they need not go.
    await see(selectors.quickPick, 'All pages that are in memory are there already.');
    if (shots !== undefined) await screenshot(`${shots}/move-to.png`);
  });

  it('lets a second request on the process wait, and says for what', async () => {
    const at = find(editor.document, theCall).start;
    const query = vscode.commands.executeCommand('numaLens.queryPlacement', editor.document.uri, at);
    await see(selectors.toast, 'waiting for “Move: move_pages, line');
    if (shots !== undefined) await screenshot(`${shots}/waiting.png`);
    await press('Escape');
    await query;
    await gone(selectors.toast, 'waiting for');
    await annotation(editor.document, /^60 on node/);
  });

  it('queries an array from the Variables view', async () => {
    await vscode.commands.executeCommand('workbench.debug.action.focusVariablesView');
    // The view opens the first scope by itself, unless it came into sight after the program had stopped.
    if (!(await appears(selectors.variable, 'pages', 3000))) await click(selectors.variable, 'Locals');
    await chooseQuery('pages');
    const message = await see(selectors.toast, 'variable pages');
    assert.match(message, /variable pages: [12] on node \d+/);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('asks how much a pointer points to', async () => {
    await chooseQuery('ring');
    await see(selectors.quickInput, 'how many bytes does "ring" point to?');
    if (shots !== undefined) await screenshot(`${shots}/how-many-bytes.png`);
    await type('240KiB');
    await press('Enter');
    const message = await see(selectors.toast, 'variable ring');
    assert.match(message, /variable ring: 60 on node \d+/);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('marks outcomes as of before, once the program has run', async () => {
    const before = labelOf(await annotation(editor.document, /^60 on node/));
    await stepOver(session);
    const hint = await annotation(editor.document, /^was: /);
    const said = labelOf(hint);
    assert.ok(`was: ${before}`.startsWith(said.replace(/…$/, '')), said);
    assert.ok(said.length <= 40, said);
    assert.match(tooltipOf(hint), /The program has run since/);
  });
});
