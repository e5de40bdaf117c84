import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LintCache } from '../../../server/core/cache';
import { lint } from '../../../server/core/engine';
import type { Parser } from '../../../server/core/syntax/port';
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

/** 100 KB of functions, each another one at each key. */
const others = (key: number): string => `#include <numaif.h>
${Array.from(
  { length: 400 },
  (_, n) => `static long work_${n}_${key}(long *values, int count) { /* ${'-'.repeat(100)} */
  long sum = 0;
  for (int at = 0; at < count; at++) sum += values[at];
  return sum;
}
`,
).join('')}
long mover(void **pages, int *status) { return move_pages(0, 4, pages, 0, status, 0); }
`;

/** Functions that each are analysed for themselves. */
const many = `#include <numaif.h>
#include <stdio.h>
struct region { char *base; int pages; };
${Array.from(
  { length: 600 },
  (_, n) => `long move_${n}(struct region *region, int *nodes) {
  void *pages[8];
  int status[8];
  for (int i = 0; i < 8; i++) pages[i] = region->base + i * 4096;
  long rc = move_pages(0, 8 + ${n}, pages, nodes, status, MPOL_MF_MOVE);
  if (rc > 0) fprintf(stderr, "%ld pages were not moved\\n", rc);
  return rc < 0 ? -1 : status[0];
}
`,
).join('')}`;

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

  it('keeps as many functions that are gone as one edit can take', () => {
    const cache = new LintCache();
    const edit = (key: number): void => {
      lint({ path: '/a.c', text: others(key), language: 'c', config, parser, cache });
    };
    for (let key = 0; key < 5; key++) edit(key);
    const before = inUse();
    for (let key = 5; key < 65; key++) edit(key);
    // All of them are 20.
    assert.ok(inUse() - before < 4, `${(inUse() - before).toFixed(1)} MiB more after 60 edits`);
  });

  it('keeps nothing of an analysis for its result', () => {
    const cache = new LintCache();
    const held = [lint({ path: '/a.c', text: many, language: 'c', config, parser, cache })];
    const before = inUse();
    held.pop();
    // What all functions were lowered to is 24 MiB.
    assert.ok(before - inUse() < 2, `${(before - inUse()).toFixed(1)} MiB less without the result`);
  });

  it('keeps what few functions are lowered to while a file is analysed', () => {
    const cache = new LintCache();
    let parsed = 0;
    let most = 0;
    const watched: Parser = {
      binding: parser.binding,
      supports: (language) => parser.supports(language),
      parse(...of) {
        if (parsed++ % 100 === 99) most = Math.max(most, inUse());
        return parser.parse(...of);
      },
    };
    const result = lint({ path: '/a.c', text: many, language: 'c', config, parser: watched, cache });
    const after = inUse();
    assert.ok(parsed > 500 && result.findings.length > 0, `${parsed} texts were parsed`);
    // It is 3; the trees of all would be 15 more, what they were lowered to 21.
    assert.ok(most - after < 4, `${(most - after).toFixed(1)} MiB more than afterwards`);
  });
});
