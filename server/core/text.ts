/**
 * Positions in a document. Every offset in this product is a count of UTF-16 code units from the start of the
 * text, as in the Language Server Protocol's default encoding and in JavaScript strings; never bytes.
 */

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

/** Converts between offsets and lines. Built once per text; a look-up is a binary search. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x0a) starts.push(at + 1);
      // A lone CR ends a line as well (LSP 3.17, "Text Documents"); CRLF is one line end.
      else if (unit === 0x0d && text.charCodeAt(at + 1) !== 0x0a) starts.push(at + 1);
    }
    this.#starts = starts;
    this.#length = text.length;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offsets outside the text are clamped into it. */
  positionAt(offset: number): LineColumn {
    const clamped = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: clamped - (this.#starts[low] ?? 0) };
  }

  /** The offset of a line's first unit; the text's end for a line past the last. */
  lineStart(line: number): number {
    return this.#starts[Math.max(0, line)] ?? this.#length;
  }

  offsetAt(position: LineColumn): number {
    const start = this.lineStart(position.line);
    const next = this.lineStart(position.line + 1);
    return Math.max(start, Math.min(start + position.column, next));
  }
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
