/** Between the core's UTF-16 spans and LSP ranges. */
import type { Position, Range } from 'vscode-languageserver/node';
import type { LineIndex, Span } from '../core/text';

export function positionOf(lines: LineIndex, offset: number): Position {
  const { line, column } = lines.positionAt(offset);
  return { line, character: column };
}

export function rangeOf(lines: LineIndex, span: Span): Range {
  return { start: positionOf(lines, span.start), end: positionOf(lines, span.end) };
}

export function offsetOf(lines: LineIndex, { line, character }: Position): number {
  return lines.offsetAt({ line, column: character });
}

export function spanOf(lines: LineIndex, range: Range): Span {
  return { start: offsetOf(lines, range.start), end: offsetOf(lines, range.end) };
}

/** Whether two spans share a place; a caret counts as a place. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

export function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
