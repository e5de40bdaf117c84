/**
 * Looks for a pattern of touched and untouched pages in the memory that a process has to itself: evidence of which process it is
 * where its memory may not be read. Nothing is read from the pages and none is touched.
 */
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Outcome } from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { limits } from './limits';
import { ownMappings, pageStates } from './pagemap';
import { fileErrno } from './procfs';
import type { Target } from './target';

/** `pattern` has a byte a page, in order: 1 for a page that was touched, 0 for one that never was. */
export async function searchPages(
  target: Target,
  pattern: Buffer,
  pageSize: number,
): Promise<Outcome<boolean>> {
  let pagemap: FileHandle | undefined;
  try {
    pagemap = await open(`/proc/${target.pid}/pagemap`, 'r');
    const found = await searchIn(target.pid, pagemap, pattern, pageSize);
    const gone = target.check();
    return gone === undefined ? succeed(found) : failed(gone);
  } catch (error) {
    const errno = fileErrno(error);
    return failed(target.check() ?? failures.readingRefused(target.pid, undefined, errno));
  } finally {
    await pagemap?.close();
  }
}

async function searchIn(
  pid: number,
  pagemap: FileHandle,
  pattern: Buffer,
  pageSize: number,
): Promise<boolean> {
  let pages = 0;
  for (const mapping of await ownMappings(pid)) {
    // What begins in one piece may end in the next.
    let before: Buffer = Buffer.alloc(0);
    for await (const { states } of pageStates(pagemap, mapping, pageSize)) {
      const touched = Buffer.concat([before, states.map((state) => (state === 0 ? 0 : 1))]);
      if (touched.includes(pattern)) return true;
      before = touched.subarray(Math.max(0, touched.length - pattern.length + 1));
      pages += states.length;
      if (pages > limits.maxSearchPages) return false;
    }
  }
  return false;
}
