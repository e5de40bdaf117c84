/**
 * Lines of /proc/PID/numa_maps: the policy of each mapping and on which nodes its pages are. To read the file the kernel walks the page tables of
 * the whole process while it holds the lock of its memory, so it is for small processes or for one that is asked about.
 * Source: show_numa_map() in fs/proc/task_mmu.c; Documentation/filesystems/proc.rst.
 */
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

/** `file=`, `heap`, `stack`, `huge`, `anon=…`, …: what comes after the policy, which may hold spaces. */
const head = /^([0-9a-f]+) (.*?)(?= (?:file=|heap\b|stack\b|huge\b|anon=|dirty=|mapped=|N\d+=)|$)(.*)$/;

/** Undefined for a line of another shape. */
export function parseNumaMapping(line: string, basePage: number): NumaMapping | undefined {
  const match = head.exec(line);
  if (match === null) return undefined;
  const [, start = '', policy = '', rest = ''] = match;
  // A path may hold anything but a space, which the kernel writes as \040: words are words.
  const words = rest.split(' ').filter((word) => !word.startsWith('file='));
  const number = (pattern: RegExp): number | undefined => {
    for (const word of words) {
      const found = pattern.exec(word)?.[1];
      if (found !== undefined) return Number(found);
    }
    return undefined;
  };
  const pageSize = (number(/^kernelpagesize_kB=(\d+)$/) ?? basePage / 1024) * 1024;
  const nodes: NodePages[] = [];
  for (const word of words) {
    const count = /^N(\d+)=(\d+)$/.exec(word);
    // Counted in pages of the mapping.
    if (count !== null)
      nodes.push({ node: Number(count[1]), pages: Number(count[2]) * (pageSize / basePage) });
  }
  // `mapmax=` is written only where it is more than 1.
  const mapMax = nodes.length === 0 ? undefined : (number(/^mapmax=(\d+)$/) ?? 1);
  return {
    start: BigInt(`0x${start}`),
    policy: policy.trim(),
    pageSize,
    nodes,
    ...(mapMax === undefined ? {} : { mapMax }),
  };
}
