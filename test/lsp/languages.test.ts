import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Editor } from './support/editor';

const uri = 'untitled:languages.c';
const source = `#include <numaif.h>
int move(unsigned long n, void **pages, const int *nodes, int *status)
{
  return move_pages(0, n, pages, nodes, status, 1024) < 0;
}
`;

describe('the language of the server', () => {
  const said = async (locale: string | undefined): Promise<{ message: string; hover: string }> => {
    let found = { message: '', hover: '' };
    await Editor.with(locale === undefined ? {} : { locale }, async (editor) => {
      await editor.open(uri, source);
      const finding = (await editor.diagnostics(uri)).find((one) => one.code === 'flags-invalid');
      const hover = await editor.hoverText(uri, 'move_pages(');
      found = { message: typeof finding?.message === 'string' ? finding.message : '', hover };
    });
    return found;
  };

  it('is that of the editor', async () => {
    const korean = await said('ko');
    assert.match(korean.message, /^flags가 1024이며, 이 호출이 받지 않는 비트가 있습니다/);
    assert.match(korean.hover, /프로세스의 개별 페이지를/);
    const japanese = await said('ja-JP');
    assert.match(japanese.message, /^flags が 1024 で/);
    assert.match(japanese.hover, /プロセスの個々のページを/);
  });

  it('is English for an editor that speaks another one, or does not tell', async () => {
    for (const locale of ['de', undefined]) {
      const english = await said(locale);
      assert.match(english.message, /^The flags are 1024/);
      assert.match(english.hover, /Moves single pages/);
    }
  });
});
