/** What is told before a move, and when it is asked. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outcomeOfMove } from '../../client/debug/session/outcome';
import { orderToNode } from '../../client/debug/session/order';
import { planMove } from '../../client/debug/session/plan';
import { mustAsk } from '../../client/debug/session/plan-policy';
import type { Obstacle } from '../../server/protocol/runner';
import { around, before, kernel, move, pageSize, placed, region, toOne } from './move-example';

describe('when a plan is shown first', () => {
  const plan = (pages: number, obstacles: readonly Obstacle[] = []) =>
    planMove({
      pid: 4711,
      command: './first-touch',
      dryRun: { ...move, before: placed([pages, 0]), obstacles },
      wanted: { node: 1 },
      flags: 2,
      kernel,
    });
  const usual = { confirm: 'large', debuggee: true, privileged: false, pageSize } as const;
  const obstacle = (id: string) => ({ id, blocks: false, message: 'x', remedy: '' });

  it('not for a small move of the program that is debugged', () => {
    assert.equal(mustAsk(plan(16_384), toOne, usual), false, '64 MiB');
    assert.equal(mustAsk(plan(60, [obstacle('one-node')]), toOne, usual), false);
  });

  it('for what is large, reaches further, or will not last', () => {
    assert.equal(mustAsk(plan(16_385), toOne, usual), true);
    assert.equal(mustAsk(plan(1), orderToNode(1, 4), usual), true);
    assert.equal(mustAsk(plan(1), toOne, { ...usual, debuggee: false }), true);
    assert.equal(mustAsk(plan(1), toOne, { ...usual, privileged: true }), true);
    assert.equal(mustAsk(plan(1), toOne, { ...usual, confirm: 'always' }), true);
    assert.equal(mustAsk(plan(1, [obstacle('numa-balancing')]), toOne, usual), true);
  });
});

describe('the plan of a move', () => {
  const plan = (changes: Partial<Parameters<typeof planMove>[0]> = {}) =>
    planMove({
      pid: 4711,
      command: './first-touch 1',
      dryRun: { ...move, after: before, moved: 0 },
      wanted: { node: 1 },
      flags: 2,
      kernel,
      ...changes,
    });

  it('names the process, the numbers, the nodes, the flags and what cannot move', () => {
    const { question, lines, moving } = plan();
    assert.equal(question, 'Move 60 pages to node 1?');
    assert.equal(moving, 60);
    assert.deepEqual(lines, [
      'Process 4711: ./first-touch 1',
      '64 pages named, flags MPOL_MF_MOVE.',
      '60 pages from node 0 to node 1.',
      '3 pages that cannot move: -ENOENT, no page there.',
      '1 page that cannot move: -EFAULT, not mapped, or not movable.',
    ]);
  });

  it('says whether there is memory where the pages are to go, and of no other node', () => {
    const node = (id: number, free: number) => ({
      node: id,
      cpus: [],
      memTotal: '4294967296',
      memFree: String(free),
      distances: [],
    });
    const machine = { nodes: [node(0, 1 << 20), node(1, 3 << 20)], pageSize };
    assert.deepEqual(plan({ machine }).room, ['Node 1 has 3 MiB free; 240 KiB would go there.']);
    assert.ok(plan({ machine }).lines.includes('Node 1 has 3 MiB free; 240 KiB would go there.'));
    assert.deepEqual(plan({ machine, wanted: { node: 0 } }).room, []);
  });

  it('does not promise a move where nothing has to move', () => {
    const { question, lines } = plan({ wanted: { node: 0 } });
    assert.match(question, /no page has to change/);
    assert.ok(lines.includes('60 pages on node 0 already.'));
  });

  it('counts what goes to several nodes', () => {
    const flows = [
      { from: 0, to: 1, pages: 40 },
      { from: 0, to: 2, pages: 20 },
    ];
    assert.equal(plan({ wanted: { flows } }).question, 'Move 60 pages to nodes 1, 2?');
  });

  it('says what flags 0 does, and repeats the obstacles with their remedies', () => {
    const obstacle = {
      id: 'numa-balancing',
      blocks: false,
      message: 'Pages may return.',
      remedy: 'Bind them.',
    };
    const { lines } = plan({ flags: 0, dryRun: { ...move, obstacles: [obstacle] } });
    assert.ok(lines.some((line) => line.includes('flags 0, which acts as MPOL_MF_MOVE')));
    assert.equal(lines.at(-1), 'Pages may return. Bind them.');
  });
});

describe('a move that will not last', () => {
  const balancing = {
    id: 'numa-balancing',
    blocks: false,
    message: 'Automatic NUMA balancing is on.',
    remedy: 'Bind the memory.',
  };

  it('is told so in its plan, with the node for which there is source', () => {
    const dryRun = { ...move, obstacles: [balancing] };
    const base = { pid: 1, command: 'x', dryRun, flags: 2, kernel };
    assert.equal(planMove({ ...base, wanted: { node: 1 } }).undoneOn, 1);
    assert.equal(planMove({ ...base, wanted: undefined }).undoneOn, undefined, 'several nodes');
    assert.equal(planMove({ ...base, dryRun: move, wanted: { node: 1 } }).undoneOn, undefined);
  });

  it('is told so in its outcome too, but for what is of no matter any more', () => {
    const oneNode = { ...balancing, id: 'memory-left', message: 'Little memory.' };
    const { sentences } = outcomeOfMove(region, toOne, { ...move, obstacles: [balancing, oneNode] }, around);
    assert.ok(sentences.includes('Automatic NUMA balancing is on. Bind the memory.'));
    assert.ok(!sentences.some((text) => text.includes('Little memory')));
  });
});
