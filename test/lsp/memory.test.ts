import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { Editor } from './support/editor';

const size = (pid: number): number => {
  const line = /^VmRSS:\s*(\d+) kB$/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? Number.NaN) / 1024;
};
const body = (name: number): string => `
long query${name}(unsigned long n, void **pages, int *status)
{
  long result = move_pages(0, n, pages, NULL, status, MPOL_MF_STRICT);
  return result;
}
`;
const functions = 4;
/** Text that is parsed but holds no call: it makes a tree of a few MiB. */
const bulk = Array.from(
  { length: 1000 },
  (_, at) => `int add${at}(int a, int b) { return a + b * ${at}; }\n`,
);
const source = `#include <numaif.h>\n${Array.from({ length: functions }, (_, at) => body(at)).join('')}${bulk.join('')}`;

describe('the memory of the server', { skip: process.platform === 'linux' ? false : 'reads /proc' }, () => {
  it('stays flat over edits, and over documents opened and closed', async (t) => {
    await Editor.with({}, async (editor) => {
      const uri = 'untitled:edited.c';
      const start = { line: 1, character: 0 };
      const work = async (rounds: number): Promise<void> => {
        for (let round = 0; round < rounds; round++) {
          await editor.open(`untitled:${round}.c`, source);
          assert.equal((await editor.rules(`untitled:${round}.c`)).length, functions);
          await editor.close(`untitled:${round}.c`);
          const typed = round % 2 === 0 ? { start, end: start } : { start, end: { line: 2, character: 0 } };
          await editor.change(uri, round % 2 === 0 ? '// typed\n' : '', typed);
          assert.equal((await editor.rules(uri)).length, functions);
        }
      };
      await editor.open(uri, source);
      await work(30);
      const settled = size(editor.pid);
      await work(50);
      const grown = size(editor.pid) - settled;
      t.diagnostic(`fact lsp.memoryMiB=${Math.round(settled)}`);
      t.diagnostic(`fact lsp.memoryGrownMiB=${Math.round(grown)}`);
      // Each of the 100 trees is more than a MiB.
      assert.ok(grown < 40, `${grown} MiB more after 50 rounds`);
    });
  });
});
