/**
 * The machine's nodes as sysfs tells them: processors, memory, distances, and the kernel's own balancing. A kernel
 * without NUMA has no such folder and gives an empty list.
 * Source: Documentation/ABI/stable/sysfs-devices-node.
 */
import { setImmediate } from 'node:timers/promises';
import { parseNumberList } from '../kernel/number-list';
import type { NodeInfo, Topology } from '../protocol/runner';
import { parseFields, readProcNow } from './procfs';

const folder = '/sys/devices/system/node';

function text(file: string): string {
  const read = readProcNow(file);
  return read.ok ? read.text : '';
}

/** Bytes of a "1234 kB" value, as a decimal string; "0" when the line is missing. */
function bytes(fields: ReadonlyMap<string, string>, name: string): string {
  const kilobytes = /^\d+/.exec(fields.get(name) ?? '')?.[0] ?? '0';
  return String(BigInt(kilobytes) * 1024n);
}

/** Cached files, and caches of the kernel itself that can be emptied. */
function reclaimable(fields: ReadonlyMap<string, string>): string {
  const names = ['Active(file)', 'Inactive(file)', 'SReclaimable'];
  return String(names.reduce((sum, name) => sum + BigInt(bytes(fields, name)), 0n));
}

function readNode(node: number): NodeInfo {
  const memory = parseFields(text(`${folder}/node${node}/meminfo`).replaceAll(/^Node \d+ /gm, ''));
  const distance = text(`${folder}/node${node}/distance`);
  return {
    node,
    cpus: parseNumberList(text(`${folder}/node${node}/cpulist`)),
    memTotal: bytes(memory, 'MemTotal'),
    memFree: bytes(memory, 'MemFree'),
    memReclaimable: reclaimable(memory),
    distances: distance.trim() === '' ? [] : distance.trim().split(/\s+/).map(Number),
  };
}

export async function readTopology(): Promise<Topology> {
  const balancing = text('/proc/sys/kernel/numa_balancing');
  const nodes: NodeInfo[] = [];
  for (const node of parseNumberList(text(`${folder}/online`))) {
    // A machine may have a thousand of them.
    if (nodes.length > 0) await setImmediate();
    nodes.push(readNode(node));
  }
  return balancing === '' ? { nodes } : { nodes, numaBalancing: Number(balancing) };
}

/** The nodes that have memory: no page can be on another one. */
export function readMemoryNodes(): readonly number[] {
  return parseNumberList(text(`${folder}/has_memory`));
}
