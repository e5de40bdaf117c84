/**
 * Memory that a move will certainly find on a node: what every zone has above its high mark and above what it keeps for other uses, less a reserve for
 * what happens meanwhile. Above that the kernel may still find some by reclaiming, and nobody can tell beforehand.
 * Source: proc(5), /proc/zoneinfo; Documentation/admin-guide/mm/hugetlbpage.rst.
 */
import { readdir } from 'node:fs/promises';
import { fileErrno, readProc } from '../procfs';

/** The part of the free memory that is counted on. */
const certain = 7 / 8;

/** In pages of the ordinary size, by node. */
export function parseZones(zoneinfo: string): ReadonlyMap<number, number> {
  const room = new Map<number, number>();
  for (const zone of zoneinfo.split(/^(?=Node \d+, zone )/m)) {
    const head = /^Node (\d+), zone +(\w+)/.exec(zone);
    if (head === null || head[2] === 'Device') continue;
    const node = Number(head[1]);
    const number = (pattern: RegExp): number => Number(pattern.exec(zone)?.[1] ?? '0');
    const kept = /protection: \(([\d, ]+)\)/.exec(zone)?.[1]?.split(',').map(Number) ?? [];
    const free = number(/pages free +(\d+)/) - number(/^ +high +(\d+)/m) - Math.max(0, ...kept);
    room.set(node, (room.get(node) ?? 0) + Math.max(0, Math.floor(free * certain)));
  }
  return room;
}

async function readNumber(file: string): Promise<number> {
  const read = await readProc(file);
  return read.ok ? Number(read.text) : 0;
}

export type Room = (node: number, hugePage: number) => number;

export async function readRoom(nodes: readonly number[], pageSize: number): Promise<Room> {
  const zones = await readProc('/proc/zoneinfo');
  const ordinary = parseZones(zones.ok ? zones.text : '');
  const pools = new Map<string, number>();
  for (const name of await poolNames()) {
    const hugePage = (Number(/\d+/.exec(name)?.[0] ?? '0') * 1024) / pageSize;
    const all = `/sys/kernel/mm/hugepages/${name}`;
    const reserved = await readNumber(`${all}/resv_hugepages`);
    const unreserved = (await readNumber(`${all}/free_hugepages`)) - reserved;
    for (const node of nodes) {
      const free = await readNumber(`/sys/devices/system/node/node${node}/hugepages/${name}/free_hugepages`);
      pools.set(`${node} ${hugePage}`, Math.max(0, Math.min(free, unreserved)) * hugePage);
    }
  }
  return (node, hugePage) => (hugePage === 0 ? ordinary.get(node) : pools.get(`${node} ${hugePage}`)) ?? 0;
}

async function poolNames(): Promise<readonly string[]> {
  try {
    return await readdir('/sys/kernel/mm/hugepages');
  } catch (error) {
    fileErrno(error);
    return [];
  }
}
