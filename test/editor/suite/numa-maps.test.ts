/** The documents numa-maps:PID of a live process, and the way from an address to its line. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { fieldsOf, listOf } from '../../../client/debug/session/shape';
import { noCompiler, statOf, TargetProcess } from '../../runner/support';
import { grammarOf, ours } from '../../unit/grammars/tokens';
import type { ForeignGrammar } from '../../unit/grammars/tokens';
import { closeAll, selectors } from './support/editor';
import { press, see } from './support/page';
import { fact, skip } from './support/report';
import { until } from './support/wait';

const active = (): vscode.TextEditor => {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  return editor;
};

/** The number of the line that begins with the address. */
function lineOf(document: vscode.TextDocument, address: bigint): number | undefined {
  const lines = document.getText().split('\n');
  const line = lines.findIndex((one) => one.startsWith(`${address.toString(16).padStart(8, '0')} `));
  return line < 0 ? undefined : line;
}

const cursorLine = (what: string, wanted: number): Promise<true> =>
  until(what, () => (active().selection.active.line === wanted ? true : undefined));

describe('numa_maps', () => {
  let target: TargetProcess;
  let document: vscode.TextDocument;

  before(async function () {
    if (noCompiler !== false) skip(this, noCompiler);
    target = await TargetProcess.start();
    await vscode.commands.executeCommand('numaLens.attach', target.pid);
  });

  after(async () => {
    await target.kill();
    await closeAll();
  });

  it('of a live process is a read-only document in the language of numa_maps', async () => {
    await vscode.commands.executeCommand('numaLens.showNumaMaps');
    ({ document } = active());
    assert.equal(document.uri.toString(), `numa-maps:${target.pid}`);
    assert.equal(document.languageId, 'numa-maps');
    const [head = ''] = document.getText().split('\n');
    assert.match(head, new RegExp(`^# numa_maps of process target \\(${target.pid}\\), Linux \\d`));
    assert.notEqual(lineOf(document, target.area('touched').from), undefined);
    await see(selectors.line, 'numa_maps of process target');
  });

  it('has hovers, symbols and folds of the language server', async () => {
    const line = lineOf(document, target.area('touched').from) ?? 0;
    const at = new vscode.Position(line, document.lineAt(line).text.indexOf('anon=') + 1);
    const text = await until('the hover of anon=', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at,
      );
      const [content] = hovers[0]?.contents ?? [];
      return content instanceof vscode.MarkdownString ? content.value : undefined;
    });
    assert.match(text, /64 pages of 4 KiB: 256 KiB/);
    fact('editor-numa-maps-hover', text.split('\n')[0] ?? '');
    await until('symbols', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return symbols?.some(({ name }) => name.startsWith('[stack]'));
    });
  });

  it('is read again while it can be seen', async () => {
    await target.stripe();
    const { from } = target.area('striped');
    await until('the new mapping', () => lineOf(document, from));
  });

  it('is gone to from a row, and from an address that is typed', async () => {
    const touched = target.area('touched').from;
    const striped = target.area('striped').from;
    const address = `0x${(touched + 0x1000n).toString(16)}`;
    const owner = `attach:${target.pid}:${statOf(target.pid).startTime}`;
    await vscode.commands.executeCommand('numaLens.goToMapping', {
      subject: {
        kind: 'region',
        owner,
        region: { title: 'touched', pages: { kind: 'ranges', ranges: [{ from: address, to: address }] } },
      },
    });
    await cursorLine('the line of the row', lineOf(document, touched) ?? -1);
    void vscode.commands.executeCommand('numaLens.goToMapping');
    await see(selectors.quickInput, 'go to the mapping of which address?');
    await press('Control+a');
    for (const letter of `0x${(striped + 0x2000n).toString(16)}`) await press(letter);
    await press('Enter');
    await cursorLine('the line of the typed address', lineOf(document, striped) ?? -1);
    // Between the mappings there is nothing to go to.
    void vscode.commands.executeCommand('numaLens.goToMapping');
    await see(selectors.quickInput, 'go to the mapping of which address?');
    await press('Control+a');
    await press('1');
    await press('Enter');
    await see(selectors.toast, 'No mapping of the process holds 0x1');
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('keeps what was read last when the process ends, and says so', async () => {
    const lines = document.getText().split('\n').length;
    await target.kill();
    await until('the word that it has ended', () =>
      document.getText().includes(`# Process ${target.pid} has ended.`) ? true : undefined,
    );
    assert.ok(document.getText().split('\n').length > lines);
    assert.match(document.getText(), /\n# What was read last, at /);
  });
});

/** The editor's own grammars, as its extensions contribute them. */
function editorGrammars(): readonly ForeignGrammar[] {
  return vscode.extensions.all.flatMap(({ extensionPath, packageJSON }) =>
    listOf(fieldsOf(fieldsOf(packageJSON)['contributes'])['grammars']).flatMap((one) => {
      const { scopeName, path: file } = fieldsOf(one);
      return typeof scopeName === 'string' && typeof file === 'string'
        ? [{ scopeName, file: path.join(extensionPath, file) }]
        : [];
    }),
  );
}

describe("the grammars in the editor's own languages", () => {
  it('mark NUMA names and suppression comments', async () => {
    const foreign = editorGrammars();
    const call = 'move_pages(0, 1, p, n, s, MPOL_MF_MOVE); // numa-lens-ignore nodes-null -- x';
    const inBraces = `int f(void) { return ${call}\n}`;
    const texts = {
      'source.c': inBraces,
      'source.cpp': inBraces,
      'source.ts': `const r = lib.${call}`,
      'source.js': `lib.${call}`,
    };
    const marked = [
      'support.function.numa move_pages',
      'support.constant.flag MPOL_MF_MOVE',
      'keyword.control.suppression numa-lens-ignore',
      'entity.name.tag.rule nodes-null',
      'punctuation.definition.reason --',
      'string.unquoted.reason x',
    ];
    for (const [scope, text] of Object.entries(texts)) {
      assert.ok(
        foreign.some(({ scopeName }) => scopeName === scope),
        scope,
      );
      assert.deepEqual(ours(await grammarOf(scope, foreign), text), marked, scope);
    }
    for (const scope of ['source.yaml', 'source.dockerfile', 'source.ini', 'source.json.comments'])
      assert.deepEqual(
        ours(
          await grammarOf(scope, foreign),
          `${scope === 'source.json.comments' ? '//' : '#'} numa-lens-ignore seccomp-blocks -- x`,
        ),
        [
          'keyword.control.suppression numa-lens-ignore',
          'entity.name.tag.rule seccomp-blocks',
          ...marked.slice(-2),
        ],
        scope,
      );
  });
});
