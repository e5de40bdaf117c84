/** The guest's nodes and switches as the kernel shows them under /sys and /proc. */
import fs from 'node:fs';
import os from 'node:os';

/** "0-1,3" → [0, 1, 3]; an empty list is an empty array. */
function parseList(text: string): number[] {
  return text
    .trim()
    .split(',')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [first = 0, last = first] = part.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, i) => first + i);
    });
}

const nodeFolder = '/sys/devices/system/node';
const listed = (name: string): number[] => parseList(fs.readFileSync(`${nodeFolder}/${name}`, 'utf8'));

export const onlineNodes = listed('online');
export const nodesWithCpu = listed('has_cpu');
export const memoryOnlyNodes = onlineNodes.filter((node) => !nodesWithCpu.includes(node));
export const firstAbsentNode = Math.max(...onlineNodes) + 1;

/** Distances from a node to each online node, in their order. */
export function distances(node: number): readonly number[] {
  return fs.readFileSync(`${nodeFolder}/node${node}/distance`, 'utf8').trim().split(' ').map(Number);
}

/** Whether this kernel is the version or a newer one. */
export function kernelSince(major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = os.release().split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

const balancing = '/proc/sys/kernel/numa_balancing';

export function numaBalancing(): string {
  return fs.readFileSync(balancing, 'utf8').trim();
}

/** Automatic NUMA balancing is on while `use` runs, and off again afterwards. */
export async function withNumaBalancing(use: () => Promise<void>): Promise<void> {
  fs.writeFileSync(balancing, '1');
  try {
    await use();
  } finally {
    fs.writeFileSync(balancing, '0');
  }
}

/** Looks again and again until `condition` holds; the suite's own limit ends a wait that never does. */
export async function until(condition: () => Promise<boolean>, everyMs = 20): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, everyMs));
}

/** How many huge pages of 2 MiB a node shall hold ready for hugetlbfs. */
export function setHugetlbPool(node: number, pages: number): void {
  fs.writeFileSync(`${nodeFolder}/node${node}/hugepages/hugepages-2048kB/nr_hugepages`, String(pages));
}
