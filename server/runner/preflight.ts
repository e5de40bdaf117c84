/**
 * Every obstacle to a move, in words, before it is tried. What can be asked of the kernel is asked (a call with no pages runs all
 * its checks of rights), because capability masks and security filters are easily misread from outside.
 */
import type { Obstacle, RunnerFailure } from '../protocol/runner';
import { failures } from './failures';
import type { Libc } from './libc';
import { formatMebibytes } from './operation';
import { explainProbe } from './target';
import type { Target } from './target';
import { readMemoryNodes, readTopology } from './topology';

export const MPOL_MF_MOVE = 2;
export const MPOL_MF_MOVE_ALL = 4;

export interface MovePlan {
  readonly flags: number;
  readonly nodes: readonly number[];
  /** Bytes that are to move; 0 when it is not known. */
  readonly bytes: number;
}

/** An obstacle, with the failure that a move meets there if it blocks. */
export interface Check {
  readonly obstacle: Obstacle;
  readonly failure?: RunnerFailure;
}

const blocking = (failure: RunnerFailure): Check => ({
  obstacle: {
    id: failure.code,
    blocks: true,
    message: failure.message,
    remedy: failure.remedy,
    ...(failure.privilege === undefined ? {} : { privilege: failure.privilege }),
  },
  failure,
});

const warning = (id: string, message: string, remedy: string): Check => ({
  obstacle: { id, blocks: false, message, remedy },
});

export async function preflight(libc: Libc, target: Target, plan: MovePlan): Promise<readonly Check[]> {
  const { pid } = target;
  const checks: Check[] = [];
  const gone = (await target.check()) ?? (await explainProbe(libc, pid, libc.probe(pid, 0).errno));
  if (gone !== undefined) checks.push(blocking(gone));
  if (!target.trusted) checks.push(blocking(failures.notProved(pid)));
  if ((plan.flags & MPOL_MF_MOVE_ALL) !== 0 && libc.probe(0, MPOL_MF_MOVE_ALL).errno !== 0)
    checks.push(blocking(failures.moveAllPrivilege(pid, target.info.startTime)));
  const [topology, memoryNodes, allowed] = await Promise.all([
    readTopology(),
    readMemoryNodes(),
    target.allowedNodes(),
  ]);
  for (const node of plan.nodes) {
    // The kernel looks in this order (do_pages_move).
    if (!memoryNodes.includes(node)) checks.push(blocking(failures.noSuchNode(node, memoryNodes)));
    else if (!allowed.includes(node)) checks.push(blocking(failures.nodeNotAllowed(pid, node, allowed)));
  }
  const free = plan.nodes
    .filter((node) => memoryNodes.includes(node))
    .map((node) => BigInt(topology.nodes.find((one) => one.node === node)?.memFree ?? '0'))
    .reduce((sum, one) => sum + one, 0n);
  if (free > 0n && BigInt(plan.bytes) > free)
    checks.push(
      warning(
        'memory-left',
        `Up to ${formatMebibytes(BigInt(plan.bytes))} are to move and ${formatMebibytes(free)} are free there; the kernel may have to reclaim memory or stop half-way.`,
        'Move less, or free memory on that node first.',
      ),
    );
  if (memoryNodes.length === 1)
    checks.push(
      warning(
        'one-node',
        `This machine has memory on node ${memoryNodes[0]} only, so no page can change its node.`,
        'Run on a machine with several NUMA nodes.',
      ),
    );
  if (topology.numaBalancing !== undefined && topology.numaBalancing !== 0)
    checks.push(
      warning(
        'numa-balancing',
        'Automatic NUMA balancing is on: while the program runs, the kernel may move the pages again.',
        'Compare placements while the program is stopped, or switch it off: sysctl kernel.numa_balancing=0.',
      ),
    );
  return checks;
}
