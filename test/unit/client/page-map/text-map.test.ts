import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mapOfRuns, textMap, textMapCells } from '../../../../client/annotations/model/page-map';
import type { PageRun } from '../../../../server/protocol/runner';
import { kernel } from '../../../../server/kernel/version';
import { pageSize, runs } from './samples';

const options = { columns: 80, colours: false, pageSize, kernel: kernel('6.12') };

function run(page: number, pages: number, answer: number): PageRun {
  const address = (at: number): string => `0x${(0x7f0000000000 + at * pageSize).toString(16)}`;
  const place = { from: address(page), to: address(page + pages), pages };
  return answer >= 0 ? { ...place, node: answer } : { ...place, status: answer };
}

describe('the map in a terminal', () => {
  it('shows a letter a page, and says what the letters are', () => {
    const map = mapOfRuns([run(0, 40, 0), run(40, 20, 1), run(60, 3, -2), run(63, 1, 11)], 1000);
    assert.equal(
      textMap(map, options),
      [
        '0x7f0000000000  0000000000000000000000000000000000000000111111111111111111111···B',
        '64 pages: 40 on node 0, 20 on node 1, 1 on node 11, 3 -ENOENT (no page there)',
        'A character is a page of 4 KiB: 0 node 0, 1 node 1, B node 11, · -ENOENT (no page there)',
        '',
      ]
        .join('\n')
        .replace('111111111111111111111···B', `${'1'.repeat(20)}···B`),
    );
  });

  it('tells cells that are only partly on a node, or on several, from the others', () => {
    const map = mapOfRuns(
      [run(0, 4, 0), run(4, 2, 0), run(6, 2, -2), run(8, 2, 0), run(10, 2, 1), run(12, 4, -14)],
      4,
    );
    const [first, , third] = textMap(map, options).split('\n');
    assert.equal(first, '0x7f0000000000  0₀%-');
    assert.match(
      third ?? '',
      /^A character is 4 pages \(16 KiB\): 0 node 0, 1 node 1, ₀ some of them on node 0, % several nodes, /,
    );
  });

  it('says that gaps between ranges are not drawn', () => {
    assert.match(
      textMap(mapOfRuns([run(0, 4, 0), run(9, 4, 0)], 64), options),
      /^2 ranges follow each other/m,
    );
  });

  it('colours only where it is told to, and the colours change no character', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 20, max: 200 }), (all, columns) => {
        const map = mapOfRuns(all, textMapCells(columns));
        const plain = textMap(map, { ...options, columns });
        assert.doesNotMatch(plain, /\u001b/);
        const coloured = textMap(map, { ...options, columns, colours: true });
        assert.equal(coloured.replace(/\u001b\[[0-9;]*m/g, ''), plain);
        const placed = map.counts.some((one) => 'node' in one);
        if (!placed) assert.equal(coloured, plain);
      }),
    );
  });

  it('gives each node a background, and the reader the letter on it', () => {
    const map = mapOfRuns([run(0, 2, 0), run(2, 2, 1)], 64);
    const [row = ''] = textMap(map, { ...options, colours: true }).split('\n');
    assert.match(
      row,
      /^0x7f0000000000 {2}\u001b\[48;5;(\d+);38;5;16m00\u001b\[0m\u001b\[48;5;(\d+);38;5;16m11\u001b\[0m$/,
    );
  });

  it('keeps to the width of the terminal', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 30, max: 200 }), (all, columns) => {
        const map = mapOfRuns(all, textMapCells(columns));
        const rows = textMap(map, { ...options, columns })
          .split('\n')
          .filter((line) => line.startsWith('0x'));
        for (const row of rows) assert.ok(row.length <= columns, `${row.length} > ${columns}`);
        assert.ok(rows.length <= 26, `${rows.length} rows`);
      }),
    );
  });
});
