import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, find, findings, insert, labelOf } from './support/editor';
import { appears, press, see } from './support/page';
import { until } from './support/wait';

const suggestions = '.suggest-widget';
const parameterHints = '.parameter-hints-widget';

interface Sample {
  readonly language: 'c' | 'typescript';
  readonly content: string;
  /** The statement that is being written; the cursor is behind it. */
  readonly written: string;
  /** Where a flag goes. */
  readonly flag: string;
  /** The hint at the literal of the call that is written whole. */
  readonly hint: string;
  /** What the checks of that call begin with. */
  readonly check: RegExp;
}

const samples: readonly Sample[] = [
  {
    language: 'c',
    content: `#include <numaif.h>

void place(void **pages, const int *nodes, int *status, unsigned long n)
{
\tmove_pages(0, n, pages, nodes, status, 2);
}

void query(void **pages, int *status, unsigned long n)
{
\t
}
`,
    written: 'mbind(pages, n, MPOL_BIND, nodes, n, MPOL_M',
    flag: 'MPOL_MF_STRICT',
    hint: 'MPOL_MF_MOVE',
    check: /\n\tlong result = move_pages\(0, n, pages, nodes, status, 2\);\n\tif \(result < 0\)/,
  },
  {
    language: 'typescript',
    content: `import koffi from 'koffi';

const numa = koffi.load('libnuma.so.1');
const movePages = numa.func('long move_pages(int, unsigned long, void **, const int *, _Out_ int *, int)');
const MPOL_MF_MOVE = 2;

export function place(pages: BigUint64Array, nodes: Int32Array, status: Int32Array): void {
\tmovePages(0, pages.length, pages, nodes, status, 2);
}

export function query(pages: BigUint64Array, status: Int32Array): void {
\t
}
`,
    written: 'movePages(0, pages.length, pages, null, status, MPOL_M',
    flag: 'MPOL_MF_MOVE',
    hint: 'MPOL_MF_MOVE',
    check: /\n\tconst result = movePages\(0, pages\.length, pages, nodes, status, 2\);\n\tif \(result < 0\)/,
  },
];

for (const { language, content, written, flag, hint, check } of samples)
  describe(`a call that is being written in ${language}`, () => {
    afterEach(closeAll);
    let shown = 0;

    const show = async (): Promise<vscode.TextDocument> => {
      // A name of its own: the editor gives the one of a text that was just closed again, and for a moment with what stood in that.
      const uri = vscode.Uri.parse(`untitled:${language}-${++shown}`);
      const opened = await vscode.workspace.openTextDocument(uri);
      const document = await vscode.languages.setTextDocumentLanguage(opened, language);
      await insert(document, new vscode.Position(0, 0), content);
      await vscode.window.showTextDocument(document, { preview: false });
      await findings(document.uri, 'result-ignored', (rules) => rules.includes('result-ignored'));
      return document;
    };
    const write = async (document: vscode.TextDocument): Promise<void> => {
      const at = find(document, '\t\n}').start.translate(0, 1);
      await insert(document, at, written);
      const behind = at.translate(0, written.length);
      await vscode.window.showTextDocument(document, { selection: new vscode.Range(behind, behind) });
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    };
    /** As a user does whose first request was lost: what gets the focus late closes the widget. */
    const askFor = async (command: string, selector: string, text: string): Promise<void> => {
      for (let tries = 0; tries < 5; tries++) {
        await vscode.commands.executeCommand(command);
        if (await appears(selector, text, 4000)) break;
        await press('Escape');
      }
      await see(selector, text);
    };

    it('completes its flags', async () => {
      await write(await show());
      await askFor('editor.action.triggerSuggest', suggestions, flag);
      await press('Escape');
    });

    it('shows what the argument is for', async () => {
      await write(await show());
      await askFor('editor.action.triggerParameterHints', parameterHints, 'flags');
      await press('Escape');
    });

    it('shows what a number stands for', async () => {
      const document = await show();
      const call = find(document, 'status, 2)');
      const shown = await until('the hint at the flags', async () => {
        const all = await vscode.commands.executeCommand<vscode.InlayHint[]>(
          'vscode.executeInlayHintProvider',
          document.uri,
          new vscode.Range(0, 0, document.lineCount, 0),
        );
        return all.find((one) => call.contains(one.position) && labelOf(one).includes(hint));
      });
      assert.ok(call.contains(shown.position));
    });

    it('gets its checks written out', async () => {
      const document = await show();
      const range = find(document, 'status, 2)');
      const action = await until('the checks', async () => {
        const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          new vscode.Range(range.start, range.start),
        );
        return all.find(({ title }) => title === 'Insert a check of the result of move_pages');
      });
      assert.ok(action.edit !== undefined);
      assert.ok(await vscode.workspace.applyEdit(action.edit));
      assert.match(document.getText(), check);
      await findings(document.uri, 'no result-ignored', (rules) => !rules.includes('result-ignored'));
    });
  });
