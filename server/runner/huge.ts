/**
 * Huge pages of hugetlbfs, which move_pages(2) takes by the address of their head: from Linux 4.0 to 6.6 another address in them gives
 * -EACCES (commit b426ed7889be), and naming all 512 parts of one makes 511 of them busy. Transparent huge pages need
 * none of this: naming any part moves the whole.
 */
import { parseFields, parseMapping, procLines, readProc } from './procfs';

/** The page number at which to name a page when it is to move. */
export type HeadOf = (page: number) => number;

/** A mapping of hugetlbfs. */
export interface HugeSpan {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
  /** Pages in one huge page. */
  readonly step: number;
}

const identity: HeadOf = (page) => page;

/** Reading smaps walks page tables, so it is read only where the machine has huge pages of this kind at all. */
async function anyHugePages(): Promise<boolean> {
  const read = await readProc('/proc/meminfo');
  return read.ok && !/^0\b/.test(parseFields(read.text).get('Hugetlb') ?? '0');
}

/** The mappings of hugetlbfs that a process has. */
export async function readHugeSpans(pid: number, pageSize: number): Promise<readonly HugeSpan[]> {
  if (!(await anyHugePages())) return [];
  const spans: HugeSpan[] = [];
  let start = 0n;
  let end = 0n;
  for await (const line of procLines(`/proc/${pid}/smaps`)) {
    const mapping = parseMapping(line);
    if (mapping !== undefined) {
      ({ start, end } = mapping);
      continue;
    }
    const match = /^KernelPageSize:\s+(\d+) kB/.exec(line);
    const size = Number(match?.[1] ?? '0') * 1024;
    if (size <= pageSize) continue;
    const unit = BigInt(pageSize);
    spans.push({ first: Number(start / unit), end: Number(end / unit), step: size / pageSize });
  }
  return spans;
}

export async function readHeads(pid: number, pageSize: number): Promise<HeadOf> {
  const spans = await readHugeSpans(pid, pageSize);
  if (spans.length === 0) return identity;
  return (page) => {
    const span = spans.find((one) => page >= one.first && page < one.end);
    return span === undefined ? page : page - (page % span.step);
  };
}
