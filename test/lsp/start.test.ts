import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { Editor } from './support/editor';

const source = `#include <numaif.h>
long query(unsigned long n, void **pages, int *status) { return move_pages(0, n, pages, NULL, status, 99); }
`;

describe(
  'the start of the server',
  {
    skip: process.geteuid === undefined ? 'the system does not say who owns a file' : false,
  },
  () => {
    it('keeps compiled code once a file with a call was looked at, and the next start uses it', async () => {
      const caches = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-start-'));
      const folder = path.join(caches, 'numa-lens/code');
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      const env = { XDG_CACHE_HOME: caches };
      const found: (readonly string[])[] = [];
      try {
        const watcher = fs.watch(folder);
        const written = new Promise<void>((resolve) => {
          watcher.on('change', (_, name) => {
            if (String(name).endsWith('.v8') && fs.existsSync(path.join(folder, String(name)))) resolve();
          });
        });
        await Editor.with({ env }, async (editor) => {
          await editor.open('untitled:a.c', source);
          found.push(await editor.rules('untitled:a.c'));
          await written;
        });
        watcher.close();
        const [name = ''] = fs.readdirSync(folder);
        const { ino } = fs.statSync(path.join(folder, name));
        await Editor.with({ env }, async (editor) => {
          await editor.open('untitled:a.c', source);
          found.push(await editor.rules('untitled:a.c'));
        });
        assert.deepEqual(fs.readdirSync(folder), [name]);
        assert.equal(fs.statSync(path.join(folder, name)).ino, ino);
      } finally {
        fs.rmSync(caches, { recursive: true, force: true });
      }
      assert.deepEqual(found[0], found[1]);
      assert.ok(found[0]?.includes('flags-invalid'), found[0]?.join(', '));
    });
  },
);
