/** Every script of package.json, and the others beside them: `--help` and a slip of the keyboard are answered with words, before anything is done. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const root = path.resolve(__dirname, '../../..');
/** It hands all arguments on to the command line, whose own they are. */
const handsOn = 'numa-lens.mjs';
const scripts = [
  ...fs.readdirSync(path.join(root, 'scripts')).filter((name) => name.endsWith('.mjs') && name !== handsOn),
  ...['fuzz/server.mjs', 'fuzz/runner.mjs', 'soak/workbench.mjs', 'bench/edit-core.mjs'],
];

function run(script: string, ...args: readonly string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'scripts', script), ...args],
    // One that does not look at its arguments would set out to do its work.
    { encoding: 'utf8', timeout: 120_000 },
  );
  return { code: status, out: stdout, err: stderr };
}

describe('the arguments of a script', () => {
  it('are those of every script that package.json names', () => {
    const manifest = fs.readFileSync(path.join(root, 'package.json'), 'utf8');
    const named = [...manifest.matchAll(/"node scripts\/([\w/-]+\.mjs)/g)].map(([, name = '']) => name);
    assert.deepEqual(
      named.filter((name) => !scripts.includes(name) && name !== handsOn),
      [],
    );
  });

  for (const script of scripts)
    it(`of ${script} are told, and one that it does not know is`, () => {
      const help = run(script, '--help');
      assert.deepEqual([help.code, help.err], [0, '']);
      assert.match(help.out, /^usage: (npm|node) /);
      const slip = run(script, '--no-such-option');
      assert.deepEqual([slip.code, slip.out], [2, '']);
      assert.match(
        slip.err,
        /^Unknown option '--no-such-option'\nusage: (npm|node) [^\n]*(\n {7}[^\n]*)*\n$/,
      );
    });

  it('are told where one is of no use', () => {
    for (const [script, args, words] of [
      ['test.mjs', ['unit', 'guests'], /^No suite is called guests\.\nusage: npm test/],
      ['soak.mjs', ['--edits', 'many'], /^usage: npm run soak/],
      ['ffi-sites.mjs', [], /^--repos is missing\.\nusage: /],
      ['field-report.mjs', ['--mirrors'], /^Option '--mirrors <value>' argument missing\nusage: /],
    ] as const) {
      const { code, err } = run(script, ...args);
      assert.deepEqual([script, code], [script, 2]);
      assert.match(err, words);
    }
  });
});
