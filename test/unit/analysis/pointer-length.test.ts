import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hasMark, integerOf } from '../../../server/core/facts/value';
import { loadWasmParser } from '../../../server/parser/wasm';
import { eachCall } from './facts-of';

void describe('sizeof a pointer over sizeof what it points to', async () => {
  const parser = await loadWasmParser();
  const countOf = (declaration: string, count: string): readonly [bigint | undefined, boolean] => {
    const found: [bigint | undefined, boolean][] = [];
    eachCall(
      `#include <numaif.h>
typedef void *address;
long f(${declaration}, int *nodes, int *status) {
  return move_pages(0, ${count}, pages, nodes, status, MPOL_MF_MOVE);
}`,
      parser,
      (facts) => {
        const value = facts.argument('count')?.value;
        if (value !== undefined) found.push([integerOf(value), hasMark(value, 'pointer-length')]);
      },
    );
    assert.equal(found.length, 1);
    return found[0] ?? [undefined, false];
  };

  it('is marked, however it is spelled', () => {
    for (const count of [
      'sizeof(pages) / sizeof(*pages)',
      'sizeof pages / sizeof pages[0]',
      'sizeof(pages)/sizeof(void *)',
      '(int)(sizeof((pages)) / sizeof(address))',
    ])
      assert.deepEqual(countOf('void **pages', count), [1n, true], count);
    assert.deepEqual(countOf('void *pages[8]', 'sizeof(pages) / sizeof(pages[0])'), [1n, true]);
  });

  it('is not marked for arrays, types and other divisors', () => {
    assert.deepEqual(countOf('void *(*pages)[8]', 'sizeof(*pages) / sizeof((*pages)[0])'), [8n, false]);
    assert.deepEqual(countOf('void **pages', 'sizeof(void *) / sizeof(address)'), [1n, false]);
    assert.deepEqual(countOf('void **pages', 'sizeof(pages) / 2'), [4n, false]);
    assert.deepEqual(countOf('void **pages', 'sizeof(pages) * 4'), [32n, false]);
  });
});
