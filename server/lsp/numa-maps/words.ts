/** Amounts of a line of numa_maps in words: pages of the mapping's own size, and where they are. */
import { nodeCounts, numberOf, pathOf } from '../../kernel/numa-maps';
import type { NumaMapsLine } from '../../kernel/numa-maps';
import { formatBytes } from '../../protocol/sizes';
import { say } from '../../languages/say';
import { texts } from '../texts';

/** Bytes of a page of the mapping; undefined on kernels before 4.0 and where no page is in memory. */
export function pageBytes(line: NumaMapsLine): number | undefined {
  const kilobytes = numberOf(line, 'kernelpagesize_kB');
  return kilobytes === undefined ? undefined : kilobytes * 1024;
}

/** "512 pages of 4 KiB: 2 MiB"; without the size where it is not known. */
export function pagesInWords(count: number, size: number | undefined): string {
  if (size === undefined)
    return count === 1 ? say(texts.numaMapsOnePage) : say(texts.numaMapsPages, { count });
  const data = { count, size: formatBytes(size), bytes: formatBytes(BigInt(count) * BigInt(size)) };
  return count === 1 ? say(texts.numaMapsOnePageOf, data) : say(texts.numaMapsPagesOf, data);
}

/** "2 MiB", or "512 pages" where the size of a page is not known. */
export function amountInWords(count: number, size: number | undefined): string {
  return size === undefined ? pagesInWords(count, size) : formatBytes(BigInt(count) * BigInt(size));
}

/** Pages of the mapping that are in memory. */
export function residentPages(line: NumaMapsLine): number {
  return nodeCounts(line).reduce((sum, { count }) => sum + count, 0);
}

/** "N0 2 MiB, N1 64 KiB"; empty where no page is in memory. */
export function nodesInWords(line: NumaMapsLine): string {
  const size = pageBytes(line);
  return nodeCounts(line)
    .map(({ node, count }) => `N${node} ${amountInWords(count, size)}`)
    .join(', ');
}

/** "/usr/lib/libc.so.6", "[heap]", "[stack]"; undefined for anonymous memory. */
export function mappedThing(line: NumaMapsLine): string | undefined {
  const file = pathOf(line);
  if (file !== undefined) return file;
  const word = line.fields.find(({ spec }) => spec?.name === 'heap' || spec?.name === 'stack');
  return word === undefined ? undefined : `[${word.key}]`;
}
