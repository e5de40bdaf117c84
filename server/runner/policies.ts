/**
 * What will undo a move or contradict it: automatic NUMA balancing in ranges without a policy of their own, memory policies that name other
 * nodes, and pools of huge pages that have none left. Each obstacle names its ranges, so that source can be offered against it.
 * Sources: task_numa_work of kernel/sched/fair.c (which ranges the balancing looks at); mpol_to_str of mm/mempolicy.c; mbind(2).
 */
import { phrase } from '../languages/phrase';
import type { Phrase } from '../languages/phrase';
import { readPolicy } from '../kernel/numa-maps';
import { parseNumberList } from '../kernel/number-list';
import { formatAddress } from '../protocol/addresses';
import type { Obstacle } from '../protocol/runner';
import { nodeList } from './failures';
import { limits } from './limits';
import { parseNumaMapping } from './numa-maps';
import type { NumaMapping } from './numa-maps';
import type { PageSpan } from './pages';
import { parseMapping, procLines, readProcNow } from './procfs';
import type { Mapping } from './procfs';
import { say } from '../languages/say';

export interface Policy {
  /** As numa_maps writes it: "bind:0". */
  readonly text: string;
  /** "bind", "prefer", "prefer (many)", "interleave", "weighted interleave", "local", "default". */
  readonly mode: string;
  readonly nodes: readonly number[];
  /** Whether automatic NUMA balancing looks at ranges with this policy. */
  readonly balanced: boolean;
}

/** "bind=static|balancing:0-1", "prefer (many):0". */
export function parsePolicy(text: string): Policy {
  const policy = readPolicy(text);
  const flags = policy?.flags ?? [];
  const mode = policy?.mode ?? text;
  return {
    text,
    mode,
    nodes: parseNumberList(policy?.nodes ?? ''),
    // Kernels that have the flag and no word for it write a lone "=" (before commit af649773fb25).
    balanced: mode === 'default' || flags.includes('balancing') || flags.includes(''),
  };
}

/** Whether pages that are touched later can be put elsewhere than on the nodes that pages are moved to. */
export function contradicts({ mode, nodes }: Policy, wanted: readonly number[]): boolean {
  if (nodes.length === 0 || wanted.length === 0) return false;
  const isWanted = (node: number): boolean => wanted.includes(node);
  return mode.endsWith('interleave') ? !nodes.every(isWanted) : !nodes.some(isWanted);
}

/** A mapping of which pages are to move. */
interface Concerned {
  readonly mapping: Mapping;
  readonly numa: NumaMapping;
  readonly policy: Policy;
  /** Of hugetlbfs. */
  readonly hugePage: boolean;
}

export interface Concern {
  readonly spans: readonly PageSpan[];
  readonly nodes: readonly number[];
  readonly pageSize: number;
  readonly balancing: boolean;
}

/** To read numa_maps the kernel walks every page that is in memory, so not for the largest processes. */
function tooLarge(pid: number): boolean {
  const statm = readProcNow(`/proc/${pid}/statm`);
  return statm.ok && Number(statm.text.split(' ')[1]) > limits.maxPolicyPages;
}

async function concernedMappings(pid: number, { spans, pageSize }: Concern): Promise<readonly Concerned[]> {
  const mappings = new Map<bigint, Mapping>();
  for await (const line of procLines(`/proc/${pid}/maps`)) {
    const mapping = parseMapping(line);
    if (mapping !== undefined) mappings.set(mapping.start, mapping);
  }
  const unit = BigInt(pageSize);
  const concerned: Concerned[] = [];
  let at = 0;
  for await (const line of procLines(`/proc/${pid}/numa_maps`)) {
    const numa = parseNumaMapping(line, pageSize);
    const mapping = numa === undefined ? undefined : mappings.get(numa.start);
    if (numa === undefined || mapping === undefined) continue;
    const [first, end] = [Number(mapping.start / unit), Number(mapping.end / unit)];
    // Both ascend.
    for (let span = spans[at]; span !== undefined && span.first + span.count <= first; span = spans[at]) at++;
    const span = spans[at];
    if (span === undefined) break;
    if (span.first < end)
      concerned.push({ mapping, numa, policy: parsePolicy(numa.policy), hugePage: numa.pageSize > pageSize });
  }
  return concerned;
}

const rangesOf = (some: readonly Concerned[]): NonNullable<Obstacle['about']>['ranges'] =>
  some
    .slice(0, limits.maxObstacleRanges)
    .map(({ mapping }) => ({ from: formatAddress(mapping.start), to: formatAddress(mapping.end) }));

/** Undefined where the policies of the process cannot be read or it would take too long. */
export async function policyObstacles(
  pid: number,
  concern: Concern,
): Promise<readonly Obstacle[] | undefined> {
  if (tooLarge(pid)) return undefined;
  const concerned = await concernedMappings(pid, concern);
  if (concerned.length === 0) return undefined;
  return [
    ...(concern.balancing ? balancingObstacles(concerned) : []),
    ...contradictions(concerned, concern.nodes),
    ...emptyPools(concerned, concern),
  ];
}

/** The balancing passes over huge pages of hugetlbfs, over what may not be accessed, and over text that is only read. */
function isBalanced({ mapping, policy, hugePage }: Concerned): boolean {
  const { permissions, inode } = mapping;
  const readOnlyFile = inode !== '0' && !permissions.startsWith('rw') && permissions.startsWith('r');
  return policy.balanced && !permissions.startsWith('---') && !readOnlyFile && !hugePage;
}

export const balancingWords = (): Pick<Obstacle, 'message' | 'remedy'> => ({
  message: say(
    'Automatic NUMA balancing is on: while the program runs, the kernel may move the pages again.',
  ),
  remedy: say(
    'Give the memory a policy in the program (mbind with MPOL_BIND), compare placements while the program is stopped, or switch it off: sysctl kernel.numa_balancing=0.',
  ),
});

function balancingObstacles(concerned: readonly Concerned[]): readonly Obstacle[] {
  const some = concerned.filter(isBalanced);
  if (some.length === 0) return [];
  return [{ id: 'numa-balancing', blocks: false, ...balancingWords(), about: { ranges: rangesOf(some) } }];
}

/** Where pages are allocated under a policy: "first on node 0". */
function allocation(mode: string, nodes: string): Phrase {
  switch (mode) {
    case 'prefer':
    case 'prefer (many)':
      return phrase('first on {nodes}', { nodes });
    case 'interleave':
    case 'weighted interleave':
      return phrase('spread over {nodes}', { nodes });
    default:
      return phrase('on {nodes}', { nodes });
  }
}

function contradictions(concerned: readonly Concerned[], nodes: readonly number[]): readonly Obstacle[] {
  const byPolicy = new Map<string, Concerned[]>();
  for (const one of concerned) {
    if (!contradicts(one.policy, nodes)) continue;
    const list = byPolicy.get(one.policy.text);
    if (list === undefined) byPolicy.set(one.policy.text, [one]);
    else list.push(one);
  }
  return [...byPolicy].map(([text, some]) => {
    const policy = parsePolicy(text);
    return {
      id: 'memory-policy',
      blocks: false,
      message: say(
        'The memory policy of {ranges} is {policy}: pages move all the same, but those that are touched later or come back from swap are allocated {where}.',
        {
          ranges: some.length === 1 ? phrase('a range') : phrase('{count} ranges', { count: some.length }),
          policy: text,
          where: allocation(policy.mode, nodeList(policy.nodes)),
        },
      ),
      remedy: say('Change the policy in the program too: mbind with MPOL_BIND and the new node.'),
      about: { ranges: rangesOf(some), policy: text },
    };
  });
}

/** Where a node has fewer huge pages left than are to go there. */
function emptyPools(concerned: readonly Concerned[], { nodes, pageSize }: Concern): readonly Obstacle[] {
  const [node, ...more] = nodes;
  if (node === undefined || more.length > 0) return [];
  const needed = new Map<number, number>();
  for (const { numa, hugePage } of concerned) {
    if (!hugePage) continue;
    const elsewhere = numa.nodes.reduce((sum, one) => sum + (one.node === node ? 0 : one.pages), 0);
    const count = elsewhere / (numa.pageSize / pageSize);
    needed.set(numa.pageSize, (needed.get(numa.pageSize) ?? 0) + count);
  }
  const obstacles: Obstacle[] = [];
  for (const [size, count] of needed) {
    const pool = `/sys/devices/system/node/node${node}/hugepages/hugepages-${size / 1024}kB`;
    const free = readProcNow(`${pool}/free_hugepages`);
    if (!free.ok || Number(free.text) >= count) continue;
    obstacles.push({
      id: 'hugetlb-pool',
      blocks: false,
      message: say(
        'Up to {count} huge pages of {size} kB are to move, and {free} are free on node {node}; the kernel has to make the others from ordinary memory, which it may not find in one piece.',
        { count, size: size / 1024, free: Number(free.text), node },
      ),
      remedy: say('Enlarge the pool first: write to {pool}/nr_hugepages.', { pool }),
    });
  }
  return obstacles;
}
