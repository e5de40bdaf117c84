/**
 * Which blocks of a mapping are transparent huge pages. The kernel tells how much of a mapping is, not which part: where it is as much as
 * there are blocks that can be, all of these are; where it is none, none is, unless huge pages were split up before.
 * Source: proc(5), AnonHugePages; Documentation/admin-guide/mm/transhuge.rst.
 */
import { readProc } from '../procfs';
import type { SpaceMapping } from './address-space';
import { summarize } from './page-bits';
import type { PageBits } from './page-bits';

export type HugeBlock = 'huge' | 'small' | 'perhaps';

const folder = '/sys/kernel/mm/transparent_hugepage';

/** How the machine handles huge pages. */
export interface HugePagesPolicy {
  /** Pages of the ordinary size in a huge page; 512 where the machine has none. */
  readonly blockPages: number;
  /** Whether pages between the two sizes are used (Linux 6.8). */
  readonly middleSizes: boolean;
  /** Whether shared memory may be huge. */
  readonly sharedMemory: boolean;
  /** Whether a huge page was split up in the page table of some process since the machine started. */
  readonly someSplit: boolean;
}

/** "always [madvise] never" → "madvise". */
const chosen = (text: string): string => /\[(\S+)\]/.exec(text)?.[1] ?? 'never';

async function setting(file: string): Promise<string> {
  const read = await readProc(`${folder}/${file}`);
  return read.ok ? read.text.trim() : '';
}

export async function readHugePagesPolicy(pageSize: number): Promise<HugePagesPolicy> {
  const bytes = Number(await setting('hpage_pmd_size'));
  const blockPages = bytes > pageSize ? bytes / pageSize : 512;
  let middleSizes = false;
  for (let size = pageSize * 2; size < bytes; size *= 2) {
    const enabled = await setting(`hugepages-${size / 1024}kB/enabled`);
    middleSizes ||= enabled !== '' && chosen(enabled) !== 'never';
  }
  const shared = await setting('shmem_enabled');
  const counters = await readProc('/proc/vmstat');
  const splits = counters.ok ? /^thp_split_pmd (\d+)$/m.exec(counters.text)?.[1] : undefined;
  return {
    blockPages,
    middleSizes,
    sharedMemory: shared !== '' && !['never', 'deny'].includes(chosen(shared)),
    someSplit: splits !== '0',
  };
}

/** Pages of a mapping that are looked through to count its blocks: 16 GiB. */
const mostPages = 2 ** 22;
/** Pages at a time. */
const atOnce = 1 << 16;

export class HugeBlocks {
  readonly #bits: PageBits;
  readonly #policy: HugePagesPolicy;
  readonly #known = new Map<SpaceMapping, HugeBlock>();

  constructor(bits: PageBits, policy: HugePagesPolicy) {
    this.#bits = bits;
    this.#policy = policy;
  }

  /** Finds out about a mapping what `of` needs; cheap after the first time. */
  async learn(mapping: SpaceMapping): Promise<void> {
    if (!this.#known.has(mapping)) this.#known.set(mapping, await this.#ofFullBlocks(mapping));
  }

  async #ofFullBlocks(mapping: SpaceMapping): Promise<HugeBlock> {
    const { hugeAnonymous, hugeEligible, first, end } = mapping;
    if (hugeAnonymous === 0) return hugeEligible && this.#policy.someSplit ? 'perhaps' : 'small';
    if (end - first > mostPages) return 'perhaps';
    return (await this.#countFull(mapping)) * this.#policy.blockPages === hugeAnonymous ? 'huge' : 'perhaps';
  }

  async #countFull({ first, end }: SpaceMapping): Promise<number> {
    const size = this.#policy.blockPages;
    const from = Math.ceil(first / size) * size;
    const step = Math.max(size, atOnce);
    let full = 0;
    for (let page = from; page + size <= end; page += step) {
      const bits = await this.#bits.read(page, Math.min(step, Math.floor((end - page) / size) * size));
      for (let k = 0; k + size <= bits.length; k += size)
        if (summarize(bits.subarray(k, k + size)).anonymous) full++;
    }
    return full;
  }

  /** Of a page of anonymous memory. Its mapping was learnt and its block loaded. */
  of(page: number, mapping: SpaceMapping): HugeBlock {
    if (this.#policy.middleSizes) return 'perhaps';
    const size = this.#policy.blockPages;
    const start = page - (page % size);
    if (start < mapping.first || start + size > mapping.end) return 'small';
    return this.#bits.summary(page).anonymous ? (this.#known.get(mapping) ?? 'perhaps') : 'small';
  }
}
