import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CodeAction } from 'vscode-languageserver/node';
import { Editor } from './support/editor';

const c = `#include <numaif.h>

void move(unsigned long n, void **pages, const int *nodes)
{
\tint status[8];
\tmove_pages(0, 8, pages, nodes, status, MPOL_MF_MOVE);
}
`;
const ts = `import koffi from 'koffi';

const numa = koffi.load('libnuma.so.1');
const movePages = numa.func('long move_pages(int, unsigned long, void **, const int *, _Out_ int *, int)');

export function move(pages: BigUint64Array, nodes: Int32Array): void {
    const status = new Int32Array(pages.length);
    movePages(0, pages.length, pages, nodes, status, 2);
}
`;

async function actionsAt(
  editor: Editor,
  uri: string,
  needle: string,
  only?: string[],
): Promise<readonly CodeAction[]> {
  const start = editor.at(uri, needle);
  return editor.codeActions(uri, { start, end: start }, await editor.diagnostics(uri), only);
}

const isCheck = ({ title }: CodeAction): boolean => title.startsWith('Insert ');

describe('checks that are inserted', () => {
  for (const [language, text, needle] of [
    ['c', c, 'status, MPOL'],
    ['typescript', ts, 'status, 2'],
  ] as const)
    it(`answer the findings about what nobody looks at, in ${language}`, async () => {
      await Editor.with({}, async (editor) => {
        const uri = `untitled:checks.${language}`;
        await editor.open(uri, text, language);
        assert.deepEqual(await editor.rules(uri), ['result-ignored', 'status-ignored']);
        const offered = await actionsAt(editor, uri, needle, ['quickfix']);
        const checks = offered.filter(isCheck);
        assert.deepEqual(
          checks.map(({ title, diagnostics }) => [title, diagnostics?.map((one) => one.code)]),
          [
            ['Insert a check of the result of move_pages', ['result-ignored']],
            [
              'Insert checks of the result of move_pages and of each status entry',
              ['result-ignored', 'status-ignored'],
            ],
          ],
        );
        assert.ok(
          !offered.some(({ title }) => title.startsWith('Report ')),
          'what does less is not offered beside',
        );
        await editor.apply(checks[1]?.edit);
        assert.deepEqual(await editor.rules(uri), []);
        assert.deepEqual((await actionsAt(editor, uri, needle)).filter(isCheck), []);
      });
    });

  it('are rewritings where no finding asks for them, and whenever rewritings are asked for', async () => {
    await Editor.with({}, async (editor) => {
      const uri = 'untitled:silenced.c';
      await editor.open(uri, c);
      const kinds = async (only?: string[]): Promise<readonly (string | undefined)[]> =>
        (await actionsAt(editor, uri, '(0, 8,', only)).filter(isCheck).map(({ kind }) => kind);
      const rewritings = ['refactor.rewrite', 'refactor.rewrite'];
      assert.deepEqual(await kinds(), ['quickfix', 'quickfix']);
      assert.deepEqual(await kinds(['refactor']), rewritings);
      assert.deepEqual(await kinds(['refactor.rewrite']), rewritings);
      assert.deepEqual(await kinds(['refactor.extract']), []);
      const silenced = c.replace(
        '\tmove_pages',
        '\t// numa-lens-ignore result-ignored, status-ignored -- a test\n\tmove_pages',
      );
      await editor.change(uri, silenced);
      assert.deepEqual(await editor.rules(uri), []);
      assert.deepEqual(await kinds(), rewritings);
      assert.deepEqual(await kinds(['quickfix']), []);
    });
  });

  it('are for the present text, whatever was edited since', async () => {
    await Editor.with({}, async (editor) => {
      const uri = 'untitled:edited.c';
      await editor.open(uri, c);
      await actionsAt(editor, uri, 'move_pages');
      const start = { line: 1, character: 0 };
      await editor.change(uri, '\nint result;\n\n', { start, end: start });
      const [action] = (await actionsAt(editor, uri, 'move_pages')).filter(isCheck);
      await editor.apply(action?.edit);
      const text = editor.document(uri).getText();
      assert.match(
        text,
        /\n\tlong result_2 = move_pages\(0, 8, pages, nodes, status, MPOL_MF_MOVE\);\n\tif \(result_2 < 0\)/,
      );
      assert.match(text, /#include <stdio\.h>\n\nint result;/);
    });
  });

  it('are not offered for several calls at once', async () => {
    await Editor.with({}, async (editor) => {
      const uri = 'untitled:several.c';
      await editor.open(uri, `${c}\n${c.slice(c.indexOf('void')).replace('move(', 'again(')}`);
      const range = { start: { line: 0, character: 0 }, end: editor.document(uri).positionAt(Infinity) };
      const offered = await editor.codeActions(uri, range, await editor.diagnostics(uri));
      assert.ok(offered.length > 0);
      assert.deepEqual(offered.filter(isCheck), []);
    });
  });

  for (const [locale, title] of [
    ['ko', 'move_pages의 결과 검사를 삽입하기'],
    ['ja', 'move_pages の結果の検査を挿入する'],
  ] as const)
    it(`speak ${locale}`, async () => {
      await Editor.with({ locale }, async (editor) => {
        const uri = 'untitled:spoken.c';
        await editor.open(uri, c);
        const offered = await actionsAt(editor, uri, 'move_pages');
        assert.ok(
          offered.some((one) => one.title === title),
          offered.map((one) => one.title).join(' | '),
        );
      });
    });
});
