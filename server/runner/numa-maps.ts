/**
 * Lines of /proc/PID/numa_maps as the runner counts: the policy of each mapping and on which nodes its pages are. To read the file the kernel
 * walks the page tables of the whole process while it holds the lock of its memory, so it is for small processes or for one that is asked about.
 */
import { nodeCounts, numberOf, readNumaMapsLine } from '../kernel/numa-maps';
import type { NodePages } from '../protocol/processes';

export interface NumaMapping {
  readonly start: bigint;
  /** As the kernel writes it: "default", "bind:0", "prefer (many):0-1". */
  readonly policy: string;
  /** Bytes of a page of this mapping: larger than the base page on hugetlbfs. */
  readonly pageSize: number;
  /** In base pages, by ascending node. */
  readonly nodes: readonly NodePages[];
  /** The largest number of processes that map one page of it; absent while it has no pages. */
  readonly mapMax?: number;
}

/** Undefined for a line of another shape. */
export function parseNumaMapping(text: string, basePage: number): NumaMapping | undefined {
  const line = readNumaMapsLine(text);
  if (line === undefined) return undefined;
  const pageSize = (numberOf(line, 'kernelpagesize_kB') ?? basePage / 1024) * 1024;
  const nodes = nodeCounts(line).map(({ node, count }) => ({ node, pages: count * (pageSize / basePage) }));
  // `mapmax=` is written only where it is more than 1.
  const mapMax = nodes.length === 0 ? undefined : (numberOf(line, 'mapmax') ?? 1);
  return {
    start: line.start,
    policy: line.policy.text,
    pageSize,
    nodes,
    ...(mapMax === undefined ? {} : { mapMax }),
  };
}
