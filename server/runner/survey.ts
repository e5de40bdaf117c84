/**
 * Which stretches of an address space need not be asked about page by page. Where a mapping, or a gap between two, has no page over a
 * long stretch, move_pages(2) says the same of all of it; and the parts of a huge page are on one node. Both can be seen cheaply: by
 * PAGEMAP_SCAN since Linux 6.7, and the first by reading /proc/PID/pagemap before.
 * Not here: what the kernel says of a stretch. It is always asked (inquiry.ts).
 * Source: Documentation/admin-guide/mm/pagemap.rst; do_pages_stat_array() in mm/migrate.c.
 */
import type { FileHandle } from 'node:fs/promises';
import os from 'node:os';
import { errnoValue } from './failures';
import { readHugePools, transparentStep } from './huge';
import type { HugeSpan } from './huge';
import type { Libc } from './libc';
import { limits } from './limits';
import type { PageSpan } from './pages';
import { fileErrno, parseMapping, procLines } from './procfs';

export interface Stretch extends PageSpan {
  /** `absent`: no page, and within one mapping or one gap. `huge`: huge pages of at least `Survey.step` pages. */
  readonly kind: 'single' | 'absent' | 'huge';
}

/** enum of page categories in include/uapi/linux/fs.h. */
const PAGE_IS_PRESENT = 1n << 3n;
const PAGE_IS_SWAPPED = 1n << 4n;
const PAGE_IS_HUGE = 1n << 6n;

const ENOTTY = errnoValue('ENOTTY');
const EINVAL = errnoValue('EINVAL');

const entryBytes = 8;
const upperWord = os.endianness() === 'LE' ? 1 : 0;

/** Pages in the smallest huge page there can be: of a transparent one, or of hugetlbfs. 0 where there are none. */
export function smallestHugePage(pageSize: number): number {
  const transparent = transparentStep(pageSize);
  const sizes = transparent === 0 ? [] : [transparent];
  for (const { bytes } of readHugePools()) sizes.push(bytes / pageSize);
  return sizes.length === 0 ? 0 : Math.min(...sizes);
}

/** The pages at which a mapping begins or ends, ascending. */
async function readBorders(pid: number, pageSize: number): Promise<Float64Array> {
  const borders: number[] = [];
  const size = BigInt(pageSize);
  for await (const line of procLines(`/proc/${pid}/maps`)) {
    const mapping = parseMapping(line);
    if (mapping === undefined) continue;
    const start = Number(mapping.start / size);
    if (borders.at(-1) !== start) borders.push(start);
    borders.push(Number(mapping.end / size));
  }
  return Float64Array.from(borders);
}

export class Survey {
  readonly #libc: Libc;
  readonly #pagemap: FileHandle;
  readonly #borders: Float64Array;
  readonly #hugetlb: readonly HugeSpan[];
  /** Pages in a huge page. */
  readonly step: number;
  readonly #regions = new BigUint64Array(3 * limits.regionsAtOnce);
  /** Entries of the pagemap, two words each. */
  #entries = new Uint32Array(0);
  #canScan = true;

  private constructor(
    libc: Libc,
    pagemap: FileHandle,
    borders: Float64Array,
    hugetlb: readonly HugeSpan[],
    step: number,
  ) {
    this.#libc = libc;
    this.#pagemap = pagemap;
    this.#borders = borders;
    this.#hugetlb = hugetlb;
    this.step = step;
  }

  /** `hugetlb` are the mappings of hugetlbfs. */
  static async open(
    libc: Libc,
    target: { readonly pid: number; readonly pagemap: FileHandle | undefined },
    hugetlb: readonly HugeSpan[],
  ): Promise<Survey | undefined> {
    if (target.pagemap === undefined) return undefined;
    const borders = await readBorders(target.pid, libc.pageSize);
    const step = smallestHugePage(libc.pageSize);
    return new Survey(libc, target.pagemap, borders, hugetlb, step);
  }

  /** The stretches of at most `count` pages from `first` on, as far as one look goes: at least one page. */
  async look(first: number, count: number): Promise<readonly Stretch[]> {
    const found = this.#canScan ? await this.#scan(first, count) : await this.#read(first, count);
    // Above the process's own addresses nothing can be looked at.
    return found ?? [{ kind: 'single', first, count: Math.min(count, limits.shortestStretch) }];
  }

  async #scan(first: number, count: number): Promise<readonly Stretch[] | undefined> {
    const size = BigInt(this.#libc.pageSize);
    const regions = this.#regions;
    const { ret, errno, walkEnd } = await this.#libc.scanPages(
      this.#pagemap.fd,
      { start: BigInt(first) * size, end: BigInt(first + count) * size },
      { anyOf: PAGE_IS_PRESENT | PAGE_IS_SWAPPED, told: PAGE_IS_HUGE },
      regions,
    );
    if (errno === ENOTTY || errno === EINVAL) {
      this.#canScan = false;
      return this.#read(first, count);
    }
    if (ret < 0) return undefined;
    const stretches = new Stretches(first, this.#borders, this.#hugetlb);
    for (let i = 0; i < ret; i++) {
      const start = Number((regions[3 * i] ?? 0n) / size);
      const end = Number((regions[3 * i + 1] ?? 0n) / size);
      const huge = this.step > 0 && regions[3 * i + 2] === PAGE_IS_HUGE;
      stretches.absentUntil(start);
      stretches.present(end - start, huge ? 'huge' : 'single');
    }
    const end = Number(walkEnd / size);
    stretches.absentUntil(end);
    return end > first ? stretches.list : undefined;
  }

  async #read(first: number, count: number): Promise<readonly Stretch[] | undefined> {
    if (this.#entries.length === 0) this.#entries = new Uint32Array(2 * limits.entriesPerLook);
    const entries = this.#entries;
    const wanted = Math.min(count, limits.entriesPerLook);
    let read: number;
    try {
      const bytes = new Uint8Array(entries.buffer);
      const { bytesRead } = await this.#pagemap.read(bytes, 0, wanted * entryBytes, first * entryBytes);
      read = Math.floor(bytesRead / entryBytes);
    } catch (error) {
      fileErrno(error);
      return undefined;
    }
    if (read === 0) return undefined;
    const stretches = new Stretches(first, this.#borders, this.#hugetlb);
    for (let i = 0; i < read;) {
      const from = i;
      // In the highest byte are the bits of what is there; lower ones (soft-dirty) are set for a mapping as a whole, too.
      while (i < read && (entries[2 * i + upperWord] ?? 0) >>> 24 !== 0) i++;
      if (i > from) stretches.present(i - from, 'single');
      while (i < read && (entries[2 * i + upperWord] ?? 0) >>> 24 === 0) i++;
      stretches.absentUntil(first + i);
    }
    return stretches.list;
  }
}

/** Joins what was seen to stretches, in ascending order. */
class Stretches {
  readonly list: { readonly kind: Stretch['kind']; readonly first: number; count: number }[] = [];
  #at: number;
  readonly #borders: Float64Array;
  readonly #hugetlb: readonly HugeSpan[];

  constructor(first: number, borders: Float64Array, hugetlb: readonly HugeSpan[]) {
    this.#at = first;
    this.#borders = borders;
    this.#hugetlb = hugetlb;
  }

  present(count: number, kind: 'single' | 'huge'): void {
    this.#push(count, kind);
  }

  /** Cut where a mapping begins or ends, because the kernel tells mappings of different kinds and gaps apart. */
  absentUntil(end: number): void {
    let border = lowerBound(this.#borders, this.#at + 1);
    while (this.#at < end) {
      const stop = Math.min(end, this.#borders[border++] ?? end);
      const count = stop - this.#at;
      // What is absent in a file of hugetlbfs is told in two ways up to Linux 6.11, one for what the file holds.
      const first = this.#at;
      const known = !this.#hugetlb.some((one) => first >= one.first && first < one.end);
      this.#push(count, known && count >= limits.shortestStretch ? 'absent' : 'single');
    }
  }

  #push(count: number, kind: Stretch['kind']): void {
    const last = this.list.at(-1);
    // Two absent stretches side by side are of two mappings.
    if (last?.kind === kind && kind !== 'absent') last.count += count;
    else this.list.push({ kind, first: this.#at, count });
    this.#at += count;
  }
}

/** The index of the first value that is not below `value`. */
function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
