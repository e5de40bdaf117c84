/** The configurations of other editors that docs/language-server.md shows: each is read by its editor, and those for the versions that are here start the server. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { after, before, describe, it } from 'node:test';
import { blocksOf } from '../docs/markdown';
import { Consumer } from './consumer';

const document = 'docs/language-server.md';
const planted = `#include <numaif.h>

long place(void **pages, int *nodes, int *status) {
  return move_pages(0, 16, pages, nodes, status, 8);
}
`;
const blocks = (language: string): readonly string[] =>
  blocksOf(document)
    .filter((block) => block.language === language)
    .map(({ text }) => text);
const without = (name: string): string | false => {
  const reason = process.env[`NUMA_LENS_WITHOUT_${name}`] ?? '';
  return reason !== '' && reason;
};

/** Without anybody's settings, for the script that follows. */
const neovim = ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-S'];

describe('configurations of other editors', () => {
  let consumer: Consumer;
  before(async () => {
    consumer = await Consumer.install();
  });
  after(() => {
    consumer.remove();
  });

  /** Runs an editor without a screen; what it wrote to OUTPUT. */
  async function run(command: string, args: readonly string[]): Promise<string> {
    const output = path.join(consumer.folder, 'output.txt');
    fs.rmSync(output, { force: true });
    const bin = path.join(consumer.folder, 'node_modules/.bin');
    await promisify(execFile)(command, args, {
      cwd: consumer.folder,
      timeout: 240_000,
      env: {
        ...process.env,
        // As after "npm install --global numa-lens".
        PATH: [bin, process.env['PATH']].join(path.delimiter),
        HOME: consumer.folder,
        XDG_CACHE_HOME: consumer.folder,
        OUTPUT: output,
      },
    });
    return fs.readFileSync(output, 'utf8');
  }

  it('Neovim reads what is written for it', { skip: without('NEOVIM') }, async () => {
    const files = blocks('lua').map((text, index) => consumer.write(`block-${index}.lua`, text));
    assert.ok(files.length >= 3);
    const lines = files.map(
      (file) => `local chunk, problem = loadfile('${file}') table.insert(seen, problem or 'fine')`,
    );
    const script = ['local seen = {}', ...lines, "vim.fn.writefile(seen, vim.env.OUTPUT) vim.cmd('qall!')"];
    const file = consumer.write('read.lua', script.join('\n'));
    assert.equal(await run('nvim', [...neovim, file]), 'fine\n'.repeat(files.length));
  });

  it(
    'Neovim before 0.11 starts the server by it, and shows findings',
    { skip: without('NEOVIM') },
    async () => {
      const block = blocks('lua').find((text) => text.includes('start_client'));
      assert.ok(block !== undefined);
      const file = consumer.write('planted.c', planted);
      const script = `${block}
vim.cmd('edit ${file}')
vim.bo.filetype = 'c'
vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 20)
vim.fn.writefile(vim.tbl_map(function(one) return one.source .. ' ' .. one.user_data.lsp.code end, vim.diagnostic.get(0)), vim.env.OUTPUT)
vim.cmd('qall!')
`;
      const start = consumer.write('start.lua', script);
      assert.equal(await run('nvim', [...neovim, start]), 'numa-lens flags-invalid\n');
    },
  );

  it('Emacs takes the server for C by it', { skip: without('EMACS') }, async () => {
    const [block = ''] = blocks('elisp');
    const script = `(require 'package)
(package-initialize)
${block}
(require 'eglot)
(find-file "${consumer.write('planted.c', planted)}")
(c-mode)
(let ((contact (nth 3 (eglot--guess-contact))))
  (with-temp-file (getenv "OUTPUT") (insert (format "%S" contact))))
`;
    const output = await run('emacs', [
      '--batch',
      '-l',
      path.join(consumer.folder, consumer.write('take.el', script)),
    ]);
    assert.equal(output, '("numa-lens" "lsp" "--stdio")');
  });
});
