import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LintCache } from '../../../server/core/cache';
import { lint } from '../../../server/core/engine';
import { chooseParser } from '../../../server/parser/choose';

const config = { minKernel: { major: 4, minor: 17, patch: 0 }, targetArch: 'x86_64', rules: {} };

/** Where a brace is missing, a function is the rest of the file, and another one at each key. */
const source = (key: number): string => `#include <numaif.h>
static int helper(int value) {
  const char *text = "${key.toString()} ${'-'.repeat(90_000)}";
  return value + text[0];
}
long mover(void **pages, int *nodes, int *status, int value) {
  return move_pages(0, helper(value), pages, nodes, status, MPOL_MF_MOVE);
}
`;

describe('the memory of a document', async () => {
  const parser = await chooseParser('fastest');
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  assert.ok(typeof collect === 'function');

  /** MiB in use once all garbage is gone. */
  function inUse(): number {
    Reflect.apply(collect as () => void, undefined, []);
    return process.memoryUsage().heapUsed / 2 ** 20;
  }

  it('keeps few of the texts that a long function has had', () => {
    const cache = new LintCache();
    const edit = (key: number): void => {
      lint({ path: '/a.c', text: source(key), language: 'c', config, parser, cache });
    };
    for (let key = 0; key < 20; key++) edit(key);
    const before = inUse();
    for (let key = 20; key < 320; key++) edit(key);
    // Each has 90 KiB, and is asked for by the other function.
    assert.ok(inUse() - before < 12, `${(inUse() - before).toFixed(1)} MiB more after 300 edits`);
  });
});
