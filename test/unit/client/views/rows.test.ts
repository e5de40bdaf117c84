import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ActionResult } from '../../../../client/annotations/model';
import { annotate } from '../../../../client/annotations/model/view';
import { orderToNode } from '../../../../client/debug/session/order';
import { outcomeOfMove, outcomeOfQuery } from '../../../../client/debug/session/outcome';
import { rangeRegion } from '../../../../client/debug/session/region';
import { mappingRows } from '../../../../client/views/process-rows';
import { resultRows } from '../../../../client/views/result-rows';
import type { Row } from '../../../../client/views/rows';
import { topologyRows } from '../../../../client/views/topology-rows';
import { kernel } from '../../../../server/kernel/version';
import type { Mapping } from '../../../../server/protocol/processes';
import type { Placement, Topology } from '../../../../server/protocol/runner';

const around = { pid: 4711, kernel: kernel('6.12'), pageSize: 4096, nodeCount: 2 };
const region = rangeRegion('[heap] at 0x1000', 0x1000n, 0x5000n);

function placement(node: number): Placement {
  return {
    runs: [
      { from: '0x1000', to: '0x4000', pages: 3, node },
      { from: '0x4000', to: '0x5000', pages: 1, status: -2 },
    ],
    runsLeftOut: 0,
    pages: 4,
    counts: [
      { node, pages: 3 },
      { status: -2, pages: 1 },
    ],
  };
}

function result(changes: Partial<ActionResult>): ActionResult {
  return {
    id: 7,
    owner: 'session',
    title: region.title,
    outcome: outcomeOfQuery(region, placement(0), around),
    moves: [],
    stale: false,
    aged: false,
    ...changes,
  };
}

function rowOf(one: ActionResult): Row {
  const [row] = resultRows([{ result: one, annotation: annotate(one, []) }]);
  assert.ok(row);
  return row;
}

/** Every row of a tree that is there without asking. */
function all(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((row) => [row, ...all(row.children ?? [])]);
}

function assertReadable(rows: readonly Row[]): void {
  const every = all(rows);
  assert.equal(new Set(every.map(({ id }) => id)).size, every.length, 'ids are unique');
  for (const { label, spoken = label } of every) {
    assert.notEqual(label.trim(), '');
    assert.doesNotMatch(spoken, /[█░]/, 'a bar is not for reading aloud');
  }
}

describe('the tree of results', () => {
  it('says what came of it, and what each run of pages means and what to do', () => {
    const row = rowOf(result({}));
    assertReadable([row]);
    assert.equal(row.label, '[heap] at 0x1000');
    assert.equal(row.description, '3 on node 0 · 1 -ENOENT');
    assert.equal(row.kind, 'result');
    const labels = row.children?.map(({ label }) => label) ?? [];
    assert.deepEqual(labels.slice(0, 2), ['3 pages: node 0', '1 page: -ENOENT']);
    const remedies = row.children?.[1]?.children?.map(({ label }) => label) ?? [];
    assert.equal(remedies.length, 2);
    assert.ok(
      labels.some((label) => label.includes('pages-untouched')),
      labels.join(),
    );
  });

  it('says in words that the text or the program went on', () => {
    assert.match(rowOf(result({ stale: true })).description ?? '', /\(text changed since\)$/);
    assert.match(rowOf(result({ aged: true })).description ?? '', /\(the program has run since\)$/);
    assert.match(rowOf(result({ aged: true })).spoken ?? '', /The program has run since/);
  });

  it('offers to move back what moved', () => {
    const moved = outcomeOfMove(
      region,
      orderToNode(1),
      {
        before: placement(0),
        after: placement(1),
        moved: 3,
        alreadyThere: 0,
        notMoved: [{ pages: 1, reason: 'status', status: -2 }],
        obstacles: [],
        journal: '/journal',
        cancelled: false,
      },
      around,
    );
    const row = rowOf(result({ outcome: moved, moves: [moved] }));
    assert.equal(row.kind, 'moved-result');
    assert.equal(
      row.children?.find(({ label }) => label.startsWith('3 pages'))?.label,
      '3 pages: node 0 → node 1',
    );
  });

  it('shows the newest first', () => {
    const one = result({ id: 1, title: 'one' });
    const two = result({ id: 2, title: 'two' });
    const rows = resultRows([one, two].map((each) => ({ result: each, annotation: annotate(each, []) })));
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['two', 'one'],
    );
  });
});

describe('the tree of processes', () => {
  const mapping = (changes: Partial<Mapping>): Mapping => ({
    from: '0x1000',
    to: '0x5000',
    permissions: 'rw-p',
    name: '',
    pageSize: 4096,
    ...changes,
  });

  it('lists what is most in memory first, and what is not in memory apart', () => {
    const rows = mappingRows(
      'session',
      [
        mapping({ from: '0x1000', nodes: [{ node: 0, pages: 1 }] }),
        mapping({
          from: '0x5000',
          to: '0x9000',
          name: '[heap]',
          nodes: [
            { node: 0, pages: 3 },
            { node: 1, pages: 1 },
          ],
        }),
        mapping({ from: '0x9000', to: '0xa000', name: '/usr/lib/libc.so.6', permissions: 'r--p', nodes: [] }),
      ],
      4096,
    );
    assertReadable(rows);
    assert.deepEqual(
      rows.map(({ label, description }) => [label, description]),
      [
        ['[heap] rw-p', 'node 0 75 %, node 1 25 % · 16 KiB of 16 KiB · 0x5000'],
        ['anonymous rw-p', 'node 0 · 4 KiB of 16 KiB · 0x1000'],
        ['1 mapping without a page in memory', undefined],
      ],
    );
    assert.equal(rows[2]?.children?.[0]?.label, 'libc.so.6 r--p');
    const subject = rows[0]?.subject;
    assert.ok(subject?.kind === 'region');
    assert.deepEqual(subject.region, rangeRegion('[heap] at 0x5000', 0x5000n, 0x9000n));
  });

  it('says what keeps a mapping from moving', () => {
    const [row] = mappingRows(
      's',
      [mapping({ unmovable: 'It is locked.', mapMax: 3, policy: 'bind:0' })],
      4096,
    );
    assert.ok(row);
    assert.equal(row.kind, 'fixed-mapping');
    assert.match(row.description ?? '', /cannot be moved/);
    assert.match(
      row.tooltip ?? '',
      /bind:0\nshared by up to 3 processes: .*MPOL_MF_MOVE_ALL\nIt is locked\.$/s,
    );
  });
});

describe('the tree of nodes', () => {
  const topology: Topology = {
    nodes: [
      {
        node: 0,
        cpus: [0, 1, 2, 3],
        memTotal: String(2 ** 30),
        memFree: String(2 ** 28),
        distances: [10, 20],
      },
      { node: 2, cpus: [], memTotal: '0', memFree: '0', distances: [20, 10] },
    ],
    numaBalancing: 1,
  };

  it('tells memory, CPUs, distances, who may use a node, and whether the kernel moves pages', () => {
    const rows = topologyRows(topology, [{ owner: 'a', title: 'ring (4711)', nodes: [0] }]);
    assertReadable(rows);
    assert.deepEqual(
      rows.map(({ label, description }) => [label, description]),
      [
        ['Node 0', '████████░░ 256 MiB of 1 GiB free · CPUs 0-3'],
        ['Node 2', 'no memory: no page can be here · no CPUs'],
        ['Distances', '10 is local'],
        ['Automatic NUMA balancing is on', 'the kernel moves pages of running programs by itself'],
        ['ring (4711)', 'may use node 0'],
      ],
    );
    assert.equal(rows[2]?.children?.[1]?.description, 'to 0: 20 · to 2: 10');
    assert.match(rows[1]?.tooltip ?? '', /ring \(4711\) may not use it/);
    assert.equal(rows[0]?.spoken, 'Node 0: 256 MiB of 1 GiB free, CPUs 0-3');
  });

  it('takes two processes of one name for two', () => {
    const rows = topologyRows(topology, [
      { owner: 'a', title: 'ring', nodes: [0] },
      { owner: 'b', title: 'ring', nodes: [0, 2] },
    ]);
    assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  });

  it('says what one node, and none, mean', () => {
    const [one] = topology.nodes;
    assert.ok(one);
    const labels = topologyRows({ nodes: [one], numaBalancing: 0 }, []).map(({ label }) => label);
    assert.ok(labels.some((label) => label.includes('one node, so no page can change')));
    assert.ok(labels.some((label) => label.includes('balancing is off')));
    assert.match(topologyRows({ nodes: [] }, [])[0]?.label ?? '', /built without NUMA/);
    assert.match(topologyRows({ nodes: [one] }, []).at(-1)?.label ?? '', /no automatic NUMA balancing/);
  });
});
