/**
 * A function in which blanks were put between two tokens of a line, or taken from there: it does what it did. Told from its two texts
 * alone; what surrounds it is somebody else's question.
 */
import { lex } from './preprocess/lexer';
import type { Token } from './preprocess/types';

/** In the function's text before; UTF-16 offsets from its start. */
export interface Respacing {
  readonly from: number;
  /** Blanks stood up to there: `from` where some were put in. */
  readonly to: number;
  /** By how much all that stands behind has moved. */
  readonly delta: number;
  /** What is written there, from the token in front to the one behind. */
  readonly around: string;
}

/** Undefined if the texts differ in anything else. Neither at the ends of a line, where layout may be looked at, nor in directives. */
export function respacing(before: string, after: string): Respacing | undefined {
  const delta = after.length - before.length;
  if (delta === 0) return undefined;
  const from = equalStart(before, after);
  const to = Math.max(from, from - delta);
  if (before.slice(to) !== after.slice(to + delta)) return undefined;
  if (!isBlank(before.slice(from, to)) || !isBlank(after.slice(from, to + delta))) return undefined;
  const start = before.lastIndexOf('\n', from - 1) + 1;
  const end = before.indexOf('\n', to);
  const line = before.slice(start, end < 0 ? undefined : end);
  // A grammar may take a sign `#` for a directive's anywhere in a line, and then blanks for a part of it.
  if (/[\\#]/.test(line) || /\\\r?\n$/.test(before.slice(0, start))) return undefined;
  // A string or a comment may have begun on any line above.
  const tokens = lex(before, { start: 0, end: start + line.length });
  const behind = tokens.findIndex((one) => one.span.end > from);
  const [previous, next] = [tokens[behind - 1], tokens[behind]];
  if (next === undefined || previous === undefined) return undefined;
  if (previous.span.start < start || next.span.start < to) return undefined;
  if (!isBlank(before.slice(previous.span.end, next.span.start))) return undefined;
  const gap = next.span.start - previous.span.end;
  if ((gap === 0 || gap + delta === 0) && belongTogether(previous, next)) return undefined;
  const around = { start: previous.span.start, end: next.span.end };
  const now = lex(after, { start: around.start, end: around.end + delta });
  if (now.length !== 2 || now[0]?.text !== previous.text || now[1]?.text !== next.text) return undefined;
  return { from, to, delta, around: before.slice(around.start, around.end) };
}

function equalStart(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  let at = 0;
  while (at < shorter && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

/** Whether a grammar may take them for one: a literal with what is before or behind it, `[[` of an attribute, the name of `operator()`. */
function belongTogether(one: Token, other: Token): boolean {
  const isLiteral = ({ kind }: Token): boolean => kind === 'string' || kind === 'character';
  return isLiteral(one) || isLiteral(other) || ['[[', ']]', '()', '[]'].includes(one.text + other.text);
}

function isBlank(text: string): boolean {
  return /^[ \t]*$/.test(text);
}
