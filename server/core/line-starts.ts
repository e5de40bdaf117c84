/**
 * Where the lines of a text begin, as a value that never changes: in blocks of some hundred lines, each relative to its
 * first one. After an edit it shares all blocks with the one from before but those that were edited, wherever that was.
 */
import type { TextChange } from './text';

/** Lines of a block when it is made; at most twice as many. */
const blockLines = 512;
/** A block of fewer lines is made one with the block in front of it when it is edited. */
const fewLines = 64;

/** A string, or what holds one in pieces. */
export type AnyText = Pick<string, 'length' | 'slice'>;

/** Where lines begin, relative to the first of them, which is 0. */
type Block = Uint32Array;

export class LineStarts {
  /**
   * @param blocks at least one, none without lines
   * @param lines of each block the number of its first line
   * @param offsets of each block where its first line begins
   */
  private constructor(
    private readonly blocks: readonly Block[],
    private readonly lines: readonly number[],
    private readonly offsets: readonly number[],
    readonly count: number,
  ) {}

  static of(text: AnyText): LineStarts {
    return LineStarts.from(cut([0, ...startsIn(text.slice(0), 1, text.length)]));
  }

  private static from({ blocks, offsets }: Blocks): LineStarts {
    const lines: number[] = [];
    let count = 0;
    for (const block of blocks) {
      lines.push(count);
      count += block.length;
    }
    return new LineStarts(blocks, lines, offsets, count);
  }

  /** `line` is one of the text's. */
  at(line: number): number {
    const index = lastUpTo(this.lines, line);
    return (this.offsets[index] ?? 0) + (this.blocks[index]?.[line - (this.lines[index] ?? 0)] ?? 0);
  }

  /** How many lines begin in front of an offset. */
  before(offset: number): number {
    const index = lastUpTo(this.offsets, offset - 1);
    const block = this.blocks[index];
    return block === undefined
      ? 0
      : (this.lines[index] ?? 0) + fewerThan(block, offset - (this.offsets[index] ?? 0));
  }

  /** @param text the whole text as it is after the change */
  changed({ span, text: inserted }: TextChange, text: AnyText): LineStarts {
    // Whether a line begins at an offset hangs on both of its neighbours: at the edit's own ends it is looked at anew.
    const before = Math.max(1, this.before(span.start));
    const after = this.before(span.end + 1);
    const moved = inserted.length - (span.end - span.start);
    const around = Math.max(1, span.start) - 1;
    const end = span.start + inserted.length;
    const fresh = startsIn(text.slice(around, end + 1), 1, end - around).map((at) => at + around);
    if (fresh.length === 0 && after === before) return this.#moved(before, moved);

    let first = lastUpTo(this.lines, before - 1);
    const next = lastUpTo(this.lines, Math.max(after - 1, before - 1)) + 1;
    const behind = this.lines[next] ?? this.count;
    const all = (): number => before - (this.lines[first] ?? 0) + fresh.length + behind - after;
    if (all() < fewLines && first > 0) first--;
    const starts: number[] = [];
    this.#collect(starts, this.lines[first] ?? 0, before, 0);
    for (const start of fresh) starts.push(start);
    this.#collect(starts, after, behind, moved);
    const made = cut(starts);
    const offsets = this.offsets.slice(0, first).concat(made.offsets);
    for (let index = next; index < this.offsets.length; index++)
      offsets.push((this.offsets[index] ?? 0) + moved);
    const blocks = this.blocks.slice(0, first).concat(made.blocks, this.blocks.slice(next));
    return LineStarts.from({ blocks, offsets });
  }

  /** The same lines; from one of them on they begin `by` units further on. */
  #moved(line: number, by: number): LineStarts {
    const index = lastUpTo(this.lines, line - 1);
    const offsets = this.offsets.slice();
    for (let next = index + 1; next < offsets.length; next++) offsets[next] = (offsets[next] ?? 0) + by;
    const block = this.blocks[index]?.slice() ?? new Uint32Array();
    for (let own = line - (this.lines[index] ?? 0); own < block.length; own++)
      block[own] = (block[own] ?? 0) + by;
    const blocks = this.blocks.slice();
    blocks[index] = block;
    return new LineStarts(blocks, this.lines, offsets, this.count);
  }

  #collect(into: number[], from: number, to: number, moved: number): void {
    let line = from;
    for (let index = lastUpTo(this.lines, from); line < to; index++) {
      const own = this.lines[index] ?? 0;
      const block = this.blocks[index] ?? new Uint32Array();
      const offset = (this.offsets[index] ?? 0) + moved;
      const stop = index + 1 < this.blocks.length ? Math.min(to, own + block.length) : to;
      for (; line < stop; line++) into.push(offset + (block[line - own] ?? 0));
    }
  }
}

/** Blocks and where each of them stands. */
interface Blocks {
  readonly blocks: readonly Block[];
  readonly offsets: readonly number[];
}

/** @param starts of lines that follow each other, at least one */
function cut(starts: readonly number[]): Blocks {
  const blocks: Block[] = [];
  const offsets: number[] = [];
  // All of about the same size: none is left with the few lines that the others have no room for.
  const size = Math.ceil(starts.length / Math.max(1, Math.floor(starts.length / blockLines)));
  for (let from = 0; from < starts.length; from += size) {
    const offset = starts[from] ?? 0;
    const some = starts.slice(from, from + size);
    blocks.push(Uint32Array.from(some, (start) => start - offset));
    offsets.push(offset);
  }
  return { blocks, offsets };
}

/** The index of the last value up to a limit; -1 if there is none. `values` ascend. */
function lastUpTo(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** How many values are less than a limit. They ascend. */
function fewerThan(values: Block, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The offsets in [from, to] at which a line begins; `from` is past the text's first unit. */
function startsIn(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let at = from; at <= to; at++) {
    const before = text.charCodeAt(at - 1);
    // A lone CR ends a line as well (LSP 3.17, "Text Documents"); CRLF is one line end.
    if (before === 0x0a || (before === 0x0d && text.charCodeAt(at) !== 0x0a)) starts.push(at);
  }
  return starts;
}
