import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnsOf, cutToColumns } from '../../../server/languages/width';

describe('the width of a text', () => {
  it('counts a wide character as two columns', () => {
    for (const [text, columns] of [
      ['60 on node 1', 12],
      ['노드 1에 60개', 13],
      ['ノード 1 に 60', 14],
      ['頁。', 4],
      ['—…·→', 4],
      ['', 0],
    ] as const)
      assert.equal(columnsOf(text), columns, text);
  });

  it('cuts where the room ends, never within a character', () => {
    assert.equal(cutToColumns('노드 1', 5), '노드 ');
    assert.equal(cutToColumns('노드 1', 3), '노');
    assert.equal(cutToColumns('a😀b', 2), 'a');
    assert.equal(cutToColumns('node', 9), 'node');
  });
});
