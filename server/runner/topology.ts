/**
 * The machine's nodes as sysfs tells them: processors, memory, distances, and the kernel's own balancing. A kernel
 * without NUMA has no such folder and gives an empty list.
 * Source: Documentation/ABI/stable/sysfs-devices-node.
 */
import type { NodeInfo, Topology } from '../protocol/runner';
import { parseFields, parseList, readProc } from './procfs';

const folder = '/sys/devices/system/node';

async function text(file: string): Promise<string> {
  const read = await readProc(file);
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

async function readNode(node: number): Promise<NodeInfo> {
  const [cpulist, meminfo, distance] = await Promise.all([
    text(`${folder}/node${node}/cpulist`),
    text(`${folder}/node${node}/meminfo`),
    text(`${folder}/node${node}/distance`),
  ]);
  const memory = parseFields(meminfo.replaceAll(/^Node \d+ /gm, ''));
  return {
    node,
    cpus: parseList(cpulist),
    memTotal: bytes(memory, 'MemTotal'),
    memFree: bytes(memory, 'MemFree'),
    memReclaimable: reclaimable(memory),
    distances: distance.trim() === '' ? [] : distance.trim().split(/\s+/).map(Number),
  };
}

export async function readTopology(): Promise<Topology> {
  const [online, balancing] = await Promise.all([
    text(`${folder}/online`),
    text('/proc/sys/kernel/numa_balancing'),
  ]);
  const nodes = await Promise.all(parseList(online).map(readNode));
  return balancing === '' ? { nodes } : { nodes, numaBalancing: Number(balancing) };
}

/** The nodes that have memory: no page can be on another one. */
export async function readMemoryNodes(): Promise<readonly number[]> {
  return parseList(await text(`${folder}/has_memory`));
}
