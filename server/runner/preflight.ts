/**
 * Every obstacle to a move, in words, before it is tried. What can be asked of the kernel is asked (a call with no pages runs all
 * its checks of rights), because capability masks and security filters are easily misread from outside.
 */
import type { NodeInfo, Obstacle, RunnerFailure } from '../protocol/runner';
import { failures } from './failures';
import type { Libc } from './libc';
import { formatMebibytes } from './operation';
import type { PageSpan } from './pages';
import { balancingWords, policyObstacles } from './policies';
import { capSysNice, ownCapability } from './rights';
import { explainProbe } from './target';
import type { Target } from './target';
import { readMemoryNodes, readTopology } from './topology';
import { say } from '../languages/say';

export const MPOL_MF_MOVE = 2;
export const MPOL_MF_MOVE_ALL = 4;

export interface MovePlan {
  readonly flags: number;
  readonly nodes: readonly number[];
  /** Bytes that are to move; 0 when it is not known. */
  readonly bytes: number;
  /** The pages that are to move, in ascending order; absent where they are not known or too scattered. */
  readonly spans?: readonly PageSpan[];
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
  const gone = target.check() ?? (await explainProbe(libc, pid, libc.probe(pid, 0).errno));
  if (gone !== undefined) checks.push(blocking(gone));
  if (!target.trusted) checks.push(blocking(failures.notProved(pid)));
  if ((plan.flags & MPOL_MF_MOVE_ALL) !== 0 && libc.probe(0, MPOL_MF_MOVE_ALL).errno !== 0)
    checks.push(
      blocking(failures.moveAllPrivilege(pid, target.info.startTime, await ownCapability(capSysNice))),
    );
  const topology = await readTopology();
  const memoryNodes = readMemoryNodes();
  const allowed = target.allowedNodes();
  const online = topology.nodes.map(({ node }) => node);
  for (const node of plan.nodes) {
    // The kernel looks in this order (do_pages_move).
    if (!memoryNodes.includes(node))
      checks.push(
        blocking(
          online.includes(node)
            ? failures.memorylessNode(node, memoryNodes)
            : failures.noSuchNode(node, memoryNodes),
        ),
      );
    else if (!allowed.includes(node)) checks.push(blocking(failures.nodeNotAllowed(pid, node, allowed)));
  }
  const short = memoryLeft(
    plan,
    topology.nodes.filter(({ node }) => plan.nodes.includes(node) && memoryNodes.includes(node)),
  );
  if (short !== undefined) checks.push(short);
  if (memoryNodes.length === 1) {
    checks.push(
      warning(
        'one-node',
        say('This machine has memory on node {node} only, so no page can change its node.', {
          node: memoryNodes[0] ?? 0,
        }),
        say('Run on a machine with several NUMA nodes.'),
      ),
    );
    return checks;
  }
  const balancing = topology.numaBalancing !== undefined && topology.numaBalancing !== 0;
  const { spans, nodes } = plan;
  const apart =
    gone !== undefined || spans === undefined
      ? undefined
      : await policyObstacles(pid, { spans, nodes, pageSize: libc.pageSize, balancing });
  if (apart !== undefined) for (const obstacle of apart) checks.push({ obstacle });
  else if (balancing) {
    const { message, remedy } = balancingWords();
    checks.push(warning('numa-balancing', message, remedy));
  }
  return checks;
}

/** Free memory, and what the kernel can have by dropping unchanged pages of files. */
function memoryLeft({ bytes }: MovePlan, nodes: readonly NodeInfo[]): Check | undefined {
  const sum = (of: (node: NodeInfo) => string): bigint =>
    nodes.reduce((all, node) => all + BigInt(of(node)), 0n);
  const free = sum((node) => node.memFree);
  const wanted = BigInt(bytes);
  if (free === 0n || wanted <= free) return undefined;
  const reclaimable = sum((node) => node.memReclaimable ?? '0');
  const sizes = { wanted: formatMebibytes(wanted), free: formatMebibytes(free) };
  return wanted <= free + reclaimable
    ? warning(
        'memory-left',
        say(
          'Up to {wanted} are to move and {free} are free there; the kernel has to drop cached files first ({reclaimable}), which takes time.',
          { ...sizes, reclaimable: formatMebibytes(reclaimable) },
        ),
        say('Move less, or free memory on that node first.'),
      )
    : warning(
        'memory-left',
        say(
          'Up to {wanted} are to move and {free} are free there, with cached files {all}; the kernel may have to swap, or stop half-way.',
          { ...sizes, all: formatMebibytes(free + reclaimable) },
        ),
        say('Move less, or free memory on that node first.'),
      );
}
