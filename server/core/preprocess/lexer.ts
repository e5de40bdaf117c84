/**
 * Preprocessing tokens of C and C++ (C17 6.4, 5.1.1.2 phases 2 and 3): splices, comments, raw strings.
 * Trigraphs, digraphs and universal character names are deliberately absent: each stays a token of its characters.
 */
import type { Span } from '../text';
import type { Comment, Token, TokenKind } from './types';

const LF = 0x0a;
const CR = 0x0d;
const BACKSLASH = 0x5c;

/** The offset after a line end at `at`, or `at` when there is none. */
export function afterLineEnd(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit === LF) return at + 1;
  if (unit === CR) return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
  return at;
}

/** The offset after all line splices (a backslash and a line end) at `at`. */
export function afterSplices(text: string, at: number): number {
  while (text.charCodeAt(at) === BACKSLASH) {
    const next = afterLineEnd(text, at + 1);
    if (next === at + 1) break;
    at = next;
  }
  return at;
}

/** The line end that closes the (possibly spliced) line, or `end`. */
function lineEnd(text: string, at: number, end: number): number {
  while (at < end) {
    at = afterSplices(text, at);
    if (afterLineEnd(text, at) !== at) break;
    at++;
  }
  return Math.min(at, end);
}

/** The end of a comment that starts at `at`; undefined when none does. An unclosed block comment runs to `end`. */
export function commentAt(
  text: string,
  at: number,
  end: number,
): (Comment & { closed: boolean }) | undefined {
  if (text.charCodeAt(at) !== 0x2f) return undefined;
  const next = afterSplices(text, at + 1);
  const unit = text.charCodeAt(next);
  if (unit === 0x2f) {
    return { kind: 'line', span: { start: at, end: lineEnd(text, next + 1, end) }, closed: true };
  }
  if (unit !== 0x2a) return undefined;
  const close = text.indexOf('*/', next + 1);
  const closed = close !== -1 && close + 2 <= end;
  return { kind: 'block', span: { start: at, end: closed ? close + 2 : end }, closed };
}

export function isIdentifierStart(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    unit === 0x5f ||
    unit === 0x24 ||
    (unit >= 0x80 && unit !== 0xfeff && unit !== 0xa0 && unit !== 0x2028 && unit !== 0x2029)
  );
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

export function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0b || unit === 0x0c || unit === 0xfeff || unit === 0xa0;
}

/** What an ASCII identifier goes on with, by unit. */
const goesOn = Uint8Array.from({ length: 128 }, (_, unit) => +(isIdentifierStart(unit) || isDigit(unit)));

export function identifierEnd(text: string, at: number, end: number): number {
  let first = text.charCodeAt(at);
  while (at < end && goesOn[first] === 1) first = text.charCodeAt(++at);
  // Most end here.
  if (first < goesOn.length && first !== BACKSLASH) return at;
  while (at < end) {
    let unit = text.charCodeAt(at);
    if (unit === BACKSLASH) {
      at = afterSplices(text, at);
      unit = text.charCodeAt(at);
    }
    if (!isIdentifierStart(unit) && !isDigit(unit)) break;
    at++;
  }
  return Math.min(at, end);
}

/** pp-number (C17 6.4.8), with the digit separators of C23. */
export function numberEnd(text: string, at: number, end: number): number {
  while (at < end) {
    at = afterSplices(text, at);
    const unit = text.charCodeAt(at);
    // e, E, p, P take a sign.
    if ((unit | 0x20) === 0x65 || (unit | 0x20) === 0x70) {
      const sign = text.charCodeAt(at + 1);
      at += sign === 0x2b || sign === 0x2d ? 2 : 1;
    } else if (unit === 0x27) {
      const next = text.charCodeAt(at + 1);
      if (!isIdentifierStart(next) && !isDigit(next)) break;
      at += 2;
    } else if (isIdentifierStart(unit) || isDigit(unit) || unit === 0x2e) at++;
    else break;
  }
  return Math.min(at, end);
}

/** The end of a string or character literal whose quote stands at `at`; `closed` is false when its line ends first. */
export function literalEnd(text: string, at: number, end: number): { end: number; closed: boolean } {
  const quote = text.charCodeAt(at);
  at++;
  while (at < end) {
    const spliced = afterSplices(text, at);
    if (spliced !== at) {
      at = spliced;
      continue;
    }
    const unit = text.charCodeAt(at);
    if (unit === quote) return { end: at + 1, closed: true };
    if (unit === LF || unit === CR) break;
    at += unit === BACKSLASH ? 2 : 1;
  }
  return { end: Math.min(at, end), closed: false };
}

const rawPrefix = /^(?:u8|u|U|L)?R$/;
const literalPrefix = /^(?:u8|u|U|L)$/;

/** The end of a raw string whose quote stands at `at`, after a prefix that ends in R; undefined when it is none. */
function rawStringEnd(text: string, at: number, end: number): number | undefined {
  // The delimiter has at most 16 characters; a longer search would be quadratic on junk.
  const head = text.slice(at + 1, at + 18);
  const open = head.indexOf('(');
  if (open === -1) return undefined;
  const delimiter = head.slice(0, open);
  if (/[\s\\)"]/.test(delimiter)) return undefined;
  const close = text.indexOf(`)${delimiter}"`, at + 1 + open);
  return close === -1 || close > end ? end : close + delimiter.length + 2;
}

/** What follows the identifier at [start, stop) when that is a literal's prefix. */
export function prefixedLiteral(
  text: string,
  start: number,
  stop: number,
  end: number,
): { end: number; kind: TokenKind } | undefined {
  const quote = text.charCodeAt(stop);
  if (stop >= end || (quote !== 0x22 && quote !== 0x27) || stop - start > 3) return undefined;
  const prefix = text.slice(start, stop);
  if (quote === 0x22 && rawPrefix.test(prefix)) {
    const raw = rawStringEnd(text, stop, end);
    if (raw !== undefined) return { end: raw, kind: 'string' };
  }
  if (!literalPrefix.test(prefix)) return undefined;
  const literal = literalEnd(text, stop, end);
  return {
    end: literal.end,
    kind: !literal.closed ? 'other' : quote === 0x22 ? 'string' : 'character',
  };
}

const punctuators = new Set(
  '... <<= >>= ->* <=> -> ++ -- << >> <= >= == != && || *= /= %= += -= &= ^= |= ## :: .*'.split(' '),
);

function units(text: string): ReadonlySet<number> {
  return new Set(Array.from(text, (one) => one.charCodeAt(0)));
}

/** What a punctuator may have after its first character. */
const laterInPunctuator = units('.<>=-+&|#:*');

function punctuatorEnd(text: string, at: number, end: number): number {
  if (!laterInPunctuator.has(text.charCodeAt(at + 1))) return at + 1;
  for (const length of [3, 2]) {
    if (at + length <= end && punctuators.has(text.slice(at, at + length))) return at + length;
  }
  return at + 1;
}

const punctuatorStarts = units('[](){}.&*+-~!/%<>^|?:;=,#');

const splices = /\\(?:\r\n|\n|\r)/g;

/** Says where to go on, if not behind the token. */
export type TokenReader = (
  kind: TokenKind,
  text: string,
  start: number,
  end: number,
  before: Token['before'],
) => number | undefined;

/**
 * The tokens of a range. Line ends count as blanks; directives are not recognised here.
 * @param base where the text stands in the one that the tokens' places are in
 */
export function lex(text: string, span: Span, base = 0): Token[] {
  const tokens: Token[] = [];
  forEachToken(text, span, (kind, spelled, start, end, before) => {
    tokens.push({ kind, text: spelled, span: { start: base + start, end: base + end }, before });
    return undefined;
  });
  return tokens;
}

/** The same, without an object for each. */
export function forEachToken(text: string, span: Span, read: TokenReader): void {
  const end = Math.min(span.end, text.length);
  const found: FoundToken = { kind: 'other', end: 0 };
  let at = span.start;
  let before: Token['before'] = 'none';
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) {
      at++;
      if (before === 'none') before = 'space';
      continue;
    }
    const line = afterLineEnd(text, at);
    if (line !== at) {
      at = line;
      before = 'newline';
      continue;
    }
    const spliced = unit === BACKSLASH ? afterSplices(text, at) : at;
    if (spliced !== at) {
      at = spliced;
      if (before === 'none') before = 'space';
      continue;
    }
    const comment = unit === 0x2f ? commentAt(text, at, end) : undefined;
    if (comment !== undefined) {
      at = comment.span.end;
      if (before === 'none') before = 'space';
      continue;
    }
    readToken(text, at, end, found);
    const spelled = text.slice(at, found.end);
    const plain = found.kind === 'punctuator' || !spelled.includes('\\');
    const next = read(found.kind, plain ? spelled : spelled.replace(splices, ''), at, found.end, before);
    at = next ?? found.end;
    before = 'none';
  }
}

interface FoundToken {
  kind: TokenKind;
  end: number;
}

/** Says what stands at an offset, in an object that is made once for all tokens of a text. */
function readToken(text: string, at: number, end: number, found: FoundToken): void {
  const unit = text.charCodeAt(at);
  if (isIdentifierStart(unit)) {
    const stop = identifierEnd(text, at, end);
    const literal = prefixedLiteral(text, at, stop, end);
    found.kind = literal?.kind ?? 'identifier';
    found.end = literal?.end ?? stop;
  } else if (isDigit(unit) || (unit === 0x2e && isDigit(text.charCodeAt(at + 1)))) {
    found.kind = 'number';
    found.end = numberEnd(text, at, end);
  } else if (unit === 0x22 || unit === 0x27) {
    const literal = literalEnd(text, at, end);
    found.kind = !literal.closed ? 'other' : unit === 0x22 ? 'string' : 'character';
    found.end = literal.end;
  } else if (punctuatorStarts.has(unit)) {
    found.kind = 'punctuator';
    found.end = punctuatorEnd(text, at, end);
  } else {
    found.kind = 'other';
    found.end = at + 1;
  }
}
