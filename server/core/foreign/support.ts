/** Small things that several descriptions need. */
import type { SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import type { ForeignPlace } from './foreign-function';
import type { ForeignReading } from './library';

/**
 * The place of a part of a string literal; `span` is counted in the string. All of the literal where it has escapes, or
 * is no literal at all.
 */
export function partOf(node: SyntaxNode, span: Span, reading: ForeignReading): ForeignPlace {
  const value = reading.evaluate(node);
  const whole = value.kind === 'string' ? value.place : reading.place(node);
  const length = whole.span.end - whole.span.start - 2;
  if (value.kind !== 'string' || value.value.length !== length) return whole;
  const start = whole.span.start + 1;
  return { ...whole, span: { start: start + span.start, end: start + span.end } };
}
