import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { CodeAction } from 'vscode-languageserver/node';
import { Editor, plain } from './support/editor';
import { writeIn } from './support/write';

const source = `#include <numaif.h>
#include <stddef.h>

int where(void **pages, int *status)
{
  if (move_pages(0, 1, pages, NULL, status, 0) < 0) return -1;
  return status[0];
}
`;
const list = 'cmake_minimum_required(VERSION 3.16)\nproject(p C)\n\nadd_executable(prog src/a.c)\n';
const command = 'target_link_libraries(prog PRIVATE numa)';

describe('build files in the editor', () => {
  let folder = '';
  let editor: Editor;
  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-lsp-')));
  });
  afterEach(async () => {
    assert.equal(await editor.end(), 0);
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const write = (name: string, text: string): string => writeIn(folder, name, text);
  const fixOf = async (uri: string): Promise<CodeAction | undefined> => {
    const diagnostics = await editor.diagnostics(uri);
    const actions = await editor.codeActions(uri, diagnostics[0]?.range ?? assert.fail(), diagnostics);
    return actions.find((one) => one.title === `Add ${command}`);
  };

  it('are read, watched, and named by the finding', async () => {
    editor = await Editor.start({ folder });
    const build = write('CMakeLists.txt', list);
    const uri = write('src/a.c', source);
    await editor.open(uri, source);
    const [finding] = await editor.diagnostics(uri);
    assert.equal(finding?.code, 'link-missing-numa');
    assert.deepEqual(finding.relatedInformation, [
      {
        message: 'prog is built here',
        location: {
          uri: build,
          range: { start: { line: 3, character: 0 }, end: { line: 3, character: 28 } },
        },
      },
    ]);
    write('CMakeLists.txt', `${list}${command}\n`);
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: build, type: 2 }] });
    await editor.until(() => editor.refreshes === 1);
    assert.deepEqual(await editor.rules(uri), []);
  });

  it('are fixed on disk where they are not open', async () => {
    editor = await Editor.start({ folder });
    const build = write('CMakeLists.txt', list);
    const uri = write('src/a.c', source);
    await editor.open(uri, source);
    const fix = await fixOf(uri);
    const place = { line: 3, character: 28 };
    assert.deepEqual(fix?.edit, {
      documentChanges: [
        {
          textDocument: { uri: build, version: null },
          edits: [{ range: { start: place, end: place }, newText: `\n${command}` }],
        },
      ],
    });
    assert.equal(fix.isPreferred, undefined);
  });

  it('count as they are typed, and are fixed for the version at hand', async () => {
    editor = await Editor.start({ folder });
    const build = write('CMakeLists.txt', `${list}${command}\n`);
    const uri = write('src/a.c', source);
    await editor.open(uri, source);
    assert.deepEqual(await editor.rules(uri), []);
    await editor.open(build, list, 'cmake');
    await editor.until(() => editor.refreshes === 1);
    await editor.apply((await fixOf(uri))?.edit);
    assert.equal(editor.document(build).getText(), `${list.trimEnd()}\n${command}\n`);
    await editor.until(() => editor.refreshes === 2);
    assert.deepEqual(await editor.rules(uri), []);
    await editor.close(build);
    await editor.until(() => editor.refreshes === 3);
  });

  it('outside of the workspace folder are not read', async () => {
    write('CMakeLists.txt', list.replace('src/a.c', 'inner/a.c'));
    const uri = write('inner/a.c', source);
    editor = await Editor.start({ folder: path.join(folder, 'inner') });
    await editor.open(uri, source);
    assert.deepEqual(await editor.rules(uri), []);
  });

  it('are looked at again on save by an editor that watches no files', async () => {
    editor = await Editor.start({ folder, capabilities: plain });
    const uri = write('a.c', source);
    write('Makefile', 'prog: a.o\n\t$(CC) $^ -o $@\n');
    await editor.open(uri, source);
    await editor.until(() => editor.published.at(-1)?.diagnostics.length === 1);
    write('Makefile', 'prog: a.o\n\t$(CC) $^ -o $@ -lnuma\n');
    await editor.notify('textDocument/didSave', { textDocument: { uri } });
    await editor.until(() => editor.published.at(-1)?.diagnostics.length === 0);
  });
});
