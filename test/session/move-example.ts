/** A move of 64 pages as a runner answers it: 60 went to node 1, three were never touched, one is not mapped. */
import { orderToNode } from '../../client/debug/session/order';
import { rangeRegion } from '../../client/debug/session/region';
import type { MoveResult, PageRun, Placement } from '../../server/protocol/runner';

export const pageSize = 4096;
export const kernel = { major: 6, minor: 12, patch: 0 };
export const region = rangeRegion('variable ring', 0x10000n, 0x50000n);
export const toOne = orderToNode(1);
export const around = { pid: 4711, kernel, pageSize, nodeCount: 2 };

/** A placement from [pages, node or status] one after the other, starting at 0x10000. */
export function placed(...parts: readonly (readonly [pages: number, where: number])[]): Placement {
  const runs: PageRun[] = [];
  const counts = new Map<number, number>();
  let at = 0x10000;
  for (const [pages, where] of parts) {
    const to = at + pages * pageSize;
    const place = { from: `0x${at.toString(16)}`, to: `0x${to.toString(16)}`, pages };
    runs.push(where >= 0 ? { ...place, node: where } : { ...place, status: where });
    counts.set(where, (counts.get(where) ?? 0) + pages);
    at = to;
  }
  return {
    runs,
    runsLeftOut: 0,
    pages: parts.reduce((sum, [pages]) => sum + pages, 0),
    counts: [...counts].map(([where, pages]) =>
      where >= 0 ? { pages, node: where } : { pages, status: where },
    ),
  };
}

export const before = placed([60, 0], [3, -2], [1, -14]);
export const after = placed([60, 1], [3, -2], [1, -14]);
export const move: MoveResult = {
  before,
  after,
  moved: 60,
  alreadyThere: 0,
  notMoved: [
    { reason: 'status', status: -2, pages: 3 },
    { reason: 'status', status: -14, pages: 1 },
  ],
  obstacles: [],
  journal: '/state/journal',
  cancelled: false,
};
