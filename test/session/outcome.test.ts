/** Outcomes in words: the summary, the sentences, the rows. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  outcomeOfDryRun,
  outcomeOfMove,
  outcomeOfQuery,
  outcomeOfUndo,
  summarize,
  summaryLimit,
} from '../../client/debug/session/outcome';
import { totalsOf } from '../../client/debug/session/outcome-words';
import { orderToNode } from '../../client/debug/session/order';
import { compareRuns, flowsOf } from '../../client/debug/session/placement';
import { after, around, before, kernel, move, pageSize, placed, region, toOne } from './move-example';

describe('the outcome of a query', () => {
  it('names nodes before status entries, and explains the entries', () => {
    const outcome = outcomeOfQuery(region, before, around);
    assert.equal(outcome.summary, '60 on node 0 · 3 -ENOENT · 1 -EFAULT');
    assert.equal(outcome.rows.length, 3);
    assert.deepEqual(
      outcome.rows.map(({ pages, label, status }) => [pages, label, status]),
      [
        [60, 'node 0', undefined],
        [3, '-ENOENT', -2],
        [1, '-EFAULT', -14],
      ],
    );
    assert.equal(outcome.rows[0]?.from, '0x10000');
    assert.equal(outcome.rows[0].words, '');
    assert.match(outcome.rows[1]?.words ?? '', /No page is present.*never touched/);
  });

  it('says it in a sentence too', () => {
    assert.deepEqual(outcomeOfQuery(region, before, around).sentences, [
      'Of 64 pages, 60 are on node 0, 3 have -ENOENT (no page there) and 1 has -EFAULT (not mapped, or not movable).',
    ]);
  });

  it('of one page is a sentence about that page', () => {
    assert.deepEqual(outcomeOfQuery(region, placed([1, 1]), around).sentences, ['The page is on node 1.']);
    assert.deepEqual(outcomeOfQuery(region, placed([1, -2]), around).sentences, [
      'The page has -ENOENT (no page there).',
    ]);
  });

  it('explains for the kernel at hand: an untouched page is -EFAULT before 6.12', () => {
    const old = outcomeOfQuery(region, placed([1, -2]), {
      ...around,
      kernel: { major: 5, minor: 15, patch: 0 },
    });
    assert.doesNotMatch(old.rows[0]?.words ?? '', /never touched/);
  });

  it('of no pages is words, not an empty line', () => {
    assert.equal(outcomeOfQuery(region, placed(), around).summary, 'no pages');
  });
});

describe('the outcome of a move', () => {
  it('says how many are where they were to go, and why the others are not', () => {
    const outcome = outcomeOfMove(region, toOne, move, around);
    assert.equal(outcome.summary, '60 of 64 on node 1 · 3 -ENOENT · …');
    assert.match(
      outcome.sentences[0] ?? '',
      /^60 of 64 pages are on node 1: 60 moved, 0 were there already\.$/,
    );
    assert.deepEqual(
      outcome.rows.map(({ label }) => label),
      ['node 0 → node 1', '-ENOENT', '-EFAULT'],
    );
    assert.equal(outcome.journal, '/state/journal');
  });

  it('says plainly that one node leaves nothing to move', () => {
    const still = { ...move, after: before, moved: 0, alreadyThere: 60 };
    const outcome = outcomeOfMove(region, orderToNode(0), still, { ...around, nodeCount: 1 });
    assert.equal(outcome.summary, '60 of 64 on node 0 · 3 -ENOENT · …');
    assert.ok(outcome.sentences.includes('One NUMA node: 64 pages checked, none could change node.'));
    assert.equal(outcome.journal, undefined, 'nothing to move back');
  });

  it('never hides that it was cancelled, ended early, or left pages without a reason', () => {
    assert.match(
      outcomeOfMove(region, toOne, { ...move, cancelled: true }, around).summary,
      /^60 of 64 on node 1 · cancelled/,
    );
    const stopped = { code: 'node-full', message: 'Node 1 has no memory left.', remedy: '' } as const;
    const early = outcomeOfMove(region, toOne, { ...move, stopped }, around);
    assert.match(early.summary, /ended early/);
    assert.ok(early.sentences.some((text) => text.includes('Node 1 has no memory left.')));
    const stuck = outcomeOfMove(
      region,
      toOne,
      {
        ...move,
        after: placed([59, 1], [1, 0]),
        moved: 59,
        notMoved: [{ reason: 'not-migrated', pages: 1 }],
      },
      around,
    );
    assert.equal(stuck.summary, '59 of 60 on node 1 · 1 not migrated');
  });

  it('names the pages that the kernel refused, and what to do, on the run where they are', () => {
    const outcome = outcomeOfMove(
      region,
      toOne,
      {
        ...move,
        after: placed([50, 1], [10, 0], [3, -2], [1, -14]),
        moved: 50,
        notMoved: [{ reason: 'status', status: -13, pages: 10 }, ...move.notMoved],
        stayed: [{ from: '0x44000', to: '0x4c000', pages: 8, status: -13 }],
      },
      around,
    );
    assert.match(outcome.summary, /^50 of 64 on node 1 · 10 -EACCES/);
    assert.deepEqual(
      outcome.rows.map(({ from, pages, label, status }) => [from, pages, label, status]),
      [
        ['0x10000', 50, 'node 0 → node 1', undefined],
        ['0x42000', 2, 'node 0', undefined],
        ['0x44000', 8, 'node 0', -13],
        ['0x4c000', 3, '-ENOENT', -2],
        ['0x4f000', 1, '-EFAULT', -14],
      ],
    );
    assert.match(outcome.rows[2]?.words ?? '', /^It stayed: -EACCES\./);
    assert.match(outcome.rows[2]?.remedy ?? '', /MPOL_MF_MOVE_ALL/);
    assert.ok(outcome.sentences.some((text) => text.startsWith('10 pages stayed: -EACCES (')));
  });

  it('to several nodes counts the pages in place', () => {
    assert.match(
      outcomeOfMove(region, { to: { kind: 'array', address: '0x1' }, flags: 2 }, move, around).summary,
      /^60 of 64 in place/,
    );
  });
});

describe('the outcome of a dry run', () => {
  const dryRun = { ...move, after: before, moved: 0 };
  const flows = [
    { from: 0, to: 1, pages: 60 },
    { from: -2, to: 1, pages: 3 },
  ];

  it('says what would move, and that nothing did', () => {
    const outcome = outcomeOfDryRun(
      region,
      toOne,
      dryRun,
      { flows, room: ['Node 1 has 2 MiB free; 240 KiB would go there.'] },
      around,
    );
    assert.equal(outcome.summary, '60 of 64 would go to node 1 · …');
    assert.deepEqual(outcome.sentences, [
      'Of 64 pages, 60 would move. Nothing was moved.',
      '60 pages would go from node 0 to node 1.',
      '3 have -ENOENT (no page there).',
      '1 has -EFAULT (not mapped, or not movable).',
      'Node 1 has 2 MiB free; 240 KiB would go there.',
    ]);
    assert.equal(outcome.moved, 0);
    assert.equal(outcome.journal, undefined);
  });

  it('puts what stands in the way first', () => {
    const full = { id: 'no-such-node', blocks: true, message: 'There is no node 1.', remedy: 'Take node 0.' };
    const outcome = outcomeOfDryRun(
      region,
      toOne,
      { ...dryRun, obstacles: [full] },
      { flows, room: [] },
      around,
    );
    assert.match(outcome.summary, /^cannot move · /);
    assert.ok(outcome.sentences.includes('There is no node 1. Take node 0.'));
  });

  it('does not count what it did not look at', () => {
    const several = { to: { kind: 'array', address: '0x1' }, flags: 2 } as const;
    assert.match(
      outcomeOfDryRun(region, several, dryRun, { flows: [], room: [] }, around).summary,
      /^64 named · 3 -ENOENT/,
    );
  });
});

describe('the outcome of a move back', () => {
  it('says what came back and what is gone', () => {
    const outcome = outcomeOfUndo(
      region,
      {
        pid: 4711,
        pageSize,
        after: placed([58, 0], [2, -2]),
        movedBack: 58,
        alreadyThere: 0,
        gone: 2,
        notMoved: [],
        cancelled: false,
      },
      around,
    );
    assert.equal(outcome.summary, '58 of 60 back in place · 2 gone');
  });
});

describe('a summary', () => {
  it('never exceeds its limit and never ends in the middle of a part', () => {
    const part = fc.string({ minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        const text = summarize(parts, 'none');
        assert.ok(text.length <= summaryLimit);
        assert.ok(
          text === parts.join(' · ') || text.endsWith(' · …') || parts[0] === text || text.endsWith('…'),
        );
      }),
    );
    assert.equal(summarize(['a'.repeat(50)], '').length, summaryLimit);
  });
});

describe('runs before and after', () => {
  it('cover the later answer exactly, whatever the earlier one', () => {
    const parts = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: -2, max: 2 })));
    const runs = (list: readonly (readonly [number, number])[], gap: boolean) => {
      let at = 0n;
      return list.map(([length, where]) => {
        const from = at;
        at += BigInt(length);
        const run = { from, to: at, where };
        if (gap) at += 1n;
        return run;
      });
    };
    fc.assert(
      fc.property(parts, parts, fc.boolean(), fc.boolean(), (a, b, gapA, gapB) => {
        const old = runs(a, gapA);
        const now = runs(b, gapB);
        const cut = compareRuns(old, now);
        for (const run of now) {
          for (let page = run.from; page < run.to; page++) {
            const hits = cut.filter(({ from, to }) => from <= page && page < to);
            assert.equal(hits.length, 1);
            assert.equal(hits[0]?.where, run.where);
            assert.equal(hits[0].before, old.find(({ from, to }) => from <= page && page < to)?.where);
          }
        }
        const pages = (list: readonly { from: bigint; to: bigint }[]) =>
          list.reduce((sum, { from, to }) => sum + (to - from), 0n);
        assert.equal(pages(cut), pages(now));
      }),
    );
  });

  it('flows count each page once, by its last entry', () => {
    const at = [
      { from: 0x1000n, to: 0x4000n, where: 0 },
      { from: 0x4000n, to: 0x5000n, where: -2 },
    ];
    const pages = [0x1000n, 0x1010n, 0x2000n, 0x3000n, 0x4000n, 0x9000n];
    assert.deepEqual(flowsOf(pages, [1, 0, 1, 1, 1, 1], at, pageSize), [
      { from: 0, to: 1, pages: 2 },
      { from: 0, to: 0, pages: 1 },
      { from: -2, to: 1, pages: 1 },
    ]);
  });
});

describe('totals', () => {
  it('tell where the pages were and are', () => {
    assert.deepEqual(totalsOf(before.counts, after.counts, kernel), [
      { label: 'node 0', before: 60, after: 0 },
      { label: 'node 1', before: 0, after: 60 },
      { label: '-ENOENT', before: 3, after: 3 },
      { label: '-EFAULT', before: 1, after: 1 },
    ]);
  });
});
