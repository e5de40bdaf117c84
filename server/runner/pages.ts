/**
 * Which pages a request names, in ascending order and each once. A page is named by its number (address divided by the
 * page size), which is exact in a JavaScript number: 2^64 / 4096 = 2^52. Ranges stay ranges, so naming a terabyte costs nothing.
 * Not here: reading the target's arrays (selection.ts) and what the kernel says about a page.
 */
import type { Outcome } from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { say } from '../languages/say';

/** Pages `first` to `first + count - 1`. */
export interface PageSpan {
  readonly first: number;
  readonly count: number;
}

/** A cursor over pages; `wanted` is the node each is to go to, or -1 in a query. */
export interface PageSource {
  readonly total: number;
  /** Pages of the longest span; 0 where pages are named one by one. */
  readonly longestSpan: number;
  /** All of the pages, merged and in ascending order; undefined when that takes more than `most` spans. */
  spans(most: number): readonly PageSpan[] | undefined;
  /** What is left of the pages side by side at the cursor; undefined at the end, and where pages are named one by one. */
  ahead(): PageSpan | undefined;
  /** Steps over pages of `ahead`, which the caller deals with as a whole. */
  skip(count: number): void;
  /** Writes the next pages to both arrays and returns how many; 0 at the end. */
  next(pages: Float64Array, wanted: Int32Array): number;
}

/** The first number that is no address. */
export const addressSpaceEnd = 1n << 64n;

/** "0x7f00…" as hexadecimal or a decimal number below 2^64; undefined for anything else. */
export function parseAddress(text: string): bigint | undefined {
  if (!/^(0[xX][0-9a-fA-F]{1,16}|\d{1,20})$/.test(text)) return undefined;
  const value = BigInt(text);
  return value < addressSpaceEnd ? value : undefined;
}

/** Four digits for each 16 bits, as they are met: to make all of them takes longer than the rest of the runner's start. */
const quads: (string | undefined)[] = new Array<string | undefined>(1 << 16);

const quad = (bits: number): string => (quads[bits] ??= bits.toString(16).padStart(4, '0'));

/**
 * The address of a page. An answer may hold 80000 of them, and a bigint for each would hold up the event loop for longer than a frame. The product
 * is exact, because a page size is a power of two.
 */
export function formatPage(page: number, pageSize: number): string {
  const address = page * pageSize;
  const upper = Math.floor(address / 2 ** 32);
  const lower = address - upper * 2 ** 32;
  if (upper === 0) return `0x${lower.toString(16)}`;
  return `0x${upper.toString(16)}${quad(lower >>> 16)}${quad(lower & 0xffff)}`;
}

/** Takes the tag off the upper half of a pointer. */
export type Untag = (upper: number) => number;

/**
 * On arm64 the top byte of a pointer is the program's own (top byte ignore), on x86 some bits are if the program asked for it (linear
 * address masking; /proc/PID/status tells the mask since Linux 6.4). move_pages(2) strips them when it moves and, up to now, not when it queries
 * (commit 057d3389108e), so they are stripped here.
 */
export function untagger(arch: string, mask: bigint | undefined): Untag {
  if (arch === 'arm64') return (upper) => ((upper & 0x0080_0000) === 0 ? upper & 0x00ff_ffff : upper);
  if (mask === undefined) return (upper) => upper;
  const kept = Number((mask >> 32n) & 0xffff_ffffn);
  return (upper) => (upper & kept) >>> 0;
}

/** The page of a pointer that is given as two words of 32 bits. */
export function pageOfWords(upper: number, lower: number, shift: number): number {
  return upper * 2 ** (32 - shift) + (lower >>> shift);
}

/** The page of a pointer. */
export function pageOfAddress(address: bigint, untag: Untag, pageSize: number): number {
  return pageOfWords(untag(Number(address >> 32n)), Number(address & 0xffff_ffffn), Math.log2(pageSize));
}

/** Rounds outwards to pages, sorts and merges. */
export function spansOfRanges(
  ranges: readonly { readonly from: string; readonly to: string }[],
  pageSize: number,
): Outcome<readonly PageSpan[]> {
  const size = BigInt(pageSize);
  const spans: PageSpan[] = [];
  for (const { from, to } of ranges) {
    const start = parseAddress(from);
    const stop = parseAddress(to);
    if (start === undefined || stop === undefined)
      return failed(
        failures.badRange(
          say('The text "{text}" is no address of at most 64 bits.', {
            text: start === undefined ? from : to,
          }),
        ),
      );
    if (start >= stop)
      return failed(
        failures.badRange(say('The range {from}-{to} is empty or runs backwards.', { from, to })),
      );
    const first = start / size;
    spans.push({ first: Number(first), count: Number((stop + size - 1n) / size - first) });
  }
  return succeed(merge(spans));
}

function merge(spans: PageSpan[]): PageSpan[] {
  spans.sort((a, b) => a.first - b.first);
  const merged: PageSpan[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last === undefined || span.first > last.first + last.count) {
      merged.push(span);
    } else {
      const stop = Math.max(last.first + last.count, span.first + span.count);
      merged[merged.length - 1] = { first: last.first, count: stop - last.first };
    }
  }
  return merged;
}

export function spanSource(spans: readonly PageSpan[], node: number): PageSource {
  let at = 0;
  let done = 0;
  const step = (count: number): void => {
    done += count;
    if (done !== spans[at]?.count) return;
    at++;
    done = 0;
  };
  return {
    total: spans.reduce((sum, span) => sum + span.count, 0),
    longestSpan: spans.reduce((most, span) => Math.max(most, span.count), 0),
    spans: () => spans,
    ahead() {
      const span = spans[at];
      return span && { first: span.first + done, count: span.count - done };
    },
    skip: step,
    next(pages, wanted) {
      let filled = 0;
      for (let span = spans[at]; span !== undefined && filled < pages.length; span = spans[at]) {
        const take = Math.min(span.count - done, pages.length - filled);
        for (let i = 0; i < take; i++) pages[filled + i] = span.first + done + i;
        filled += take;
        step(take);
      }
      wanted.fill(node, 0, filled);
      return filled;
    },
  };
}

/** Pages named one by one. `list` is in ascending order, each page once; its nodes, or one node for all. */
export function listSource(
  list: {
    readonly pages: Float64Array;
    readonly nodes: Int32Array | undefined;
    readonly spans: readonly PageSpan[] | undefined;
  },
  node: number,
): PageSource {
  const { pages, nodes, spans } = list;
  let at = 0;
  return {
    total: pages.length,
    longestSpan: 0,
    spans: (most) => (spans !== undefined && spans.length <= most ? spans : undefined),
    ahead: () => undefined,
    skip: () => undefined,
    next(target, wanted) {
      const some = pages.subarray(at, at + target.length);
      target.set(some);
      if (nodes === undefined) wanted.fill(node, 0, some.length);
      else wanted.set(nodes.subarray(at, at + some.length));
      at += some.length;
      return some.length;
    },
  };
}
