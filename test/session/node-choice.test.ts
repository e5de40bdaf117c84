import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nodeChoices } from '../../client/debug/session/node-choice';
import type { Placement, Topology } from '../../server/protocol/runner';

const memory = (total: number, free: number) => ({ memTotal: String(total), memFree: String(free) });
/** Four nodes of which the third is memory-only and far, and the fourth has processors only. */
const topology: Topology = {
  nodes: [
    { node: 0, cpus: [0], ...memory(1 << 30, 1 << 20), distances: [10, 20, 40, 20] },
    { node: 1, cpus: [1], ...memory(1 << 30, 1 << 29), distances: [20, 10, 40, 20] },
    { node: 2, cpus: [], ...memory(1 << 30, 1 << 30), distances: [40, 40, 10, 40] },
    { node: 4, cpus: [2], ...memory(0, 0), distances: [20, 20, 40, 10] },
  ],
};
const placement: Placement = {
  runs: [],
  runsLeftOut: 0,
  pages: 64,
  counts: [
    { node: 0, pages: 50 },
    { node: 1, pages: 10 },
    { status: -2, pages: 4 },
  ],
};

describe('the nodes that pages can be moved to', () => {
  it('come the nearest to where most pages are first, with what is there', () => {
    assert.deepEqual(
      nodeChoices(topology, [0, 1, 2], placement).map(({ node, distance, here, memFree }) => [
        node,
        distance,
        here,
        memFree,
      ]),
      [
        [0, 10, 50, 1n << 20n],
        [1, 20, 10, 1n << 29n],
        [2, 40, 0, 1n << 30n],
        [4, 20, 0, 0n],
      ],
    );
  });

  it('say why they cannot be chosen: no memory, not in the cpuset, nothing left to move', () => {
    const all: Placement = { ...placement, counts: [{ node: 0, pages: 64 }] };
    const refused = nodeChoices(topology, [0, 1], all).map((one) => [one.node, one.refused]);
    assert.deepEqual(refused, [
      [1, undefined],
      [0, 'All pages that are in memory are there already.'],
      [4, 'It has no memory, only processors.'],
      [2, 'The cpuset of the process does not allow it (Mems_allowed).'],
    ]);
  });

  it('have no distance while no page is in memory', () => {
    const none: Placement = { ...placement, counts: [{ status: -2, pages: 64 }] };
    assert.deepEqual(
      nodeChoices(topology, [0, 1, 2], none).map(({ node, distance }) => [node, distance]),
      [
        [0, undefined],
        [1, undefined],
        [2, undefined],
        [4, undefined],
      ],
    );
  });
});
