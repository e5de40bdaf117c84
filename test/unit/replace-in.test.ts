import assert from 'node:assert/strict';
import { it } from 'node:test';
import { replaceIn } from '../../server/core/replace-in';

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

it('puts few elements and very many into a list, and returns what was there', () => {
  for (const many of [0, 1, 3, 5000, 200_000])
    for (const [at, count] of [
      [0, 0],
      [0, 2],
      [4, 3],
      [10, 0],
    ] as const) {
      const list = numbers(0, 10);
      const fresh = numbers(1000, 1000 + many);
      const removed = replaceIn(list, at, count, fresh);
      assert.deepEqual(removed, numbers(at, at + count));
      assert.deepEqual(list, [...numbers(0, at), ...fresh, ...numbers(at + count, 10)]);
    }
});
