import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isConcerned } from '../../../server/core/script/concern';
import { ScriptRoot } from '../../../server/core/script/script-root';
import { ScriptText } from '../../../server/core/script/script-text';
import { loadWasmParser } from '../../../server/parser/wasm';

void describe('a script that names a call', async () => {
  const parser = await loadWasmParser();
  const concerned = (text: string): boolean => {
    const root = new ScriptRoot(ScriptText.of(text, 'typescript'), parser);
    const answer = isConcerned(root.parts);
    root.dispose();
    return answer;
  };

  const yes = [
    'movePages(0, 1n, pages, null, status, 2);',
    'export const { numa_move_pages } = bindings;',
    'this.movePages(pages);',
    'libc.syscall(279, 0, 1);',
    "const mover = lib.func('long move_pages(int pid, unsigned long n)');",
    "const mover = lib.func('move_pages', 'long', []);",
    "const table = { mover: { name: 'move_pages' } };",
    "import koffi from 'koffi';\nlog('move_pages');",
    'const lib = Deno.dlopen(path, symbols); // move_pages',
  ];
  for (const text of yes)
    it(`has to do with it: ${text.split('\n')[0] ?? ''}`, () => {
      assert.equal(concerned(text), true);
    });

  const no = [
    '// see move_pages(2)',
    "const names = ['move_pages', 'mbind'];",
    "log('move_pages failed');",
    'const help = `move_pages and mbind`;',
    "if (call === 'move_pages') count++;",
  ];
  for (const text of no)
    it(`only speaks of it: ${text}`, () => {
      assert.equal(concerned(text), false);
    });
});
