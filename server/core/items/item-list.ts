/**
 * The items of a document across its edits. An edit makes those items anew that it touches, or that were told from
 * text that it touches; the others stay the same objects and only move.
 */
import { sameEnds, type TextChange } from '../text';
import { replaceIn } from '../replace-in';
import { TextPieces } from '../text-piece';
import type { Directive } from '../preprocess/directive';
import type { Comment } from '../preprocess/types';
import { Boundaries } from './boundary';
import { GoneItems } from './gone-items';
import type { Item } from './item';
import { ItemScanner, type ItemState } from './scan-items';

/** Which items an edit replaced. */
export interface ItemsChange {
  /** Of the first that was replaced, before and after. */
  readonly index: number;
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
  /** In the text before: where those stood. */
  readonly from: number;
  readonly to: number;
  /** How far everything after them has moved. */
  readonly delta: number;
}

/** One replacement that covers all changes: [from, to) of the text before has become `to - from + delta` units. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly delta: number;
  /** The changes, where they are known. */
  readonly told?: readonly TextChange[];
}

/** A part of the text after an edit, and where it stands there. */
interface Part {
  readonly text: string;
  readonly base: number;
  readonly isToEnd: boolean;
}

/** Behind an edit so many old items are read again at first, since some of them tell how one before them ends. */
const itemsAhead = 2;
/** Nothing that is read at once is longer. */
const enough = 8;

export class ItemList {
  readonly #items: Item[] = [];
  #pieces: TextPieces;
  #text: string;
  #end: ItemState;
  /** How far beyond its end any item, now or before, was told from. */
  #farthest = 0;
  #directives: readonly Directive[] | undefined;
  readonly #boundaries = new Boundaries();
  readonly #gone = new GoneItems();

  constructor(
    text: string,
    private readonly cpp: boolean,
  ) {
    const scanner = new ItemScanner(text, cpp, this.#boundaries);
    for (let item = scanner.next(); item !== undefined; item = scanner.next()) this.#items.push(item);
    this.#reachesOf(this.#items);
    this.#pieces = new TextPieces(this.#items);
    this.#text = text;
    this.#end = scanner.state;
  }

  get text(): string {
    return this.#text;
  }

  slice(start: number, end: number): string {
    let found = '';
    for (let at = this.#itemAt(start); at < this.#items.length; at++) {
      const item = this.#items[at];
      if (item === undefined || item.start >= end) break;
      found += item.text.slice(Math.max(0, start - item.start), end - item.start);
    }
    return found;
  }

  /** The index of the item that an offset stands in; of an offset behind all of them, any that is before it. */
  #itemAt(offset: number): number {
    let low = 0;
    let high = this.#items.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#items[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** In order; the same array after a change. */
  get items(): readonly Item[] {
    return this.#items;
  }

  /** The items, to be searched. */
  get pieces(): TextPieces {
    return this.#pieces;
  }

  get directives(): readonly Directive[] {
    return (this.#directives ??= this.#items.flatMap((item) => item.directives));
  }

  get comments(): Iterable<Comment> {
    const items = this.#items;
    return {
      *[Symbol.iterator]() {
        for (const item of items) yield* item.comments;
      },
    };
  }

  /** `changes`: how `text` came from the text now; absent or not true: what differs is looked for. */
  change(text: string, changes?: readonly TextChange[]): ItemsChange {
    const { from, to, delta, told } = this.#edit(text, changes);
    const before = this.#items;
    const index = this.#firstToldFrom(from);
    const start = before[index]?.start ?? this.#text.length;
    for (let ahead = itemsAhead; ; ahead *= 8) {
      const part = told === undefined ? undefined : this.#part(told, { index, start, to, ahead });
      const scanned = this.#scan(part ?? { text, base: 0, isToEnd: true }, { index, start, to, delta });
      if (scanned !== undefined) return this.#replace(text, { index, delta, ...scanned });
    }
  }

  /** The index of the first item that was told from text behind an offset; else how many there are. */
  #firstToldFrom(offset: number): number {
    const items = this.#items;
    for (let at = this.#itemAt(offset - this.#farthest); at < items.length; at++) {
      const item = items[at];
      if (item !== undefined && item.start + item.reach > offset) return at;
    }
    return items.length;
  }

  #reachesOf(items: readonly Item[]): void {
    for (const { reach, text } of items) this.#farthest = Math.max(this.#farthest, reach - text.length);
  }

  /** The text as it will be, from an item to some items behind the edit: what holds the whole in pieces need not join them. */
  #part(
    changes: readonly TextChange[],
    { index, start, to, ahead }: { index: number; start: number; to: number; ahead: number },
  ): Part {
    const items = this.#items;
    let last = index;
    while ((items[last]?.start ?? Infinity) <= to) last++;
    last += ahead;
    const before = items[index - 1]?.text.slice(-1) ?? '';
    const base = start - before.length;
    let text = before;
    for (const item of items.slice(index, last)) text += item.text;
    for (const { span, text: inserted } of changes)
      text = text.slice(0, span.start - base) + inserted + text.slice(span.end - base);
    return { text, base, isToEnd: last >= items.length };
  }

  /** Items from `index` on until one of those that were there goes on; undefined if that hangs on more than the part. */
  #scan(
    { text, base, isToEnd }: Part,
    { index, start, to, delta }: { index: number; start: number; to: number; delta: number },
  ): { readonly next: number; readonly added: Item[] } | undefined {
    const before = this.#items;
    const state = before[index] ?? this.#end;
    const scanner = new ItemScanner(text, this.cpp, this.#boundaries, start - base, state, base);
    const end = base + text.length;
    const added: Item[] = [];
    let next = index;
    let met = false;
    while (!met) {
      const item = scanner.next();
      if (!isToEnd && (item === undefined || item.start + item.reach + enough > end)) return undefined;
      if (item === undefined) break;
      added.push(item);
      const at = scanner.at - delta;
      while ((before[next]?.start ?? Infinity) < at) next++;
      const old = before[next];
      met = at > to && old?.start === at && isSame(old, scanner.state);
    }
    if (!met) this.#end = scanner.state;
    return { next: met ? next : before.length, added };
  }

  #replace(
    text: string,
    { index, next, added, delta }: { index: number; next: number; added: Item[]; delta: number },
  ): ItemsChange {
    const before = this.#items;
    // What is the same again stays the same object.
    let head = 0;
    while (index + head < next && head < added.length && equal(before[index + head], added[head])) head++;
    let tail = 0;
    while (
      next - tail > index + head &&
      added.length - tail > head &&
      equal(before[next - 1 - tail], added[added.length - 1 - tail])
    )
      tail++;
    const first = index + head;
    const last = next - tail;
    for (let at = 0; at < head; at++) keepConditional(before[index + at], added[at]);
    for (let at = 1; at <= tail; at++) keepConditional(before[next - at], added[added.length - at]);
    const from = before[first]?.start ?? this.#text.length;
    const to = before[last]?.start ?? this.#text.length;
    const fresh = added.slice(head, added.length - tail);
    if (delta !== 0)
      for (let at = last; at < before.length; at++) {
        const item = before[at];
        if (item !== undefined) item.start += delta;
      }
    const removed = replaceIn(before, first, last - first, fresh);
    if ([...removed, ...fresh].some((item) => item.directives.length > 0)) this.#directives = undefined;
    this.#gone.add(removed, Math.max(text.length, this.#text.length));
    this.#text = text;
    this.#reachesOf(fresh);
    for (const item of fresh) this.#gone.giveBack(item);
    this.#pieces = this.#pieces.replaced(before, removed, fresh);
    return { index: first, removed, added: fresh, from, to, delta };
  }

  #edit(text: string, changes: readonly TextChange[] | undefined): Edit {
    const told = changes === undefined ? undefined : merged(changes);
    if (told !== undefined && changes !== undefined && this.#text.length + told.delta === text.length)
      return { from: told.from, to: told.to, delta: told.delta, told: changes };
    const before = this.#text;
    const same = sameEnds(before, text);
    return { from: same.before, to: before.length - same.behind, delta: text.length - before.length };
  }
}

function isSame(one: ItemState, other: ItemState): boolean {
  return one.scope === other.scope && one.conditional === other.conditional;
}

/** The item stays, under the conditionals of the one that was read for it. */
function keepConditional(item: Item | undefined, now: Item | undefined): void {
  if (item !== undefined) item.conditional = now?.conditional;
}

function equal(one: Item | undefined, other: Item | undefined): boolean {
  return one !== undefined && other !== undefined && one.equals(other);
}

/** Changes in order, each told in the text that those before it left, as one. */
export function merged(changes: readonly TextChange[]): Edit | undefined {
  let edit: { from: number; to: number; now: number } | undefined;
  for (const { span, text } of changes) {
    if (edit === undefined) {
      edit = { from: span.start, to: span.end, now: span.start + text.length };
      continue;
    }
    edit.from = Math.min(edit.from, span.start);
    const beyond = Math.max(0, span.end - edit.now);
    edit.to += beyond;
    edit.now += beyond + text.length - (span.end - span.start);
  }
  return edit === undefined
    ? { from: 0, to: 0, delta: 0 }
    : { from: edit.from, to: edit.to, delta: edit.now - edit.to };
}
