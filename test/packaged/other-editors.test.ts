/**
 * Editors that are not VS Code, driven without a screen: each starts the installed server itself, sees a finding, applies its
 * fix and sees the finding go. Both are too old to ask for diagnostics, so the server has to send them.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { after, before, describe, it } from 'node:test';
import { Consumer } from './consumer';
import { root } from './packages';

const planted = `#include <numaif.h>

long place(void **pages, int *nodes, int *status) {
  return move_pages(0, 16, pages, nodes, status, 8);
}
`;

interface Editor {
  readonly name: string;
  readonly command: string;
  readonly args: (script: string) => readonly string[];
  readonly script: string;
}

const editors: readonly Editor[] = [
  {
    name: 'Neovim',
    command: 'nvim',
    args: (script) => ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-S', script],
    script: 'neovim.lua',
  },
  { name: 'Emacs', command: 'emacs', args: (script) => ['--batch', '-l', script], script: 'emacs.el' },
];

describe('numa-lens lsp --stdio in other editors', () => {
  let consumer: Consumer;
  before(async () => {
    consumer = await Consumer.install();
  });
  after(() => {
    consumer.remove();
  });

  for (const { name, command, args, script } of editors) {
    const missing = process.env[`NUMA_LENS_WITHOUT_${name.toUpperCase()}`] ?? '';
    it(
      `${name} shows a finding, applies its fix, and shows none`,
      { skip: missing !== '' && missing },
      async () => {
        const file = path.join(consumer.folder, consumer.write(`${name}.c`, planted));
        const output = path.join(consumer.folder, `${name}.json`);
        const env = {
          ...process.env,
          HOME: consumer.folder,
          XDG_CACHE_HOME: consumer.folder,
          FILE: file,
          COMMAND: path.join(consumer.folder, 'node_modules/.bin/numa-lens'),
          OUTPUT: output,
        };
        await promisify(execFile)(command, args(path.join(root, 'test/packaged/editors', script)), {
          cwd: consumer.folder,
          env,
          timeout: 240_000,
        });
        const seen: unknown = JSON.parse(fs.readFileSync(output, 'utf8'));
        assert(typeof seen === 'object' && seen !== null);
        assert(!('problem' in seen), JSON.stringify(seen));
        assert('diagnostics' in seen && Array.isArray(seen.diagnostics), JSON.stringify(seen));
        assert.equal(seen.diagnostics.length, 1);
        assert.match(JSON.stringify(seen.diagnostics), /"line":3.*The flags are 8|The flags are 8.*"line":3/);
        assert('action' in seen && 'text' in seen);
        assert.equal(seen.action, 'Pass MPOL_MF_MOVE');
        assert.equal(seen.text, planted.replace('status, 8', 'status, MPOL_MF_MOVE'));
      },
    );
  }
});
