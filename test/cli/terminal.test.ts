/** Nothing that a file, its name or a configuration holds drives the terminal (CWE-150). */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { cli, main } from './cli';

const escape = '\u001b';
/** Clears the screen; sets the title; the same two in one character of C1; goes up a line; turns the text round. */
const hostile = [
  `${escape}[2J`,
  `${escape}]0;owned\u0007`,
  '\u009b2J',
  '\u009d0;owned\u009c',
  `\r${escape}[1A`,
  '\u202e',
];

describe('what a hostile tree writes to a terminal', () => {
  let folder: string;

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-terminal-'));
    const all = hostile.join('');
    fs.writeFileSync(path.join(folder, 'numa-lens.json'), JSON.stringify({ rules: { [`x${all}`]: 'hint' } }));
    const source = `#include <numaif.h>\nlong f(void **p, int *n, int *s)\n{\n  return move_pages(0, 1, p, n, s, 8 /* ${all} */);\n}\n`;
    fs.writeFileSync(path.join(folder, `a${all}.c`), source);
    fs.writeFileSync(path.join(folder, `nul${all}.c`), `move_pages(\0`);
  });

  after(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('is shown as signs where errors go, whoever reads them', async () => {
    const { stderr } = await cli(['check', folder]);
    assert.match(stderr, /There is no rule "x/);
    assert.doesNotMatch(stderr, /(?!\n)\p{Cc}|\u202e/u);
    const wrong = await cli([`explain${hostile.join('')}`]);
    assert.doesNotMatch(wrong.stderr, /(?!\n)\p{Cc}|\u202e/u);
  });

  for (const format of ['text', 'json', 'sarif', 'github', 'gitlab', 'junit']) {
    it(`is shown as signs on a real terminal, in the format ${format}`, () => {
      const command = [process.execPath, main, 'check', '--format', format, folder];
      const line = command.map((one) => `'${one}'`).join(' ');
      const shown = execFileSync('script', ['-qec', `${line}; true`, '/dev/null'], {
        encoding: 'utf8',
        env: { ...process.env, NUMA_LENS_LANG: 'en', TERM: 'xterm', NO_COLOR: undefined },
      });
      assert.match(shown, /flags-invalid/);
      // What is left is colour, the end of a line as a terminal has it, and the line of progress with its end.
      const rest = shown.replaceAll(
        new RegExp(`${escape}\\[[\\d;]*m|\r\n|\r[^\r${escape}]*${escape}\\[K`, 'g'),
        '\n',
      );
      assert.doesNotMatch(rest, /(?![\n\t])\p{Cc}|\u202e/u);
    });
  }
});
