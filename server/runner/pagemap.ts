/**
 * Which pages a process has touched, by /proc/PID/pagemap. Asks for the right to look at a process (PTRACE_MODE_READ), as move_pages(2) does, and
 * not for the right to attach, as reading memory does.
 * Source: Documentation/admin-guide/mm/pagemap.rst; ptrace(2), "Ptrace access mode checking".
 */
import type { FileHandle } from 'node:fs/promises';
import os from 'node:os';
import { parseMapping, procLines } from './procfs';
import type { Mapping } from './procfs';

/** Bytes of an entry, one a page. */
const entryLength = 8;
/** Pages that are read at a time. */
const pagesAtOnce = 1 << 13;

const little = os.endianness() === 'LE';

/** Bits 63 and 62 of an entry, in its highest byte. */
export const presentBit = 0x80;
export const swappedBit = 0x40;

/**
 * What is private, writable and of no file: heaps, stacks of threads. The smallest first: what a program allocates in small
 * pieces lies in them, and its large buffers do not.
 */
export async function ownMappings(pid: number): Promise<readonly Mapping[]> {
  const own: Mapping[] = [];
  for await (const line of procLines(`/proc/${pid}/maps`)) {
    const mapping = parseMapping(line);
    if (mapping?.permissions.startsWith('rw') === true && isOwn(mapping)) own.push(mapping);
  }
  const size = ({ start, end }: Mapping): number => Number(end - start);
  return own.sort((a, b) => size(a) - size(b));
}

function isOwn({ permissions, inode, name }: Mapping): boolean {
  return (
    permissions.endsWith('p') &&
    inode === '0' &&
    (name === '' || name === '[heap]' || name.startsWith('[anon'))
  );
}

export interface PageStates {
  /** Number of the first page: its address divided by the page size. */
  readonly first: number;
  /** A byte a page: `presentBit` or `swappedBit` or 0. */
  readonly states: Buffer;
}

/** A mapping's pages in order, in pieces. Ends early where the mapping is gone. */
export async function* pageStates(
  pagemap: FileHandle,
  mapping: Mapping,
  pageSize: number,
): AsyncGenerator<PageStates> {
  const size = BigInt(pageSize);
  const entries = Buffer.alloc(pagesAtOnce * entryLength);
  const last = Number(mapping.end / size);
  for (let first = Number(mapping.start / size); first < last;) {
    const wanted = Math.min(entries.length, (last - first) * entryLength);
    const { bytesRead } = await pagemap.read(entries, 0, wanted, first * entryLength);
    const pages = Math.floor(bytesRead / entryLength);
    if (pages === 0) return;
    const states = Buffer.alloc(pages);
    for (let i = 0; i < pages; i++) {
      const highest = i * entryLength + (little ? entryLength - 1 : 0);
      states[i] = (entries[highest] ?? 0) & (presentBit | swappedBit);
    }
    yield { first, states };
    first += pages;
  }
}
