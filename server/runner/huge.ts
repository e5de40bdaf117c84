/**
 * Huge pages, which move_pages(2) moves as a whole: a move names each of them once. Naming all 512 parts makes parts of them busy, and from
 * Linux 4.0 to 6.6 another address than the head of a page of hugetlbfs gives -EACCES (commit b426ed7889be). Pages of hugetlbfs are known by
 * their mapping; where transparent ones are, PAGEMAP_SCAN tells since Linux 6.7. Before, they are guessed and the guess is checked.
 */
import { readdirSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { Libc } from './libc';
import { limits } from './limits';
import { fileErrno, parseMapping, procLines, readProcNow } from './procfs';

/** The page number at which to name a page when it is to move. */
export type HeadOf = (page: number) => number;

/** A mapping of hugetlbfs, or one with transparent huge pages. */
export interface HugeSpan {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
  /** Pages in one huge page. */
  readonly step: number;
}

/** Of pages among which there is no huge one. */
export const ownHead: HeadOf = (page) => page;

const PAGE_IS_HUGE = 1n << 6n;

/** A size of pages that hugetlbfs can have here. */
export interface HugePool {
  readonly bytes: number;
  /** Pages that there are, used or not. */
  readonly pages: number;
}

/** Source: Documentation/ABI/testing/sysfs-kernel-mm-hugepages (Linux 2.6.27). None where the kernel has no hugetlbfs. */
export function readHugePools(): readonly HugePool[] {
  const folder = '/sys/kernel/mm/hugepages';
  const pools: HugePool[] = [];
  try {
    for (const name of readdirSync(folder)) {
      const kilobytes = /^hugepages-(\d+)kB$/.exec(name)?.[1];
      if (kilobytes === undefined) continue;
      const count = readProcNow(`${folder}/${name}/nr_hugepages`);
      pools.push({ bytes: Number(kilobytes) * 1024, pages: count.ok ? Number(count.text) : 0 });
    }
  } catch (error) {
    fileErrno(error);
  }
  return pools;
}

/** Pages in a transparent huge page; 0 where the kernel has none. */
export function transparentStep(pageSize: number): number {
  const read = readProcNow('/sys/kernel/mm/transparent_hugepage/hpage_pmd_size');
  return read.ok ? Number(read.text) / pageSize : 0;
}

/** The mappings that `step` gives a number of pages for a line of smaps. */
async function readSpans(
  pid: number,
  pageSize: number,
  stepOf: (line: string) => number,
): Promise<readonly HugeSpan[]> {
  const spans: HugeSpan[] = [];
  const unit = BigInt(pageSize);
  let first = 0;
  let end = 0;
  for await (const line of procLines(`/proc/${pid}/smaps`)) {
    const mapping = parseMapping(line);
    if (mapping !== undefined) {
      first = Number(mapping.start / unit);
      end = Number(mapping.end / unit);
      continue;
    }
    const step = stepOf(line);
    if (step > 1 && spans.at(-1)?.first !== first) spans.push({ first, end, step });
  }
  return spans;
}

/** The mappings of hugetlbfs that a process has. */
export async function readHugeSpans(pid: number, pageSize: number): Promise<readonly HugeSpan[]> {
  // Reading smaps walks page tables, so it is read only where the machine has huge pages of this kind at all.
  if (readHugePools().every(({ pages }) => pages === 0)) return [];
  return readSpans(
    pid,
    pageSize,
    (line) => (Number(/^KernelPageSize:\s+(\d+) kB/.exec(line)?.[1] ?? '0') * 1024) / pageSize,
  );
}

const spanOf = (spans: readonly HugeSpan[], page: number): HugeSpan | undefined =>
  spans.find((one) => page >= one.first && page < one.end);

export class HugePages {
  readonly #libc: Libc;
  readonly #pagemap: FileHandle | undefined;
  readonly #hugetlb: readonly HugeSpan[];
  readonly #step: number;
  /** Mappings that had transparent huge pages when this was opened, where PAGEMAP_SCAN cannot say which pages these are. */
  readonly #guessed: readonly HugeSpan[];
  readonly #regions = new BigUint64Array(3 * limits.regionsAtOnce);

  private constructor(
    libc: Libc,
    pagemap: FileHandle | undefined,
    hugetlb: readonly HugeSpan[],
    step: number,
    guessed: readonly HugeSpan[],
  ) {
    this.#libc = libc;
    this.#pagemap = pagemap;
    this.#hugetlb = hugetlb;
    this.#step = step;
    this.#guessed = guessed;
  }

  static async open(
    libc: Libc,
    { pid, pagemap }: { readonly pid: number; readonly pagemap: FileHandle | undefined },
  ): Promise<HugePages> {
    const { pageSize } = libc;
    const hugetlb = await readHugeSpans(pid, pageSize);
    const step = transparentStep(pageSize);
    const none = new HugePages(libc, pagemap, hugetlb, step, []);
    if (step === 0 || (await none.#canScan())) return none;
    const guessed = await readSpans(pid, pageSize, (line) =>
      /^(?:AnonHugePages|ShmemPmdMapped|FilePmdMapped):\s+[1-9]/.test(line) ? step : 0,
    );
    return new HugePages(libc, pagemap, hugetlb, step, guessed);
  }

  async #canScan(): Promise<boolean> {
    return (await this.#scan(0, 1)) !== undefined;
  }

  /** Regions with transparent huge pages, as pairs of a first page and an end; undefined where nobody can tell. */
  async #scan(first: number, end: number): Promise<number[] | undefined> {
    if (this.#pagemap === undefined) return undefined;
    const size = BigInt(this.#libc.pageSize);
    const found: number[] = [];
    for (let at = first; at < end;) {
      const range = { start: BigInt(at) * size, end: BigInt(end) * size };
      const categories = { anyOf: PAGE_IS_HUGE, told: PAGE_IS_HUGE };
      const { ret, walkEnd } = await this.#libc.scanPages(this.#pagemap.fd, range, categories, this.#regions);
      if (ret < 0) return undefined;
      for (let i = 0; i < ret; i++)
        found.push(
          Number((this.#regions[3 * i] ?? 0n) / size),
          Number((this.#regions[3 * i + 1] ?? 0n) / size),
        );
      const next = Number(walkEnd / size);
      if (next <= at) break;
      at = next;
    }
    return found;
  }

  /** The page after the huge page that goes on after `page`; undefined where none is known to: a guess is not enough here. */
  async endAfter(page: number): Promise<number | undefined> {
    const hugetlb = spanOf(this.#hugetlb, page)?.step;
    const step = hugetlb ?? this.#step;
    if (step === 0 || (page + 1) % step === 0) return undefined;
    if (hugetlb === undefined && ((await this.#scan(page, page + 1)) ?? []).length === 0) return undefined;
    return page - (page % step) + step;
  }

  /** For pages in ascending order, as they are now. */
  async headsOf(pages: Float64Array): Promise<HeadOf> {
    const huge = new Set<number>();
    const step = this.#step;
    if (step > 0 && this.#guessed.length === 0)
      for (const [first, end] of windows(pages, step)) {
        const regions = (await this.#scan(first, end)) ?? [];
        for (let i = 0; i < regions.length; i += 2)
          for (let page = regions[i] ?? 0; page < (regions[i + 1] ?? 0); page += step - (page % step))
            huge.add(page - (page % step));
      }
    if (huge.size === 0 && this.#hugetlb.length === 0) return ownHead;
    return (page) => {
      const span = spanOf(this.#hugetlb, page);
      if (span !== undefined) return page - (page % span.step);
      const head = step === 0 ? page : page - (page % step);
      return huge.has(head) ? head : page;
    };
  }

  /** Whole blocks that may be huge pages, for a first attempt: what does not move with its head is no huge page. */
  guess(pages: Float64Array, certain: HeadOf): HeadOf {
    const step = this.#step;
    if (this.#guessed.length === 0) return certain;
    const huge = new Set<number>();
    for (let i = 0; i + step <= pages.length; i++) {
      const page = pages[i] ?? 0;
      if (page % step !== 0 || pages[i + step - 1] !== page + step - 1) continue;
      if (spanOf(this.#guessed, page) !== undefined) huge.add(page);
    }
    return (page) => {
      const head = page - (page % step);
      return huge.has(head) ? head : certain(page);
    };
  }
}

/** Ranges that hold the pages, near ones together; none where the pages are scattered: to name a huge page twice does no harm. */
function windows(pages: Float64Array, step: number): readonly (readonly [number, number])[] {
  const list: [number, number][] = [];
  for (let from = 0; from < pages.length;) {
    if (list.length === limits.hugeWindows) return [];
    // A plain loop, because it runs once a page.
    let to = from;
    while (to + 1 < pages.length && (pages[to + 1] ?? 0) - (pages[to] ?? 0) <= step) to++;
    list.push([pages[from] ?? 0, (pages[to] ?? 0) + 1]);
    from = to + 1;
  }
  return list;
}
