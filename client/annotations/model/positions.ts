/** Ranges that follow a document's edits. */
import type { WirePosition, WireRange } from '../../../server/protocol/lens';

/** One edit: `range` of the text before it gives way to `text`. */
export interface TextChange {
  readonly range: WireRange;
  readonly text: string;
}

function compare(a: WirePosition, b: WirePosition): number {
  return a.line - b.line || a.character - b.character;
}

/**
 * Where a range is after an edit; undefined when the edit takes all of it away. Text inserted at either end stays
 * outside.
 */
export function follow(range: WireRange, change: TextChange): WireRange | undefined {
  const { start, end } = change.range;
  const removed = compare(start, end) !== 0;
  if (removed && compare(start, range.start) <= 0 && compare(end, range.end) >= 0) return undefined;
  const from = moved(range.start, change, 'after');
  const to = moved(range.end, change, 'before');
  return { start: from, end: compare(from, to) > 0 ? from : to };
}

/** `side`: on which side of the new text a position lands that the edit touches. */
function moved(position: WirePosition, { range, text }: TextChange, side: 'before' | 'after'): WirePosition {
  const atStart = compare(position, range.start);
  if (atStart < 0 || (atStart === 0 && side === 'before')) return position;
  const inside = compare(position, range.end) < 0;
  if (inside && side === 'before') return range.start;
  const origin = inside ? range.end : position;
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? '';
  const line = origin.line + range.start.line - range.end.line + lines.length - 1;
  if (origin.line > range.end.line) return { line, character: origin.character };
  const before = lines.length === 1 ? range.start.character + last.length : last.length;
  return { line, character: before + origin.character - range.end.character };
}
