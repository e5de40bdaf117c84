/** The nodes that pages can be moved to, for who chooses: with memory, distance from where the pages are, and what forbids a node. */
import type { NodeInfo, Placement, Topology } from '../../../server/protocol/runner';
import { nodeCounts } from './outcome-words';
import { say } from '../../../server/languages/say';

export interface NodeChoice {
  readonly node: number;
  /** Bytes. */
  readonly memTotal: bigint;
  readonly memFree: bigint;
  /** Pages of the region that are there already. */
  readonly here: number;
  /** From the node that holds most of the pages; 10 is local. Absent where no page is on a node. */
  readonly distance?: number;
  /** Why no page can go there, a sentence. */
  readonly refused?: string;
}

/**
 * The nearest first, those that cannot be chosen at the end.
 * @param allowed Mems_allowed of the process
 */
export function nodeChoices(
  { nodes }: Topology,
  allowed: readonly number[],
  placement: Placement,
): readonly NodeChoice[] {
  const here = nodeCounts(placement.counts);
  const from = here[0]?.node;
  const total = here.reduce((sum, { pages }) => sum + pages, 0);
  return nodes
    .map((info): NodeChoice => {
      const distance = from === undefined ? undefined : distanceBetween(nodes, from, info);
      const pages = here.find(({ node }) => node === info.node)?.pages ?? 0;
      const refused = refusal(info, allowed, pages, total);
      return {
        node: info.node,
        memTotal: BigInt(info.memTotal),
        memFree: BigInt(info.memFree),
        here: pages,
        ...(distance === undefined ? {} : { distance }),
        ...(refused === undefined ? {} : { refused }),
      };
    })
    .sort(
      (a, b) =>
        Number(a.refused !== undefined) - Number(b.refused !== undefined) ||
        (a.distance ?? 0) - (b.distance ?? 0) ||
        a.node - b.node,
    );
}

function refusal(
  { node, memTotal }: NodeInfo,
  allowed: readonly number[],
  here: number,
  total: number,
): string | undefined {
  if (BigInt(memTotal) === 0n) return say('It has no memory, only processors.');
  if (!allowed.includes(node)) return say('The cpuset of the process does not allow it (Mems_allowed).');
  if (total > 0 && here === total) return say('All pages that are in memory are there already.');
  return undefined;
}

function distanceBetween(nodes: readonly NodeInfo[], from: number, to: NodeInfo): number | undefined {
  const index = nodes.findIndex(({ node }) => node === to.node);
  return nodes.find(({ node }) => node === from)?.distances[index];
}
