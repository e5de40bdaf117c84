import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { serverNodeOptions } from '../../../server/protocol/node-options';

/** Threads of a Node that has done nothing yet. */
const threads = (options: readonly string[]): number =>
  Number(execFileSync(process.execPath, [...options, '-p', 'fs.readdirSync("/proc/self/task").length']));

describe('how the language server is started', () => {
  for (const [processors, given] of [
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 3],
  ] as const)
    it(`with ${processors} processors V8 has ${given} threads besides`, () => {
      assert.equal(threads([]) - threads(serverNodeOptions(processors)), 4 - given);
    });

  it('with more, Node chooses', () => {
    assert.deepEqual(serverNodeOptions(5), []);
    assert.deepEqual(serverNodeOptions(64), []);
  });
});
