import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languageOf } from '../../../server/lsp/documents';
import { OpenDocument } from '../../../server/lsp/open-document';

const of = (languageId: string, name: string, text = ''): string | undefined =>
  languageOf(new OpenDocument({ uri: `file:///w/${name}`, languageId, version: 1, text }));

describe('the language of an open document', () => {
  it("is told by the editor's id, in the words of VS Code, Emacs and Vim", () => {
    assert.deepEqual(
      ['cpp', 'c++', 'typescriptreact', 'typescript.tsx', 'js', 'python', 'plaintext'].map((id) =>
        of(id, 'x'),
      ),
      ['cpp', 'cpp', 'tsx', 'tsx', 'javascript', undefined, undefined],
    );
  });

  it('is told by the name where the editor gives no id', () => {
    assert.deepEqual(
      ['a.c', 'a.cc', 'a.ts', 'a.d.ts', 'README'].map((name) => of('', name)),
      ['c', 'cpp', 'typescript', undefined, undefined],
    );
  });

  it('is C for a header that every editor takes for C++, unless its text says otherwise', () => {
    assert.equal(of('cpp', 'a.h', 'int f(void);'), 'c');
    assert.equal(of('c++', 'a.h', 'namespace a { int f(); }'), 'cpp');
  });
});
