import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseParser } from '../../../server/parser/choose';
import { eachCall } from './facts-of';

describe('what a loop stored', async () => {
  const parser = await chooseParser('fastest');

  /** Per single entry and per fill of nodes at the call: where (`row`: at every index of a loop) and how many values. */
  function nodes(body: string): readonly string[] {
    const found: string[] = [];
    const text = `#include <numaif.h>\nint cond(int);\nlong f(void **pages, int *status, int n) {\n${body}\nreturn move_pages(0, 64, pages, m, status, MPOL_MF_MOVE);\n}\n`;
    eachCall(text, parser, (facts) => {
      const array = facts.array('nodes');
      for (const cell of array?.cells ?? [])
        found.push(`${cell.offset.key}: ${(cell.value.points?.length ?? 0).toString()}`);
      for (const fill of array?.fills ?? [])
        found.push(
          `row${fill.may ? '?' : ''}: ${(fill.value.points?.length ?? 0).toString()}${fill.count === undefined ? '' : ' counted'}`,
        );
    });
    return found;
  }

  it('is not lost where the first element was stored before', () => {
    assert.deepEqual(nodes('int m[64]; m[0] = 3; for (int i = 0; i < n; i++) m[i] = 1;'), [
      '0: 2',
      'row: 1 counted',
    ]);
  });

  it('is not lost where the array was initialised and only some elements are stored', () => {
    assert.deepEqual(nodes('int m[64] = {0}; for (int i = 0; i < n; i++) if (cond(i)) m[i] = 1;'), [
      '0: 2',
      'row: 2 counted',
    ]);
  });

  it('is one of many rows in a loop in a loop', () => {
    assert.deepEqual(
      nodes('int m[64]; for (int i = 0; i < 8; i++) for (int k = 0; k < 8; k++) m[i * 8 + k] = 2;'),
      ['row?: 1'],
    );
  });
});
