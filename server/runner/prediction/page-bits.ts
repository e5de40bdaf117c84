/**
 * What /proc/PID/pagemap tells of single pages without any privilege: present, of a file or shared memory, mapped exactly once. Read in blocks
 * of the size of a transparent huge page, for what is asked next.
 * Source: Documentation/admin-guide/mm/pagemap.rst.
 */
import type { FileHandle } from 'node:fs/promises';
import os from 'node:os';

/** In the highest byte of an entry: bits 63, 61 and 56. */
export const presentBit = 0x80;
export const fileBit = 0x20;
export const exclusiveBit = 0x01;

const entryLength = 8;
/** Bytes of one read. */
const readLength = 1 << 19;
const little = os.endianness() === 'LE';

/** What the pages of a block have in common. */
export interface BlockSummary {
  /** All are in memory and of no file. */
  readonly anonymous: boolean;
  /** Some page in memory is mapped more than once. */
  readonly someShared: boolean;
}

export class PageBits {
  readonly #pagemap: FileHandle;
  /** Pages in a block. */
  readonly blockPages: number;
  #blocks = new Map<number, Uint8Array>();
  readonly #none: Uint8Array;
  readonly #summaries = new Map<number, BlockSummary>();

  constructor(pagemap: FileHandle, blockPages: number) {
    this.#pagemap = pagemap;
    this.blockPages = blockPages;
    this.#none = new Uint8Array(blockPages);
  }

  /** Reads the blocks of these pages and forgets all others. */
  async load(pages: Float64Array): Promise<void> {
    const wanted = new Set<number>();
    let last = -1;
    for (const page of pages) {
      const block = Math.floor(page / this.blockPages);
      if (block !== last) wanted.add(block);
      last = block;
    }
    const blocks = [...wanted].sort((a, b) => a - b);
    const most = Math.max(1, Math.floor(readLength / (this.blockPages * entryLength)));
    this.#blocks = new Map();
    this.#summaries.clear();
    for (let i = 0; i < blocks.length;) {
      const first = blocks[i] ?? 0;
      let n = 1;
      while (n < most && blocks[i + n] === first + n) n++;
      await this.#read(first, n);
      i += n;
    }
  }

  async #read(first: number, count: number): Promise<void> {
    const bits = await this.read(first * this.blockPages, count * this.blockPages);
    for (let k = 0; k < count; k++) {
      const block = bits.subarray(k * this.blockPages, (k + 1) * this.blockPages);
      if (block.length === this.blockPages) this.#blocks.set(first + k, block);
    }
  }

  /** A byte a page: the bits above. Ends early where the kernel has nothing to tell. */
  async read(page: number, count: number): Promise<Uint8Array> {
    const entries = Buffer.alloc(count * entryLength);
    const position = page * entryLength;
    // Beyond what a file position can say there are no pages of a process.
    if (!Number.isSafeInteger(position)) return new Uint8Array(0);
    const { bytesRead } = await this.#pagemap.read(entries, 0, entries.length, position);
    const bits = new Uint8Array(Math.floor(bytesRead / entryLength));
    const highest = little ? entryLength - 1 : 0;
    for (let i = 0; i < bits.length; i++) bits[i] = entries[i * entryLength + highest] ?? 0;
    return bits;
  }

  of(page: number): number {
    return this.#block(page)[page % this.blockPages] ?? 0;
  }

  /** Of the page's whole block. */
  summary(page: number): BlockSummary {
    const number = Math.floor(page / this.blockPages);
    let summary = this.#summaries.get(number);
    if (summary === undefined) {
      summary = summarize(this.#block(page));
      this.#summaries.set(number, summary);
    }
    return summary;
  }

  /** All 0 where the kernel told nothing. */
  #block(page: number): Uint8Array {
    return this.#blocks.get(Math.floor(page / this.blockPages)) ?? this.#none;
  }
}

export function summarize(block: Uint8Array): BlockSummary {
  return {
    anonymous: block.every((bits) => (bits & (presentBit | fileBit)) === presentBit),
    someShared: block.some((bits) => (bits & presentBit) !== 0 && (bits & exclusiveBit) === 0),
  };
}
