/**
 * Entries of a call's arrays, in any order → pages in ascending order, each once. Millions of them, so all work is done in pieces with
 * turns for the event loop between them; a merge sort, because it can be stopped anywhere and keeps entries of one page in order.
 */
import { setImmediate } from 'node:timers/promises';
import { limits } from './limits';
import type { PageSpan } from './pages';

/** What is sorted before merging: a power of two, because larger powers are cut into it. */
const block = 32;

/** A page an entry; `nodes[i]` is where entry i is to go. */
export interface Entries {
  readonly pages: Float64Array;
  readonly nodes: Int32Array | undefined;
}

/** Two sorted neighbours that become one: `left` to `middle` and `middle` to `right` of the source. */
class Merge {
  readonly #from: Entries;
  readonly #to: Entries;
  #left: number;
  readonly #middle: number;
  #second: number;
  readonly #right: number;
  #out: number;

  constructor(from: Entries, to: Entries, left: number, middle: number, right: number) {
    this.#from = from;
    this.#to = to;
    this.#left = left;
    this.#middle = middle;
    this.#second = middle;
    this.#right = right;
    this.#out = left;
  }

  /** At most so many entries; how many there were. */
  some(most: number): number {
    const { pages: from, nodes: fromNodes } = this.#from;
    const { pages: to, nodes: toNodes } = this.#to;
    const middle = this.#middle;
    const end = Math.min(this.#right, this.#out + most);
    let left = this.#left;
    let second = this.#second;
    let out = this.#out;
    const done = end - out;
    for (; out < end; out++) {
      // Of equal pages the left one first: entries of one page keep their order.
      const takeLeft = left < middle && (second >= this.#right || (from[left] ?? 0) <= (from[second] ?? 0));
      const at = takeLeft ? left++ : second++;
      to[out] = from[at] ?? 0;
      if (toNodes !== undefined && fromNodes !== undefined) toNodes[out] = fromNodes[at] ?? -1;
    }
    this.#left = left;
    this.#second = second;
    this.#out = out;
    return done;
  }
}

/** Gives the event loop its turn after every so many entries. */
class Turns {
  #done = 0;

  async after(entries: number): Promise<void> {
    this.#done += entries;
    if (this.#done < limits.sortedAtOnce) return;
    this.#done = 0;
    await setImmediate();
  }
}

/** Sorts blocks of `block` entries in place, for merges to begin with. */
function sortBlocks({ pages, nodes }: Entries, from: number, to: number): void {
  for (let start = from; start < to; start += block) {
    const end = Math.min(to, start + block);
    for (let i = start + 1; i < end; i++) {
      const page = pages[i] ?? 0;
      const node = nodes?.[i] ?? -1;
      let at = i;
      for (; at > start && (pages[at - 1] ?? 0) > page; at--) {
        pages[at] = pages[at - 1] ?? 0;
        if (nodes !== undefined) nodes[at] = nodes[at - 1] ?? -1;
      }
      pages[at] = page;
      if (nodes !== undefined) nodes[at] = node;
    }
  }
}

async function isSorted(pages: Float64Array, turns: Turns): Promise<boolean> {
  for (let at = 1; at < pages.length; at += limits.sortedAtOnce) {
    const end = Math.min(pages.length, at + limits.sortedAtOnce);
    for (let i = at; i < end; i++) if ((pages[i - 1] ?? 0) > (pages[i] ?? 0)) return false;
    await turns.after(end - at);
  }
  return true;
}

/** The same entries by ascending page; those of one page in the order they had. The given arrays are used up. */
export async function sorted(entries: Entries): Promise<Entries> {
  const turns = new Turns();
  const { length } = entries.pages;
  if (await isSorted(entries.pages, turns)) return entries;
  for (let at = 0; at < length; at += limits.sortedAtOnce) {
    sortBlocks(entries, at, Math.min(length, at + limits.sortedAtOnce));
    // A block costs some eight times as much as its entries in a merge.
    await turns.after(limits.sortedAtOnce);
  }
  let from: Entries = entries;
  let to: Entries = {
    pages: new Float64Array(length),
    nodes: entries.nodes === undefined ? undefined : new Int32Array(length),
  };
  for (let width = block; width < length; width *= 2) {
    for (let left = 0; left < length; left += 2 * width) {
      const merge = new Merge(
        from,
        to,
        left,
        Math.min(length, left + width),
        Math.min(length, left + 2 * width),
      );
      for (let n = merge.some(limits.sortedAtOnce); n > 0; n = merge.some(limits.sortedAtOnce))
        await turns.after(n);
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Sorted entries without repetition: of a page's entries the last one counts, as in the kernel. */
export interface Listed extends Entries {
  /** Merged; undefined when there are more than `limits.maxRuns`. */
  readonly spans: readonly PageSpan[] | undefined;
}

/** The given arrays are used up. */
export async function listed(entries: Entries): Promise<Listed> {
  const turns = new Turns();
  const { pages, nodes } = await sorted(entries);
  const spans: { readonly first: number; count: number }[] = [];
  let unique = 0;
  for (let at = 0; at < pages.length; at += limits.sortedAtOnce) {
    const end = Math.min(pages.length, at + limits.sortedAtOnce);
    for (let i = at; i < end; i++) {
      const page = pages[i] ?? 0;
      if (unique === 0 || pages[unique - 1] !== page) {
        pages[unique++] = page;
        const last = spans.at(-1);
        if (last !== undefined && last.first + last.count === page) last.count++;
        else if (spans.length <= limits.maxRuns) spans.push({ first: page, count: 1 });
      }
      if (nodes !== undefined) nodes[unique - 1] = nodes[i] ?? -1;
    }
    await turns.after(end - at);
  }
  return {
    pages: pages.subarray(0, unique),
    nodes: nodes?.subarray(0, unique),
    spans: spans.length > limits.maxRuns ? undefined : spans,
  };
}
