/**
 * Positions in a document. Every offset in this product is a count of UTF-16 code units from the start of the
 * text, as in the Language Server Protocol's default encoding and in JavaScript strings; never bytes.
 */
import { LineStarts, type AnyText } from './line-starts';

/** A half-open range of UTF-16 offsets: `start` is in, `end` is out. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One edit: what stood at `span` became `text`. Of several, each is told in the text that those before it left. */
export interface TextChange {
  readonly span: Span;
  readonly text: string;
}

/** A zero-based line and a zero-based UTF-16 column. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/**
 * Converts between offsets and lines. Built once per text, or from the index before an edit in the time that the edit
 * takes; a look-up is a binary search. Never changes.
 */
export class LineIndex {
  readonly #starts: LineStarts;
  readonly #text: AnyText;

  /** `starts`: of this very text, where they are known. */
  constructor(text: AnyText, starts: LineStarts = LineStarts.of(text)) {
    this.#starts = starts;
    this.#text = text;
  }

  /** @param text the whole text as it is after the change */
  changed(change: TextChange, text: AnyText): LineIndex {
    return new LineIndex(text, this.#starts.changed(change, text));
  }

  get lineCount(): number {
    return this.#starts.count;
  }

  /**
   * Offsets outside the text are clamped into it, and one within a line's end, between `\r` and `\n`, is that of the end: a
   * grammar may take the `\r` for a part of broken code.
   */
  positionAt(offset: number): LineColumn {
    const clamped = Math.max(0, Math.min(offset, this.#length));
    const line = this.#starts.before(clamped + 1) - 1;
    const column = clamped - this.#starts.at(line);
    return { line, column: this.#isInLineEnd(clamped, line) ? column - 1 : column };
  }

  /** Whether that is the position of the offset; makes nothing. */
  isAt(offset: number, line: number, column: number): boolean {
    if (line >= this.lineCount || offset < 0 || offset > this.#length) return false;
    const start = this.#starts.at(line);
    if (offset < start || (line + 1 < this.lineCount && offset >= this.#starts.at(line + 1))) return false;
    return column === offset - start - (this.#isInLineEnd(offset, line) ? 1 : 0);
  }

  #isInLineEnd(offset: number, line: number): boolean {
    if (line + 1 >= this.lineCount || this.#starts.at(line + 1) !== offset + 1) return false;
    return offset > 0 && this.#text.slice(offset - 1, offset + 1) === '\r\n';
  }

  get #length(): number {
    return this.#text.length;
  }

  /** The offset of a line's first unit; the text's end for a line past the last. */
  lineStart(line: number): number {
    return line >= this.lineCount ? this.#length : this.#starts.at(Math.max(0, line));
  }

  offsetAt(position: LineColumn): number {
    const start = this.lineStart(position.line);
    const next = this.lineStart(position.line + 1);
    return Math.max(start, Math.min(start + position.column, next));
  }
}

/** How much of the beginning of two texts, and of the rest behind it, is the same. */
export function sameEnds(a: string, b: string): { readonly before: number; readonly behind: number } {
  const most = Math.min(a.length, b.length);
  let before = 0;
  while (before < most && a.charCodeAt(before) === b.charCodeAt(before)) before++;
  let behind = 0;
  while (
    behind < most - before &&
    a.charCodeAt(a.length - 1 - behind) === b.charCodeAt(b.length - 1 - behind)
  )
    behind++;
  return { before, behind };
}

/** What makes one text of the other: none or one. */
export function difference(before: string, after: string): readonly TextChange[] {
  if (before === after) return [];
  const same = sameEnds(before, after);
  return [
    {
      span: { start: same.before, end: before.length - same.behind },
      text: after.slice(same.before, after.length - same.behind),
    },
  ];
}

/** Where the line of an offset begins, told from the text around it alone. */
export function lineStartAt(text: string, offset: number): number {
  let at = offset;
  while (at > 0) {
    const unit = text.charCodeAt(at - 1);
    if (unit === 0x0a) break;
    // Between CR and LF no line ends yet.
    if (unit === 0x0d && text.charCodeAt(at) !== 0x0a) break;
    at--;
  }
  return at;
}

/** A name as it stands in a regular expression: JavaScript's may hold `$`, those of C++ operators anything. */
export function escapeName(name: string): string {
  return name.replace(/[$()[\]*+/^|.?-]/g, '\\$&');
}
