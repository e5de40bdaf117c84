/**
 * Where the lines of a text begin, as a value that never changes. After an edit it shares its table with the one from
 * before: what was edited since stands in a short list of its own, and what follows is moved when it is read.
 */
import type { TextChange } from './text';

/** Lines in the list of its own before a new table is cheaper than reading past the list. */
const mostOwn = 1024;

/** A string, or what holds one in pieces. */
export type AnyText = Pick<string, 'length' | 'slice'>;

export class LineStarts {
  /** @param head so many lines are as in `table`; then come `own`, then those of `table` from `tail` on, moved by `delta` */
  private constructor(
    private readonly table: Uint32Array,
    private readonly head: number,
    private readonly own: readonly number[],
    private readonly tail: number,
    private readonly delta: number,
  ) {}

  static of(text: AnyText): LineStarts {
    return LineStarts.from(Uint32Array.from([0, ...startsIn(text.slice(0), 1, text.length)]));
  }

  private static from(table: Uint32Array): LineStarts {
    return new LineStarts(table, table.length, [], table.length, 0);
  }

  get count(): number {
    return this.head + this.own.length + this.table.length - this.tail;
  }

  /** `line` is one of the text's. */
  at(line: number): number {
    if (line < this.head) return this.table[line] ?? 0;
    const past = line - this.head - this.own.length;
    if (past < 0) return this.own[line - this.head] ?? 0;
    return (this.table[this.tail + past] ?? 0) + this.delta;
  }

  /** How many lines begin in front of an offset. */
  before(offset: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
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
    const head = Math.min(before, this.head);
    const ownEnd = this.head + this.own.length;
    const tail = Math.max(after, ownEnd);
    const old = (from: number, to: number, delta: number): number[] =>
      Array.from({ length: Math.max(0, to - from) }, (_, at) => this.at(from + at) + delta);
    if (before - head + fresh.length + tail - after <= mostOwn) {
      const own = [...old(head, before, 0), ...fresh, ...old(after, tail, moved)];
      return new LineStarts(this.table, head, own, this.tail + tail - ownEnd, this.delta + moved);
    }
    const table = new Uint32Array(before + fresh.length + this.count - after);
    for (let line = 0; line < before; line++) table[line] = this.at(line);
    table.set(fresh, before);
    let to = before + fresh.length;
    for (let line = after; line < this.count; line++) table[to++] = this.at(line) + moved;
    return LineStarts.from(table);
  }
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
