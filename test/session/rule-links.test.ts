/** The way from an outcome to the rules about it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { outcomeOfMove, outcomeOfQuery } from '../../client/debug/session/outcome';
import { explainingRules, ruleLinks } from '../../client/debug/session/rule-links';
import type { Prediction } from '../../server/protocol/prediction';
import { around, before, move, placed, region, toOne } from './move-example';

describe('the way to the rule', () => {
  const outcome = outcomeOfQuery(region, before, around);

  it('leads to the line where the rule reported it', () => {
    const links = ruleLinks(outcome, [
      { rule: 'status-no-sentinel', line: 3 },
      { rule: 'pages-untouched', line: 12 },
    ]);
    assert.equal(links[0]?.text, '-ENOENT for 3 of 64: pages-untouched, line 12');
    assert.equal(links.length, 1, 'on 6.12 memory that nothing touched is not -EFAULT');
  });

  it('depends on the kernel: before 6.12 it is -EFAULT that an untouched page gets', () => {
    const old = outcomeOfQuery(region, before, { ...around, kernel: { major: 5, minor: 15, patch: 0 } });
    assert.deepEqual(
      ruleLinks(old, [{ rule: 'pages-untouched', line: 12 }]).map(({ text }) => text),
      ['-EFAULT for 1 of 64: pages-untouched, line 12'],
    );
  });

  it('leads to the page of the rule that explains the entry in any case, and to no other', () => {
    assert.deepEqual(
      ruleLinks(outcome, []).map(({ text, line }) => [text, line]),
      [['-ENOENT for 3 of 64: pages-untouched', undefined]],
    );
  });

  it('leads from what is foretold to the rules about it', () => {
    const foretold: Prediction = {
      returns: { kind: 'errno', errno: 'ENODEV' },
      status: [
        { from: 0, to: 2, entry: 1 },
        { from: 2, to: 3, entry: -13 },
        { from: 3, to: 64, entry: 'unwritten' },
      ],
      runsLeftOut: 0,
      notes: [],
    };
    const links = ruleLinks({ ...outcomeOfQuery(region, placed([64, 0]), around), prediction: foretold }, [
      { rule: 'node-from-cpu', line: 30 },
    ]);
    assert.deepEqual(
      links.map(({ text }) => text),
      [
        '-EACCES for 1 entry, foretold: pages-shared-after-fork',
        'ENODEV, foretold: node-from-cpu, line 30',
        '61 unwritten status entries, foretold: status-no-sentinel',
      ],
    );
  });

  it('leads from pages without a reason, and from what is in the way', () => {
    const stuck = outcomeOfMove(
      region,
      toOne,
      {
        ...move,
        notMoved: [{ reason: 'not-migrated', pages: 1 }],
        obstacles: [
          { id: 'memory-policy', blocks: false, message: '', remedy: '' },
          { id: 'one-node', blocks: false, message: '', remedy: '' },
        ],
      },
      around,
    );
    const texts = ruleLinks(stuck, []).map(({ text }) => text);
    assert.ok(texts.includes('1 page not migrated: result-positive-unhandled'), texts.join());
    assert.ok(texts.includes('the memory policy of the pages: policy-contradicted'), texts.join());
    assert.ok(!texts.some((text) => text.includes('one-node')));
  });

  it('leads only to rules that exist', () => {
    const pages = path.resolve(__dirname, '../../../docs/rules');
    const missing = explainingRules().filter((rule) => !fs.existsSync(path.join(pages, `${rule}.md`)));
    assert.deepEqual(missing, []);
  });

  it('knows every cause of a status entry that the running kernels write and a program can be blamed for', () => {
    const shared = outcomeOfMove(
      region,
      toOne,
      { ...move, notMoved: [{ reason: 'status', status: -13, pages: 2 }, ...move.notMoved] },
      around,
    );
    assert.equal(ruleLinks(shared, [])[0]?.text, '-EACCES for 2 of 64: pages-shared-after-fork');
    const busy = outcomeOfMove(
      region,
      toOne,
      { ...move, notMoved: [{ reason: 'status', status: -16, pages: 2 }, ...move.notMoved] },
      around,
    );
    const links = ruleLinks(busy, [{ rule: 'pages-duplicate', line: 9 }]);
    assert.equal(links[0]?.text, '-EBUSY for 2 of 64: pages-duplicate, line 9');
  });
});
