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

describe('a variable that a loop changes', async () => {
  const parser = await chooseParser('fastest');

  /** How many values `count` may have at the call; `any` for a number of which nothing is known but that it is one. */
  function values(body: string): number | string {
    const found: (number | string)[] = [];
    const text = `#include <numaif.h>\nint cond(int);\nlong f(void **pages, int *nodes, int *status, unsigned long n) {\n${body}\nreturn move_pages(0, count, pages, nodes, status, MPOL_MF_MOVE);\n}\n`;
    eachCall(text, parser, (facts) => {
      const points = facts.argument('count')?.value.points ?? [];
      const all = points.flatMap((point) => (point.kind === 'integer' ? [point.form.terms.length] : []));
      found.push(all.length === 1 && all[0] !== 0 ? 'any' : all.length);
    });
    assert.equal(found.length, 1);
    return found[0] ?? 0;
  }

  it('keeps the few values that it takes', () => {
    assert.equal(values('unsigned long count = 0; for (int i = 0; i < 9; i++) if (cond(i)) count = 1;'), 2);
    const three = 'if (cond(i)) count = 64; if (cond(-i)) count = 512;';
    assert.equal(values(`unsigned long count = 1; for (int i = 0; i < 9; i++) { ${three} }`), 3);
    assert.equal(
      values('unsigned long count = n; for (int i = 0; i < 9; i++) if (cond(i)) count = n - 1;'),
      2,
    );
  });

  it('is any number where it is counted up or down in some iterations', () => {
    assert.equal(values('unsigned long count = 0; for (int i = 0; i < 9; i++) if (cond(i)) count++;'), 'any');
    assert.equal(
      values('unsigned long count = n; for (int i = 0; i < 9; i++) if (cond(i)) count -= 2;'),
      'any',
    );
  });
});
