/**
 * The mappings of a process, as maps, smaps and numa_maps tell them together, and why the pages of some cannot be moved.
 * Asks for the right to look at a process (PTRACE_MODE_READ), as move_pages(2) does. Reading smaps and numa_maps walks the page tables,
 * in the kernel and off the event loop.
 * Source: proc(5); vma_migratable() in mm/mempolicy.c.
 */
import { formatAddress } from '../protocol/addresses';
import type { Mapping } from '../protocol/processes';
import { parseNumaMapping } from './numa-maps';
import type { NumaMapping } from './numa-maps';
import { parseMapping, procLines } from './procfs';
import type { Mapping as MapsLine } from './procfs';
import { say } from '../languages/say';

/** What smaps adds to a line of maps. */
interface Details {
  readonly line: MapsLine;
  /** KernelPageSize, bytes; 0 where smaps was not read. */
  pageSize: number;
  /** Pages in memory, kB; undefined where smaps was not read. */
  residentKb: number | undefined;
  /** Two letters each: "io", "pf". */
  flags: ReadonlySet<string>;
}

async function readDetails(pid: number): Promise<Details[]> {
  // smaps holds the lines of maps too; a kernel without CONFIG_PROC_PAGE_MONITOR has maps only.
  for (const file of ['smaps', 'maps']) {
    const list: Details[] = [];
    for await (const text of procLines(`/proc/${pid}/${file}`)) addLine(list, text);
    if (list.length > 0) return list;
  }
  return [];
}

/** The lines of smaps that matter here. */
const detailLine = /^(KernelPageSize|Rss|VmFlags): +(.*)$/;

function addLine(list: Details[], text: string): void {
  const last = list.at(-1);
  const match = detailLine.exec(text);
  if (match === null) {
    const line = parseMapping(text);
    if (line !== undefined) list.push({ line, pageSize: 0, residentKb: undefined, flags: new Set() });
    return;
  }
  if (last === undefined) return;
  const [, name, value = ''] = match;
  if (name === 'VmFlags') last.flags = new Set(value.trim().split(' '));
  else if (name === 'Rss') last.residentKb = parseInt(value, 10);
  else last.pageSize = parseInt(value, 10) * 1024;
}

/** Why no page of a mapping can be moved, a sentence; undefined when pages can. */
export function unmovable({ line, flags, residentKb }: Details): string | undefined {
  const { name, permissions } = line;
  if (name === '[vsyscall]')
    return say('This page is of the kernel, the same for every process, and move_pages sees nothing there.');
  if (name === '[vdso]')
    return say('This is code of the kernel that it shows to every process; its pages stay where they are.');
  if (name.startsWith('[vvar'))
    return say('These are data of the kernel that it shows to every process; its pages stay where they are.');
  if (name.startsWith('/dev/dax'))
    return say('This is the memory of a DAX device, which stays in the device.');
  if (flags.has('io')) return say('This is the memory of a device (VM_IO), which stays in the device.');
  if (flags.has('pf'))
    return say(
      'A driver has put frames of memory here that it owns (VM_PFNMAP); the kernel does not migrate them.',
    );
  // Memory that was in use before its access was taken away has pages, and they can be moved.
  if (permissions.startsWith('---') && residentKb === 0)
    return say('No access is permitted here (---): the addresses are only reserved, and there are no pages.');
  return undefined;
}

/** In ascending order; empty when the process has ended. `pageSize` is that of the machine, in bytes. */
export async function readMappings(pid: number, pageSize: number): Promise<readonly Mapping[]> {
  const details = await readDetails(pid);
  const numa = new Map<bigint, NumaMapping>();
  for await (const text of procLines(`/proc/${pid}/numa_maps`)) {
    const line = parseNumaMapping(text, pageSize);
    if (line !== undefined) numa.set(line.start, line);
  }
  return details.map((one) => {
    const { line } = one;
    const more = numa.get(line.start);
    const reason = unmovable(one);
    return {
      from: formatAddress(line.start),
      to: formatAddress(line.end),
      permissions: line.permissions,
      name: line.name,
      pageSize: one.pageSize > 0 ? one.pageSize : (more?.pageSize ?? pageSize),
      ...(more === undefined ? {} : { nodes: more.nodes, policy: more.policy }),
      ...(more?.mapMax === undefined ? {} : { mapMax: more.mapMax }),
      ...(reason === undefined ? {} : { unmovable: reason }),
    };
  });
}
