/** TypeScript and JavaScript in the editor: findings, hovers, actions, and the files that a document imports. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { callSitesMethod, type CallSitesResult } from '../../server/protocol/lens';
import { Editor } from './support/editor';
import { writeIn } from './support/write';

const source = (flags: string, imports = ''): string => `import koffi from 'koffi';
${imports}
const libnuma = koffi.load('libnuma.so.1');
const movePages = libnuma.func(
  'int numa_move_pages(int pid, unsigned long count, void **pages, const int *nodes, _Out_ int *status, int flags)',
);

export function query(pages: BigUint64Array, status: Int32Array): number {
  const result = movePages(0, pages.length, pages, null, status, ${flags});
  if (result !== 0) throw new Error(\`errno \${koffi.errno()}\`);
  return result;
}
`;

describe('TypeScript', () => {
  let folder = '';
  let editor: Editor;
  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-lsp-'));
    editor = await Editor.start({ folder });
  });
  afterEach(async () => {
    assert.equal(await editor.end(), 0);
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const write = (name: string, text: string): string => writeIn(folder, name, text);

  it('has findings in each of its languages, as long as the mistake is there', async () => {
    for (const id of ['typescript', 'typescriptreact', 'javascript', 'javascriptreact']) {
      const uri = `untitled:query.${id}`;
      const text = id.startsWith('type') ? source('1') : source('1').replaceAll(/: (?:\w+Array|number)/g, '');
      await editor.open(uri, text, id);
      assert.deepEqual(await editor.rules(uri), ['flags-invalid'], id);
      const start = editor.at(uri, ', 1)');
      const one = { line: start.line, character: start.character };
      await editor.change(uri, '0', { start: one, end: { ...one, character: one.character + 1 } });
      assert.deepEqual(await editor.rules(uri), [], id);
    }
  });

  it('explains a call and its arguments, and lists the call', async () => {
    const uri = 'untitled:query.ts';
    await editor.open(uri, source('1'), 'typescript');
    assert.match(await editor.hoverText(uri, 'movePages(0'), /move_pages/);
    assert.match(await editor.hoverText(uri, 'status, 1'), /status/);
    const { callSites } = await editor.request<CallSitesResult>(callSitesMethod, { textDocument: { uri } });
    assert.deepEqual(
      callSites.map(({ call, arguments: given }) => [call, given.map(({ role }) => role).join(' ')]),
      [['move_pages', 'pid count pages nodes status flags']],
    );
  });

  it('is silenced by a comment that an action writes, below the line that starts a program', async () => {
    const uri = 'untitled:query.mjs';
    const text = `#!/usr/bin/env node\n${source('1').replaceAll(/: (?:\w+Array|number)/g, '')}`;
    await editor.open(uri, text, 'javascript');
    const apply = async (title: string): Promise<void> => {
      const [finding] = await editor.diagnostics(uri);
      assert.ok(finding !== undefined);
      const actions = await editor.codeActions(uri, finding.range, [finding]);
      await editor.apply(actions.find((one) => one.title === title)?.edit);
      assert.deepEqual(await editor.rules(uri), []);
    };
    await apply('Disable flags-invalid for this line');
    assert.match(
      editor.document(uri).getText(),
      /\n {2}\/\/ numa-lens-ignore flags-invalid -- reason\n {2}const/,
    );
    await editor.change(uri, text);
    await apply('Disable flags-invalid for this file');
    assert.match(
      editor.document(uri).getText(),
      /^#!\/usr\/bin\/env node\n\/\/ numa-lens-ignore-file flags-invalid -- reason\n/,
    );
  });

  it('knows the constants of a file that it imports, as they are on disk and in the editor', async () => {
    const constants = write('lib/constants.ts', 'export const FLAGS = 1;\n');
    const uri = write('query.ts', '');
    await editor.open(uri, source('FLAGS', "import { FLAGS } from './lib/constants.js';"), 'typescript');
    assert.deepEqual(await editor.rules(uri), ['flags-invalid']);
    await editor.until(
      () => editor.registrations.filter((one) => one === 'workspace/didChangeWatchedFiles').length === 2,
    );
    write('lib/constants.ts', 'export const FLAGS = 0;\n');
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: constants, type: 2 }] });
    await editor.until(() => editor.refreshes === 1);
    assert.deepEqual(await editor.rules(uri), []);
    await editor.open(constants, 'export const FLAGS = 1;\n', 'typescript');
    await editor.until(() => editor.refreshes === 2);
    assert.deepEqual(await editor.rules(uri), ['flags-invalid']);
    await editor.change(constants, 'export const FLAGS = 2 - 2;\n');
    await editor.until(() => editor.refreshes === 3);
    assert.deepEqual(await editor.rules(uri), []);
  });

  it('reads no imported file outside the workspace folder', async () => {
    const secret = path.join(path.dirname(folder), `${path.basename(folder)}-secret.ts`);
    fs.writeFileSync(secret, 'export const FLAGS = 1;\n');
    try {
      const uri = write('query.ts', '');
      const spelling = `../${path.basename(secret, '.ts')}.js`;
      await editor.open(uri, source('FLAGS', `import { FLAGS } from '${spelling}';`), 'typescript');
      assert.deepEqual(await editor.rules(uri), []);
    } finally {
      fs.rmSync(secret);
    }
  });

  it('that names no call, declares only, or is no TypeScript at all, has nothing', async () => {
    const texts = {
      'untitled:plain.ts': 'export const answer: number = 42;\n',
      'untitled:types.d.ts': source('1'),
      'untitled:messages.ts': `<?xml version="1.0"?><!DOCTYPE TS><TS><message>${source('1')}</message></TS>\n`,
      'untitled:generated.ts': `const data = '${'x'.repeat(30_000)}';\n${source('1')}`,
      'untitled:half.ts': source('1').slice(0, source('1').indexOf('status, 1')),
    };
    for (const [uri, text] of Object.entries(texts)) {
      await editor.open(uri, text, 'typescript');
      assert.deepEqual(await editor.rules(uri), [], uri);
      assert.equal(await editor.hover(uri, { line: 0, character: 8 }), null);
    }
    assert.ok(!editor.log.some((line) => line.includes('could not')), editor.log.join('\n'));
  });
});
