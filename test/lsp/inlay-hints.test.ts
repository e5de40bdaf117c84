/** Inlay hints at literals, and hovers over bare numbers. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { InlayHint } from 'vscode-languageserver/node';
import { Editor } from './support/editor';

const source = `#include <errno.h>
#include <numaif.h>
#include <unistd.h>
#define COUNT 1
long f(void **pages, int *status, unsigned long mask, int flags)
{
  syscall(279, 0, 1, pages, NULL, status, 0x2);
  mbind(pages, 4096, 32770, &mask, 3, 9);
  move_pages(0, COUNT, pages, 0, status, flags);
  if (status[0] == -14)
    return 1;
  if (errno == 3)
    return 14;
  return 0;
}
`;

describe('inlay hints', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start();
  });
  after(async () => {
    assert.equal(await editor.end(), 0);
  });
  /** The lines of the document with the hints in ⟨⟩. */
  const shown = async (uri: string, first: number, end: number): Promise<readonly string[]> => {
    const document = editor.document(uri);
    const range = { start: { line: first, character: 0 }, end: { line: end, character: 0 } };
    const hints = await editor.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri },
      range,
    });
    let text = document.getText();
    for (const { position, label } of [...hints].sort(
      (a, b) => document.offsetAt(b.position) - document.offsetAt(a.position),
    )) {
      const offset = document.offsetAt(position);
      text = `${text.slice(0, offset)}⟨${typeof label === 'string' ? label : ''}⟩${text.slice(offset)}`;
    }
    return text
      .split('\n')
      .filter((line) => line.includes('⟨'))
      .map((line) => line.trim());
  };

  it('name parameters at literals, and decode flags, modes and system calls', async () => {
    const uri = 'untitled:hints.c';
    await editor.open(uri, source);
    assert.deepEqual(await shown(uri, 0, 20), [
      'syscall(279⟨= SYS_move_pages⟩, ⟨pid:⟩0, ⟨count:⟩1, pages, ⟨nodes:⟩NULL, status, ⟨flags:⟩0x2⟨= MPOL_MF_MOVE⟩);',
      'mbind(pages, ⟨len:⟩4096, ⟨mode:⟩32770⟨= MPOL_BIND | MPOL_F_STATIC_NODES⟩, &mask, ⟨maxnode:⟩3, ⟨flags:⟩9⟨= MPOL_MF_STRICT | 0x8⟩);',
      'move_pages(⟨pid:⟩0, COUNT, pages, ⟨nodes:⟩0, status, flags);',
    ]);
    assert.deepEqual(await shown(uri, 8, 9), [
      'move_pages(⟨pid:⟩0, COUNT, pages, ⟨nodes:⟩0, status, flags);',
    ]);
  });

  it('stand in scripts too', async () => {
    const uri = 'untitled:hints.ts';
    await editor.open(
      uri,
      `import koffi from 'koffi';
const lib = koffi.load('libnuma.so.1');
const move = lib.func('long move_pages(int, ulong, void **, int *, _Out_ int *, int)');
export const f = (p: BigUint64Array, s: Int32Array) => move(0, 1n, p, null, s, 6);
`,
      'typescript',
    );
    assert.deepEqual(await shown(uri, 0, 9), [
      'export const f = (p: BigUint64Array, s: Int32Array) => move(⟨pid:⟩0, ⟨count:⟩1n, p, ⟨nodes:⟩null, s, ⟨flags:⟩6⟨= MPOL_MF_MOVE | MPOL_MF_MOVE_ALL⟩);',
    ]);
  });

  it('are backed by hovers over numbers', async () => {
    const uri = 'untitled:numbers.c';
    await editor.open(uri, source);
    const text = await editor.hoverText(uri, '279');
    assert.match(text, /\*\*279\*\* = SYS_move_pages on x86/);
    assert.match(text, /Moves single pages/);
    assert.match(await editor.hoverText(uri, '14)'), /\*\*-EFAULT\*\* = -14 as a status entry/);
    assert.match(await editor.hoverText(uri, '3)\n'), /\*\*ESRCH\*\* = 3 as errno/);
    assert.equal(await editor.hoverText(uri, '14;'), '');
    const arm = 'untitled:arm.c';
    await editor.open(arm, source.replace('279', '239').replace('#include <errno.h>', ''));
    assert.match(await editor.hoverText(arm, '239'), /get_mempolicy on x86.*move_pages on arm64/s);
  });
});
