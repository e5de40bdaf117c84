/**
 * Looks for bytes in the memory that a process has to itself. Needs the same right as reading memory (memory.ts).
 *
 * Pages that are not in memory are skipped, and not for speed alone: reading an untouched page maps the
 * zero page there, and a swapped one comes back in, which would change the very placement that the runner is asked about.
 * Source: faultin_page() in mm/gup.c.
 */
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import type { Outcome } from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { limits } from './limits';
import { openMemory, readAt } from './memory';
import { ownMappings, pageStates, presentBit } from './pagemap';
import { fileErrno } from './procfs';
import type { Mapping } from './procfs';
import type { Target } from './target';

/** Bytes that are read at a time. */
const pieceLength = 1 << 20;
interface Run {
  readonly start: bigint;
  readonly length: number;
}

export interface SearchResult {
  readonly found: boolean;
  /** Bytes that were compared. */
  readonly bytes: number;
  /** Whether all of the process's own memory was, up to the place where the bytes were found. */
  readonly complete: boolean;
}

/** The pages of a mapping that are in memory, as runs of at most `pieceLength` bytes. */
async function* presentRuns(pagemap: FileHandle, mapping: Mapping, pageSize: number): AsyncGenerator<Run> {
  let from = 0;
  let until = 0;
  const run = (): Run => ({ start: BigInt(from) * BigInt(pageSize), length: (until - from) * pageSize });
  for await (const { first, states } of pageStates(pagemap, mapping, pageSize)) {
    for (const [i, state] of states.entries()) {
      if ((state & presentBit) === 0) continue;
      const page = first + i;
      if (page !== until || (until - from) * pageSize >= pieceLength) {
        if (until > from) yield run();
        from = page;
      }
      until = page + 1;
    }
  }
  if (until > from) yield run();
}

export async function searchMemory(
  target: Target,
  needle: Buffer,
  pageSize: number,
): Promise<Outcome<SearchResult>> {
  const memory = await openMemory(target);
  if (!memory.ok) return memory;
  let pagemap: FileHandle | undefined;
  try {
    pagemap = await open(`/proc/${target.pid}/pagemap`, 'r');
    const result = await searchIn(memory.value, pagemap, await ownMappings(target.pid), needle, pageSize);
    const gone = target.check();
    return gone === undefined ? succeed(result) : failed(gone);
  } catch (error) {
    const errno = fileErrno(error);
    return failed(target.check() ?? failures.readingRefused(target.pid, undefined, errno));
  } finally {
    await pagemap?.close();
    await memory.value.close();
  }
}

async function searchIn(
  memory: FileHandle,
  pagemap: FileHandle,
  mappings: readonly Mapping[],
  needle: Buffer,
  pageSize: number,
): Promise<SearchResult> {
  // What begins in one run may end in the next.
  const overlap = needle.length - 1;
  const buffer = Buffer.alloc(pieceLength + overlap);
  let bytes = 0;
  for (const mapping of mappings) {
    let end: bigint | undefined;
    for await (const { start, length } of presentRuns(pagemap, mapping, pageSize)) {
      if (bytes + length > limits.maxSearch) return { found: false, bytes, complete: false };
      const before = start === end ? overlap : 0;
      const piece = buffer.subarray(0, before + length);
      const read = await readWhatIsThere(memory, piece, start - BigInt(before));
      if (piece.subarray(0, read).includes(needle)) return { found: true, bytes, complete: true };
      bytes += length;
      end = start + BigInt(length);
    }
  }
  return { found: false, bytes, complete: true };
}

/** Bytes from the start on; fewer where other threads have unmapped memory since the maps were read. */
async function readWhatIsThere(memory: FileHandle, buffer: Buffer, start: bigint): Promise<number> {
  try {
    return await readAt(memory.fd, buffer, 0, start);
  } catch (error) {
    fileErrno(error);
    return 0;
  }
}
