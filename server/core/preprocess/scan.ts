/** One pass over a text that finds its directives and comments and skips everything else. */
import type { Span } from '../text';
import {
  afterLineEnd,
  afterSplices,
  commentAt,
  identifierEnd,
  isBlank,
  isDigit,
  isIdentifierStart,
  lex,
  literalEnd,
  numberEnd,
  prefixedLiteral,
} from './lexer';
import type { Comment, Token } from './types';

export interface Directive {
  /** `define`, `if`, …; empty for a null directive or a line marker. */
  readonly name: string;
  /** From `#` to before the line end. */
  readonly span: Span;
  /** What follows the name. */
  readonly tokens: readonly Token[];
}

export interface Scan {
  readonly directives: readonly Directive[];
  readonly comments: readonly Comment[];
}

export function scan(text: string): Scan {
  const directives: Directive[] = [];
  const comments: Comment[] = [];
  const end = text.length;
  /** Only blanks and comments since the last line end. */
  let fresh = true;
  let hash = -1;
  let at = 0;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) {
      at++;
      continue;
    }
    const line = afterLineEnd(text, at);
    if (line !== at) {
      if (hash !== -1) directives.push(directive(text, { start: hash, end: at }));
      hash = -1;
      fresh = true;
      at = line;
      continue;
    }
    const spliced = afterSplices(text, at);
    if (spliced !== at) {
      at = spliced;
      continue;
    }
    const comment = commentAt(text, at, end);
    if (comment !== undefined) {
      comments.push({ kind: comment.kind, span: comment.span });
      at = comment.span.end;
      continue;
    }
    if (unit === 0x23 && fresh) {
      hash = at;
      at++;
    } else if (isIdentifierStart(unit)) {
      const stop = identifierEnd(text, at, end);
      at = prefixedLiteral(text, at, stop, end)?.end ?? stop;
    } else if (isDigit(unit)) at = numberEnd(text, at, end);
    else if (unit === 0x22 || unit === 0x27) at = literalEnd(text, at, end).end;
    else at++;
    fresh = false;
  }
  if (hash !== -1) directives.push(directive(text, { start: hash, end }));
  return { directives, comments };
}

function directive(text: string, span: Span): Directive {
  const tokens = lex(text, { start: span.start + 1, end: span.end });
  const first = tokens[0];
  return first?.kind === 'identifier'
    ? { name: first.text, span, tokens: tokens.slice(1) }
    : { name: '', span, tokens };
}
