import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Editor, modern, plain, type EditorOptions } from './support/editor';
import { writeIn } from './support/write';

const source = (flags: string, include = '<numaif.h>'): string => `#include ${include}

long query(unsigned long n, void **pages, int *status)
{
  long result = move_pages(0, n, pages, NULL, status, ${flags});
  return result;
}
`;

describe('configuration', () => {
  let folder = '';
  let editor: Editor;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-lsp-'));
  });
  afterEach(async () => {
    assert.equal(await editor.end(), 0);
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const write = (name: string, text: string): string => writeIn(folder, name, text);
  const changed = (uri: string): Promise<void> =>
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });

  it('comes from the editor, and changes with it', async () => {
    editor = await Editor.start({ settings: { rules: { 'flags-invalid': 'off' }, 'lens.enabled': true } });
    await editor.open('untitled:a.c', source('MPOL_MF_STRICT'));
    assert.deepEqual(await editor.rules('untitled:a.c'), []);
    editor.settings = { rules: { 'flags-invalid': 'hint' } };
    await editor.notify('workspace/didChangeConfiguration', { settings: null });
    await editor.until(() => editor.refreshes === 1);
    const [diagnostic] = await editor.diagnostics('untitled:a.c');
    assert.equal(diagnostic?.severity, 4);
    assert.ok(editor.registrations.includes('workspace/didChangeConfiguration'));
    assert.deepEqual(editor.messages, []);
  });

  it('is told in words when it is wrong, once', async () => {
    editor = await Editor.start({ settings: { minKernel: 'new', rules: { 'no-such-rule': 'off' } } });
    await editor.open('untitled:a.c', source('MPOL_MF_STRICT'));
    await editor.open('untitled:b.c', source('MPOL_MF_STRICT'));
    assert.deepEqual(await editor.rules('untitled:a.c'), ['flags-invalid']);
    assert.deepEqual(await editor.rules('untitled:b.c'), ['flags-invalid']);
    await editor.until(() => editor.messages.length >= 2);
    assert.equal(editor.messages.length, 2);
    assert.match(editor.messages.join('\n'), /minKernel must be a Linux version/);
    assert.match(editor.messages.join('\n'), /no rule "no-such-rule"/);
  });

  it('of the nearest numa-lens.json wins over the editor', async () => {
    editor = await Editor.start({ folder, settings: { rules: { 'flags-invalid': 'error' } } });
    const config = write('numa-lens.json', '{"rules": {"flags-invalid": "off"}}');
    const uri = write('src/deep/a.c', source('MPOL_MF_STRICT'));
    await editor.open(uri, source('MPOL_MF_STRICT'));
    assert.deepEqual(await editor.rules(uri), []);
    write('numa-lens.json', '{}');
    await changed(config);
    await editor.until(() => editor.refreshes === 1);
    assert.deepEqual(await editor.rules(uri), ['flags-invalid']);
  });

  it('does not come from outside the workspace folder', async () => {
    write('numa-lens.json', '{"rules": {"flags-invalid": "off"}}');
    const uri = write('inner/a.c', source('MPOL_MF_STRICT'));
    editor = await Editor.start({ folder: path.join(folder, 'inner') });
    await editor.open(uri, source('MPOL_MF_STRICT'));
    assert.deepEqual(await editor.rules(uri), ['flags-invalid']);
  });

  it('file that is wrong gets diagnostics of its own, which go when it is right', async () => {
    editor = await Editor.start({ folder });
    const config = write('numa-lens.json', '{\n  "minkernel": "6.1"\n}');
    const uri = write('a.c', '');
    await editor.open(uri, source('MPOL_MF_STRICT'));
    assert.deepEqual(await editor.rules(uri), ['flags-invalid']);
    await editor.until(() => editor.published.length === 1);
    assert.equal(editor.published[0]?.uri, config);
    assert.equal(editor.published[0].diagnostics[0]?.range.start.line, 1);
    write('numa-lens.json', '{"minKernel": "6.1"}');
    await changed(config);
    await editor.until(() => editor.refreshes === 1);
    await editor.diagnostics(uri);
    await editor.until(() => editor.published.length === 2);
    assert.deepEqual(editor.published[1]?.diagnostics, []);
  });

  it('file is checked as it is typed', async () => {
    editor = await Editor.start({ folder });
    const config = write('numa-lens.json', '{}');
    const uri = write('a.c', '');
    await editor.open(uri, source('MPOL_MF_STRICT'));
    const typed = '{\n  "rules": { "flags-invalidd": "off" }\n}';
    await editor.open(config, typed, 'json');
    await editor.until(() => editor.published.length === 1);
    const [wrong] = editor.published[0]?.diagnostics ?? [];
    assert.deepEqual(wrong?.range, { start: { line: 1, character: 13 }, end: { line: 1, character: 29 } });
    assert.match(typeof wrong.message === 'string' ? wrong.message : '', /Did you mean "flags-invalid"\?/);
    await editor.change(config, typed.replace('invalidd', 'invalid'));
    await editor.until(() => editor.published.length === 2);
    assert.deepEqual(editor.published[1]?.diagnostics, []);
    // What is not saved does not count yet.
    assert.deepEqual(await editor.rules(uri), ['flags-invalid']);
  });

  it('has other rules for some files, and a strict set', async () => {
    editor = await Editor.start({ folder, settings: { preset: 'recommended' } });
    write(
      'numa-lens.json',
      '{"preset": "strict", "overrides": [{"files": ["tests/**"], "rules": {"flags-invalid": "off"}}]}',
    );
    const test = write('tests/a.c', '');
    const other = write('src/a.c', '');
    for (const uri of [test, other]) await editor.open(uri, source('MPOL_MF_STRICT'));
    assert.deepEqual(await editor.rules(test), []);
    assert.deepEqual(await editor.rules(other), ['flags-invalid']);
  });

  it('is looked at again on save by an editor that watches no files', async () => {
    editor = await Editor.start({ folder, capabilities: plain });
    const uri = write('a.c', '');
    await editor.open(uri, source('MPOL_MF_STRICT'));
    await editor.until(() => editor.published.at(-1)?.diagnostics.length === 1);
    write('numa-lens.json', '{"rules": {"flags-invalid": "off"}}');
    await editor.notify('textDocument/didSave', { textDocument: { uri } });
    await editor.until(() => editor.published.at(-1)?.diagnostics.length === 0);
  });

  it('headers beside the file and in include/ are read', async () => {
    editor = await Editor.start({ folder });
    write('src/flags.h', '#include "more.h"\n');
    write('include/more.h', '#define MY_FLAGS (MPOL_MF_MOVE | 8) /* BAD */\n');
    const uri = write('src/a.c', '');
    await editor.open(uri, source('MY_FLAGS', '<numaif.h>\n#include "flags.h"'));
    assert.deepEqual(await editor.rules(uri), ['flags-invalid']);
    const header = write('include/more.h', '#define MY_FLAGS MPOL_MF_MOVE\n');
    await changed(header);
    await editor.until(() => editor.refreshes === 1);
    assert.ok(!(await editor.rules(uri)).includes('flags-invalid'));
  });

  it('compile_commands.json says where headers are, what is defined and what is built for', async () => {
    editor = await Editor.start({ folder });
    write('lib/public/mine/flags.h', '#include "inner.h"\n');
    write('lib/public/mine/inner.h', '#include <deep.h>\n');
    write('generated/deep.h', '#define MY_FLAGS (MPOL_MF_MOVE | EXTRA)\n');
    write('build/forced.h', '#define NOT_A_FLAG 8\n');
    const entry = (command: string): string =>
      JSON.stringify([{ directory: path.join(folder, 'build'), file: '../src/a.c', command }]);
    const options = '-I../lib/public -isystem ../generated -include forced.h';
    const database = write('build/compile_commands.json', entry(`gcc ${options} -DEXTRA=NOT_A_FLAG`));
    const uri = write('src/a.c', '');
    await editor.open(uri, source('MY_FLAGS', '<numaif.h>\n#include <mine/flags.h>'));
    assert.deepEqual(await editor.rules(uri), ['flags-invalid']);
    write('build/compile_commands.json', entry(`gcc ${options} -DEXTRA=0`));
    await changed(database);
    await editor.until(() => editor.refreshes === 1);
    assert.ok(!(await editor.rules(uri)).includes('flags-invalid'));
    const cross = `#include <numaif.h>\n#include <unistd.h>\n
long query(unsigned long n, void **pages, int *status)
{
  return syscall(239, 0, n, pages, NULL, status, 8);
}
`;
    await editor.change(uri, cross);
    assert.ok(!(await editor.rules(uri)).includes('flags-invalid'));
    write('build/compile_commands.json', entry('aarch64-linux-gnu-gcc'));
    await changed(database);
    await editor.until(() => editor.refreshes === 2);
    assert.ok((await editor.rules(uri)).includes('flags-invalid'));
    // A setting wins over the build.
    write('numa-lens.json', '{"targetArch": "x86_64"}');
    await changed(pathToFileURL(path.join(folder, 'numa-lens.json')).href);
    await editor.until(() => editor.refreshes === 3);
    assert.ok(!(await editor.rules(uri)).includes('flags-invalid'));
  });

  it('a compile_commands.json that cannot be used is told of once', async () => {
    editor = await Editor.start({ folder });
    write('compile_commands.json', '[{"file": ');
    for (const name of ['a.c', 'b.c']) {
      const uri = write(name, '');
      await editor.open(uri, source('MPOL_MF_STRICT'));
      assert.deepEqual(await editor.rules(uri), ['flags-invalid']);
    }
    await editor.until(() => editor.messages.length >= 1);
    assert.deepEqual(editor.messages, [
      `NUMA Lens does not use ${path.join(folder, 'compile_commands.json')}: it ends in the middle of an entry.`,
    ]);
  });

  it('a header counts as it is in the editor', async () => {
    editor = await Editor.start({ folder });
    const header = write('flags.h', '#define MY_FLAGS MPOL_MF_MOVE\n');
    const uri = write('a.c', '');
    await editor.open(uri, source('MY_FLAGS', '<numaif.h>\n#include "flags.h"'));
    assert.ok(!(await editor.rules(uri)).includes('flags-invalid'));
    await editor.open(header, '#define MY_FLAGS (MPOL_MF_MOVE | 8) /* BAD */\n');
    await editor.until(() => editor.refreshes === 1);
    assert.deepEqual(await editor.rules(uri), ['flags-invalid']);
  });

  describe('a header that changed without a word', () => {
    const start = { line: 0, character: 0 };
    let uri = '';
    const open = async (options: EditorOptions): Promise<void> => {
      editor = await Editor.start({ folder, ...options });
      write('flags.h', '#define MY_FLAGS MPOL_MF_MOVE\n');
      uri = write('a.c', '');
      await editor.open(uri, source('MY_FLAGS', '<numaif.h>\n#include "flags.h"'));
    };
    const change = async (): Promise<void> => {
      write('flags.h', '#define MY_FLAGS (MPOL_MF_MOVE | 8) /* BAD */\n');
      await editor.change(uri, '\n', { start, end: start });
    };

    it('counts soon after the next edit, and the editor is told', async () => {
      await open({});
      assert.ok(!(await editor.rules(uri)).includes('flags-invalid'));
      await change();
      await editor.rules(uri);
      await editor.until(() => editor.refreshes > 0);
      assert.ok((await editor.rules(uri)).includes('flags-invalid'));
    });

    it('counts soon after the next edit where diagnostics are pushed', async () => {
      await open({ capabilities: plain });
      const codes = (): unknown => editor.published.at(-1)?.diagnostics.map((one) => one.code);
      await editor.until(() => editor.published.length > 0);
      assert.ok(!JSON.stringify(codes()).includes('flags-invalid'));
      await change();
      await editor.until(() => JSON.stringify(codes()).includes('flags-invalid'));
    });

    it('counts at once where the editor cannot be told', async () => {
      await open({ capabilities: { textDocument: { diagnostic: {} } } });
      assert.ok(!(await editor.rules(uri)).includes('flags-invalid'));
      await change();
      assert.ok((await editor.rules(uri)).includes('flags-invalid'));
    });

    it('counts from the disk again when it is closed in the editor', async () => {
      await open({});
      const header = pathToFileURL(path.join(folder, 'flags.h')).href;
      await editor.open(header, '#define MY_FLAGS (MPOL_MF_MOVE | 8) /* BAD */\n');
      assert.ok((await editor.rules(uri)).includes('flags-invalid'));
      await editor.close(header);
      assert.ok(!(await editor.rules(uri)).includes('flags-invalid'));
    });
  });

  it('headers outside the workspace folder are not read', async () => {
    write('secret.h', '#define MY_FLAGS (MPOL_MF_MOVE | 8) /* BAD */\n');
    const uri = write('inner/a.c', '');
    editor = await Editor.start({ folder: path.join(folder, 'inner'), capabilities: modern });
    await editor.open(uri, source('MY_FLAGS', '<numaif.h>\n#include "../secret.h"'));
    assert.deepEqual(await editor.rules(uri), []);
  });
});
