import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isWorthServing, languageIds, lintedDocuments } from '../../../client/languages';

void describe('the languages of the editor', () => {
  it('C is worth a server, a script only when it names a call', () => {
    assert.ok(isWorthServing('c', ''));
    assert.ok(isWorthServing('cpp', ''));
    assert.ok(isWorthServing('numa-maps', ''));
    for (const id of languageIds.slice(3)) {
      assert.equal(isWorthServing(id, 'export const answer = 42;\n'), false, id);
      assert.ok(isWorthServing(id, "lib.func('int numa_move_pages(int pid, …)')"), id);
    }
    assert.equal(isWorthServing('python', 'move_pages()'), false);
  });

  it('are those of files on disk, of new ones, and of the folders that a window has', () => {
    const schemes = (...folders: readonly string[]): readonly string[] => [
      ...new Set(lintedDocuments(folders.map((scheme) => ({ uri: { scheme } }))).map(({ scheme }) => scheme)),
    ];
    assert.deepEqual(schemes(), ['file', 'untitled']);
    assert.deepEqual(schemes('file', 'file'), ['file', 'untitled']);
    assert.deepEqual(schemes('vscode-vfs', 'file'), ['file', 'untitled', 'vscode-vfs']);
    assert.equal(lintedDocuments([]).length, 2 * languageIds.length);
  });
});
