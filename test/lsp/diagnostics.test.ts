import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Editor, plain } from './support/editor';

const uri = 'untitled:query.c';
const call = (flags: string): string => `#include <numaif.h>

long query(unsigned long n, void **pages, int *status)
{
  long result = move_pages(0, n, pages, NULL, status, ${flags});
  return result;
}
`;

describe('pulled diagnostics', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start();
  });
  after(async () => {
    assert.equal(await editor.end(), 0);
  });

  it('come with code, message, and data, at the right place', async () => {
    await editor.open(uri, call('MPOL_MF_STRICT'));
    const [diagnostic, ...others] = await editor.diagnostics(uri);
    assert.deepEqual(others, []);
    assert.ok(diagnostic !== undefined);
    assert.equal(diagnostic.code, 'flags-invalid');
    assert.equal(diagnostic.severity, 1);
    assert.equal(diagnostic.source, 'numa-lens');
    assert.equal(editor.document(uri).getText(diagnostic.range), 'MPOL_MF_STRICT');
    assert.ok(typeof diagnostic.message === 'string');
    assert.doesNotMatch(diagnostic.message, /[{}]/);
    const data: unknown = diagnostic.data;
    assert.ok(typeof data === 'object' && data !== null && 'rule' in data && 'key' in data);
    assert.equal(data.rule, 'flags-invalid');
  });

  it('are told unchanged by their result id, and again when they change', async () => {
    const first = await editor.pull(uri);
    assert.ok(first.kind === 'full' && first.resultId !== undefined);
    assert.deepEqual(await editor.pull(uri, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    const end = editor.document(uri).positionAt(Infinity);
    await editor.change(uri, '/* more */\n', { start: end, end });
    assert.equal((await editor.pull(uri, first.resultId)).kind, 'unchanged');
    await editor.change(uri, call('MPOL_MF_MOVE'));
    const fixed = await editor.pull(uri, first.resultId);
    assert.ok(fixed.kind === 'full' && fixed.resultId !== first.resultId);
    assert.ok(!fixed.items.some((one) => one.code === 'flags-invalid'));
    await editor.change(uri, call('MPOL_MF_STRICT'));
    assert.deepEqual(await editor.rules(uri), ['flags-invalid']);
  });

  it('follow incremental changes', async () => {
    const start = editor.at(uri, 'STRICT');
    const line = { line: start.line, character: 0 };
    await editor.change(uri, '\n\n', { start: line, end: line });
    const [diagnostic] = await editor.diagnostics(uri);
    assert.ok(diagnostic !== undefined);
    assert.equal(editor.document(uri).getText(diagnostic.range), 'MPOL_MF_STRICT');
  });

  it('count UTF-16 units', async () => {
    await editor.change(uri, call('MPOL_MF_STRICT').replace('long result', '/* \u{1F600}é */ long result'));
    const [diagnostic] = await editor.diagnostics(uri);
    assert.ok(diagnostic !== undefined);
    assert.equal(editor.document(uri).getText(diagnostic.range), 'MPOL_MF_STRICT');
  });

  it('survive impossible positions and half a surrogate pair', async () => {
    await editor.change(uri, 'x', {
      start: { line: 9999, character: 7 },
      end: { line: 99999, character: 0 },
    });
    await editor.change(uri, '\ud83d', {
      start: { line: 0, character: 9999 },
      end: { line: 0, character: 99999 },
    });
    assert.equal((await editor.pull(uri)).kind, 'full');
    assert.equal(await editor.hover(uri, { line: 99999, character: 99999 }), null);
  });

  it('answer for a half-typed document', async () => {
    for (const text of ['', '\0', 'long r = move_pages(0, ', '#define', '{{{{', 'move_pages(', '"', '/*']) {
      await editor.change(uri, text);
      assert.equal((await editor.pull(uri)).kind, 'full', JSON.stringify(text));
    }
  });

  it('are empty for what is not open, closed, or in another language', async () => {
    assert.deepEqual(await editor.diagnostics('file:///nowhere/none.c'), []);
    await editor.close(uri);
    assert.deepEqual(await editor.diagnostics(uri), []);
    await editor.open('untitled:notes.txt', call('MPOL_MF_STRICT'), 'plaintext');
    assert.deepEqual(await editor.diagnostics('untitled:notes.txt'), []);
  });

  it('are never pushed as well', async () => {
    await editor.open(uri, call('MPOL_MF_STRICT'));
    assert.deepEqual(await editor.rules(uri), ['flags-invalid']);
    assert.deepEqual(editor.published, []);
    assert.ok(editor.initializeResult?.capabilities.diagnosticProvider !== undefined);
  });
});

describe('related places', () => {
  it('lead to what a finding rests on', async () => {
    await Editor.with({}, async (editor) => {
      await editor.open(uri, `#define FLAGS (MPOL_MF_MOVE | 8)\n${call('FLAGS')}`);
      const [diagnostic] = await editor.diagnostics(uri);
      const [place] = diagnostic?.relatedInformation ?? [];
      assert.ok(place !== undefined);
      assert.equal(place.location.uri, uri);
      assert.equal(place.location.range.start.line, 0);
      assert.match(place.message, /FLAGS/);
    });
  });
});

describe('pushed diagnostics', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({ capabilities: plain });
  });
  after(async () => {
    assert.equal(await editor.end(), 0);
  });

  it('come without being asked for, with the version they are for', async () => {
    assert.equal(editor.initializeResult?.capabilities.diagnosticProvider, undefined);
    await editor.open(uri, call('MPOL_MF_STRICT'));
    await editor.until(() => editor.published.length > 0);
    const [first] = editor.published;
    assert.equal(first?.uri, uri);
    assert.equal(first.version, 1);
    assert.deepEqual(
      first.diagnostics.map((one) => one.code),
      ['flags-invalid'],
    );
  });

  it('are published for the last edit of a burst, without one for each', async () => {
    const before = editor.published.length;
    for (let typed = 0; typed < 50; typed++) {
      await editor.change(uri, call(`MPOL_MF_MOVE${' '.repeat(typed)}`));
    }
    const last = editor.document(uri).version;
    await editor.until(() => editor.published.at(-1)?.version === last);
    assert.ok(editor.published.length - before < 25, `${editor.published.length - before} for 50 edits`);
    const codes = editor.published.at(-1)?.diagnostics.map((one) => one.code);
    assert.ok(!codes?.includes('flags-invalid'));
  });

  it('are taken back when the document closes', async () => {
    await editor.change(uri, call('MPOL_MF_STRICT'));
    await editor.until(() => editor.published.at(-1)?.diagnostics.length === 1);
    await editor.close(uri);
    await editor.until(() => editor.published.at(-1)?.diagnostics.length === 0);
  });
});

describe('an editor that declares little', () => {
  it('gets diagnostics without what it cannot show', async () => {
    await Editor.with({ capabilities: { textDocument: { diagnostic: {} } } }, async (editor) => {
      await editor.open(uri, call('MPOL_MF_STRICT'));
      const diagnostics = await editor.diagnostics(uri);
      assert.notEqual(diagnostics.length, 0);
      for (const diagnostic of diagnostics) {
        assert.equal(diagnostic.relatedInformation, undefined);
        assert.equal(diagnostic.codeDescription, undefined);
        assert.equal(diagnostic.data, undefined);
      }
    });
  });
});
