/**
 * The pictures of the documentation and of the walkthrough, from the real workbench: run by scripts/editor/screenshots.mjs alone, which
 * says where they go. Each is taken when what it shows is there, in a dark and in a light theme.
 */
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { debugTo, stopDebugging, stopped, theCall } from './support/debugging';
import { annotation, closeAll, find, findings, selectors } from './support/editor';
import { appears, inWebView, press, resize, screenshot, see } from './support/page';
import type { Clip } from './support/page';
import { openPageMap, pageSays } from './support/page-map';

const folder = process.env['NUMA_LENS_EDITOR_SHOTS'] ?? '';
const walkthroughFolder = path.resolve(__dirname, '../../../../media/walkthrough');
/** Empty in English. */
const language = vscode.env.language === 'en' ? '' : `-${vscode.env.language}`;

const size = { width: 1180, height: 680 };
/** For lines with an outcome behind them. */
const wide = { width: 1480, height: 780 };
/** Around the call of the example, without the editor's frame. */
const aroundTheCall: Clip = { x: 106, y: 130, width: 980, height: 380 };
/** The page map, beside its source. */
const beside: Clip = { x: 616, y: 70, width: 560, height: 300 };
const run = (command: string, ...rest: readonly unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...rest);

const themes = [
  { name: 'dark', theme: 'Default Dark Modern', mark: '.monaco-workbench.vs-dark' },
  { name: 'light', theme: 'Default Light Modern', mark: '.monaco-workbench.vs:not(.vs-dark)' },
] as const;
/** Other languages have each picture in one theme. */
const shownThemes =
  language === '' ? themes : themes.filter(({ name }) => (language === '-ko') === (name === 'dark'));

async function use(theme: string, mark: string): Promise<void> {
  await vscode.workspace
    .getConfiguration('workbench')
    .update('colorTheme', theme, vscode.ConfigurationTarget.Global);
  await see(mark);
}

/** @param arrange what is on the window only until something else happens: a menu, a hover */
async function inBothThemes(
  file: (theme: string) => string,
  arrange: () => Promise<unknown>,
  clip?: Clip,
): Promise<void> {
  for (const { name, theme, mark } of shownThemes) {
    await use(theme, mark);
    await arrange();
    await screenshot(file(name), clip);
    await press('Escape');
  }
}

const forDocs = (name: string) => (theme: string) =>
  `${folder}/${name}${language === '' ? `-${theme}` : language}.png`;
const forWalkthrough = (name: string) => (theme: string) => `${walkthroughFolder}/${name}-${theme}.png`;

describe('pictures', () => {
  let document: vscode.TextDocument;
  /** Its folder. */
  let example = '';

  const at = async (text: string): Promise<void> => {
    const { start } = find(document, text);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
    await run('workbench.action.focusActiveEditorGroup');
    await run('revealLine', { lineNumber: start.line + 1, at: 'center' });
  };

  before(async () => {
    await resize(size.width, size.height);
    const settings = vscode.workspace.getConfiguration();
    for (const [key, value] of Object.entries({
      'breadcrumbs.enabled': false,
      'debug.toolBarLocation': 'docked',
      'debug.internalConsoleOptions': 'neverOpen',
      'editor.fontSize': 13,
      'editor.occurrencesHighlight': 'off',
      'editor.stickyScroll.enabled': false,
      'workbench.statusBar.visible': true,
    }))
      await settings.update(key, value, vscode.ConfigurationTarget.Global);
    await run('workbench.action.closeSidebar');
    await run('numaLens.openExample');
    document = vscode.window.activeTextEditor?.document ?? (await Promise.reject(new Error('no example')));
    example = path.dirname(document.fileName);
  });

  after(async () => {
    await stopDebugging();
    await closeAll();
    fs.rmSync(example, { recursive: true, force: true });
  });

  const openFixes = async (): Promise<void> => {
    await at('MPOL_MF_STRICT');
    // A menu that new findings closed is asked for again.
    for (let tries = 0; tries < 5; tries++) {
      await press('Control+.');
      if (await appears('.action-widget', 'MPOL_MF_MOVE', 4000)) break;
      await press('Escape');
    }
    await see('.action-widget', 'MPOL_MF_MOVE');
  };

  it('of a finding and its fix', async () => {
    await findings(document.uri, 'the finding', (rules) => rules.includes('flags-invalid'));
    await see(selectors.error);
    if (language === '') await inBothThemes(forWalkthrough('lint'), openFixes, aroundTheCall);
    await run('workbench.actions.view.problems');
    await see(selectors.problem, 'MPOL_MF_STRICT');
    await inBothThemes(forDocs('finding'), openFixes);
    await run('workbench.action.closePanel');
  });

  it('of a hover', async () => {
    await inBothThemes(forDocs('hover'), async () => {
      await at('pages, nodes, status, MPOL');
      await run('editor.action.showHover');
      await see(selectors.hover, 'pages');
    });
  });

  it('of completion', async () => {
    const { start, end } = find(document, 'MPOL_MF_STRICT');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(start, end), '');
    await vscode.workspace.applyEdit(edit);
    const place = new vscode.Range(start, start);
    await inBothThemes(forDocs('completion'), async () => {
      await vscode.window.showTextDocument(document, { selection: place });
      await run('workbench.action.focusActiveEditorGroup');
      await run('revealLine', { lineNumber: start.line + 1, at: 'center' });
      await run('editor.action.triggerSuggest');
      await see('.suggest-widget .monaco-list-row', 'MPOL_MF_MOVE');
      // The details of the item that is selected, beside the list.
      if (!(await appears('.suggest-details-container', 'MPOL_MF_MOVE', 2000)))
        await run('toggleSuggestionDetails');
      await see('.suggest-details-container', 'MPOL_MF_MOVE');
    });
    const back = new vscode.WorkspaceEdit();
    back.insert(document.uri, start, 'MPOL_MF_MOVE');
    await vscode.workspace.applyEdit(back);
  });

  it('of lenses above the call', async () => {
    await run('numaLens.debugExample');
    await stopped();
    await run('workbench.action.closeSidebar');
    await run('workbench.action.closePanel');
    await see(selectors.lens);
    if (language === '')
      await inBothThemes(forWalkthrough('debug'), () => at('syscall(SYS_move_pages'), aroundTheCall);
  });

  it('of an outcome and of its page map in the walkthrough', async () => {
    await at('syscall(SYS_move_pages');
    await run('numaLens.queryPlacement');
    await annotation(document, /ENOENT/);
    if (language !== '') return;
    await inBothThemes(forWalkthrough('run'), () => at('syscall(SYS_move_pages'), aroundTheCall);
    await openPageMap();
    await pageSays('#totals', /node 0.*7 pages/s);
    for (const { name, theme, mark } of shownThemes) {
      await use(theme, mark);
      await inWebView.see(`body.vscode-${name} #map`);
      await screenshot(forWalkthrough('read')(name), beside);
    }
  });

  it('of an outcome', async () => {
    await stopDebugging();
    await run('workbench.action.closeAllEditors');
    ({
      editor: { document },
    } = await debugTo(theCall));
    await run('workbench.action.closePanel');
    await resize(wide.width, wide.height);
    await see(selectors.lens);
    await run('numaLens.queryPlacement', document.uri, find(document, theCall).start);
    await annotation(document, /EFAULT/);
    await inBothThemes(forDocs('outcome'), async () => {
      await at(theCall);
      await see(selectors.line, 'EFAULT');
    });
  });

  // The rest is in English: its menus are found by their words.
  if (language !== '') return;

  it('of the page map', async () => {
    await openPageMap();
    await pageSays('#totals', /60/);
    for (const { name, theme, mark } of shownThemes) {
      await use(theme, mark);
      await inWebView.see(`body.vscode-${name} #map`);
      await screenshot(forDocs('page-map')(name));
    }
  });

  it('of the walkthrough', async () => {
    await stopDebugging();
    await closeAll();
    await resize(size.width, size.height);
    await inBothThemes(forDocs('walkthrough'), async () => {
      // Escape leaves it for the page with all walkthroughs.
      await run('workbench.action.openWalkthrough', 'numa-lens.numa-lens#numaLens.firstSteps', false);
      await see('.getting-started-media img');
    });
  });
});
