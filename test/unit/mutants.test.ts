/** The list of mutants cannot rot: `npm run check` tells of a patch that applies no more, of a test that is gone, and of what has no mutant. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';

const root = path.resolve(__dirname, '../../..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-patches-'));
const source = fs.readFileSync(path.join(root, 'server/kernel/nodes.ts'), 'utf8');
const line = source.split('\n').find((one) => one.includes('node < BigInt(count)')) ?? '';

function patch(name: string, head: string, before: string): void {
  const file = 'server/kernel/nodes.ts';
  const text = `${head}\n--- a/${file}\n+++ b/${file}\n@@ -1 +1 @@\n-${before}\n+  return node > 7n;\n`;
  fs.writeFileSync(path.join(folder, `${name}.patch`), text);
}

describe('the check of the mutants', () => {
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  it('says what is wrong with each, and what has none', () => {
    const about = 'Breaks: Nodes.\nGuards: kernel';
    const test = 'Test: test/unit/kernel/facts.test.ts';
    patch('fine', `${about}\n${test} "answers by call and by number"`, line);
    patch('moved', `${about}\n${test} "answers by call and by number"`, '  return node > 5n;');
    patch('often', `${about}\n${test} "answers by call and by number"`, '');
    patch('test-gone', `${about}\n${test} "answers by heart"`, line);
    patch('file-gone', `${about}\nTest: test/unit/gone.test.ts "answers"`, line);
    patch('headless', about, line);
    patch(
      'no-rule',
      `Breaks: Nodes.\nGuards: rule no-such-rule\n${test} "answers by call and by number"`,
      line,
    );
    const { status, stdout } = spawnSync(
      process.execPath,
      ['scripts/mutants.mjs', '--check', '--from', folder],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    assert.equal(status, 1);
    const said = stdout.split('\n');
    for (const one of [
      'headless.patch names no test (`Test: test/….test.ts "name"`)',
      'moved does not apply: server/kernel/nodes.ts does not have its lines any more',
      'often does not apply: server/kernel/nodes.ts has its lines more than once: it needs more of them around',
      'test-gone: test/unit/kernel/facts.test.ts has no test "answers by heart"',
      'file-gone: test/unit/gone.test.ts is gone',
      'no-rule: there is no rule "no-such-rule"',
      'no mutant is about rule flags-invalid',
      'no mutant is about invariant A finding is plain data',
      'CONTRIBUTING.md tells what to do (Mutants).',
    ])
      assert.ok(said.includes(one), `${one}\nis not in\n${stdout}`);
    assert.doesNotMatch(stdout, /fine/);
  });
});
