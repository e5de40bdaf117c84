import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { CodeAction } from 'vscode-languageserver/node';
import { Editor, plain } from './support/editor';

const uri = 'untitled:move.c';
const source = `#include <numaif.h>

long move(unsigned long n, void **pages, const int *nodes, int *status)
{
  return move_pages(0, n, pages, nodes, status, MPOL_MF_STRICT);
}
`;
/** Two comments that silence nothing, with a fix that is safe, and a call with a fix that is a suggestion. */
const stale = source
  .replace('  return', '  // numa-lens-ignore flags-invalid -- was wrong once\n  int unused = 1;\n  return')
  .replace('#include', '// numa-lens-ignore no-such-rule -- misspelled\n#include');

describe('code actions', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start();
    await editor.open(uri, source);
  });
  after(async () => {
    assert.equal(await editor.end(), 0);
  });
  const actionsAt = async (needle: string): Promise<CodeAction[]> => {
    const start = editor.at(uri, needle);
    return editor.codeActions(uri, { start, end: start }, await editor.diagnostics(uri));
  };
  const everywhere = (): {
    start: { line: number; character: number };
    end: { line: number; character: number };
  } => ({
    start: { line: 0, character: 0 },
    end: editor.document(uri).positionAt(Infinity),
  });

  it('fix a finding, for the version at hand', async () => {
    await editor.change(uri, source);
    const [fix] = await actionsAt('MPOL_MF_STRICT');
    assert.ok(fix !== undefined);
    assert.equal(fix.kind, 'quickfix');
    assert.equal(fix.diagnostics?.[0]?.code, 'flags-invalid');
    assert.equal(fix.isPreferred, undefined, 'a suggestion is not for unattended use');
    await editor.apply(fix.edit);
    assert.match(editor.document(uri).getText(), /status, MPOL_MF_MOVE\)/);
    assert.ok(!(await editor.rules(uri)).includes('flags-invalid'));
  });

  it('prefer a safe fix', async () => {
    await editor.change(uri, stale);
    const actions = await actionsAt('flags-invalid');
    const preferred = actions.filter((one) => one.isPreferred === true);
    assert.equal(preferred.length, 1);
    await editor.apply(preferred[0]?.edit);
    assert.doesNotMatch(editor.document(uri).getText(), /was wrong once/);
    assert.ok(!(await editor.rules(uri)).includes('unused-suppression'));
  });

  it('fix everything that is safe, and nothing else, on request only', async () => {
    await editor.change(uri, stale);
    const unasked = await editor.codeActions(uri, everywhere(), []);
    assert.ok(!unasked.some((one) => one.kind?.startsWith('source')));
    for (const only of ['source.fixAll', 'source.fixAll.numaLens', 'source']) {
      const actions = await editor.codeActions(uri, everywhere(), [], [only]);
      assert.deepEqual(
        actions.map((one) => one.kind),
        ['source.fixAll.numaLens'],
      );
    }
    const [fixAll] = await editor.codeActions(uri, everywhere(), [], ['source.fixAll']);
    await editor.apply(fixAll?.edit);
    assert.equal(editor.document(uri).getText(), source.replace('  return', '  int unused = 1;\n  return'));
    assert.deepEqual(await editor.codeActions(uri, everywhere(), [], ['source.fixAll']), []);
    assert.deepEqual(await editor.codeActions(uri, everywhere(), [], ['source.fixAll.other']), []);
  });

  it('disable a rule for a line with a comment that is understood', async () => {
    await editor.change(uri, source);
    const actions = await actionsAt('MPOL_MF_STRICT');
    const disable = actions.find((one) => one.title === 'Disable flags-invalid for this line');
    await editor.apply(disable?.edit);
    assert.match(
      editor.document(uri).getText(),
      /\n {2}\/\/ numa-lens-ignore flags-invalid -- reason\n {2}return move_pages/,
    );
    assert.deepEqual(
      (await editor.rules(uri)).filter((rule) => rule === 'flags-invalid' || rule.endsWith('suppression')),
      [],
    );
  });

  it('disable a rule for the file', async () => {
    await editor.change(uri, source);
    const actions = await actionsAt('MPOL_MF_STRICT');
    const disable = actions.find((one) => one.title === 'Disable flags-invalid for this file');
    await editor.apply(disable?.edit);
    assert.ok(
      editor.document(uri).getText().startsWith('// numa-lens-ignore-file flags-invalid -- reason\n'),
    );
    assert.ok(!(await editor.rules(uri)).includes('flags-invalid'));
  });

  it('do not offer to disable the rules about such comments', async () => {
    await editor.change(uri, stale);
    for (const needle of ['flags-invalid', 'no-such-rule']) {
      const titles = (await actionsAt(needle)).map((one) => one.title);
      assert.ok(titles.length > 0);
      assert.ok(!titles.some((title) => title.startsWith('Disable')), titles.join());
    }
  });

  it('keep the line ends of the file', async () => {
    await editor.change(uri, source.replaceAll('\n', '\r\n'));
    const disable = (await actionsAt('MPOL_MF_STRICT')).find((one) => one.title.includes('for this line'));
    await editor.apply(disable?.edit);
    assert.doesNotMatch(editor.document(uri).getText(), /[^\r]\n/);
  });

  it('do not break a macro by a comment between its lines', async () => {
    const macro = `#include <numaif.h>
#define MOVE(n, p, s) \\
  move_pages(0, n, p, 0, s, MPOL_MF_STRICT)
long f(unsigned long n, void **p, int *s)
{
  return MOVE(n, p, s);
}
`;
    await editor.change(uri, macro);
    const diagnostics = await editor.diagnostics(uri);
    assert.notEqual(diagnostics.length, 0);
    for (const diagnostic of diagnostics) {
      for (const action of await editor.codeActions(uri, diagnostic.range, [diagnostic])) {
        if (!action.title.includes('for this line')) continue;
        await editor.apply(action.edit);
        assert.doesNotMatch(editor.document(uri).getText(), /\\\n\s*\/\//);
        await editor.change(uri, macro);
      }
    }
  });

  it('are none where there is no finding', async () => {
    await editor.change(uri, source);
    const start = { line: 0, character: 0 };
    assert.deepEqual(await editor.codeActions(uri, { start, end: start }, []), []);
    assert.deepEqual(await editor.codeActions('untitled:other.c', { start, end: start }, []), []);
  });

  it('show the page of a rule where this installation has one', async () => {
    await editor.change(uri, source);
    const page = path.resolve(__dirname, '../../../docs/rules/flags-invalid.md');
    const there = fs.existsSync(page);
    const diagnostic = (await editor.diagnostics(uri)).find((one) => one.code === 'flags-invalid');
    assert.equal(diagnostic?.codeDescription?.href.endsWith('/docs/rules/flags-invalid.md') === true, there);
    const show = (await actionsAt('MPOL_MF_STRICT')).find((one) => one.command !== undefined);
    assert.equal(show !== undefined, there);
    const run = (rule: string): Promise<unknown> =>
      editor.request('workspace/executeCommand', {
        command: 'numaLens.server.showRulePage',
        arguments: [rule],
      });
    await run('flags-invalid');
    await run('../../x');
    await run('no-such-rule');
    assert.equal(editor.shownDocuments.length, there ? 1 : 0);
  });
});

describe('code actions for a plain editor', () => {
  it('are edits without a version, and no commands', async () => {
    await Editor.with({ capabilities: plain }, async (editor) => {
      await editor.open(uri, source);
      const start = editor.at(uri, 'MPOL_MF_STRICT');
      const actions = await editor.codeActions(uri, { start, end: start }, []);
      assert.ok(!actions.some((one) => one.command !== undefined));
      assert.ok(actions[0]?.edit?.changes !== undefined);
      await editor.apply(actions[0].edit);
      assert.doesNotMatch(editor.document(uri).getText(), /STRICT/);
    });
  });
});
