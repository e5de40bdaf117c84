/** One pass over a text that finds its directives and comments and skips everything else. */
import { Directive, HeldComment, type SourceScan } from './directive';
import {
  afterLineEnd,
  afterSplices,
  commentAt,
  identifierEnd,
  isBlank,
  isDigit,
  isIdentifierStart,
  literalEnd,
  numberEnd,
  prefixedLiteral,
} from './lexer';
import type { Comment } from './types';

/** What holds the places of a text that does not change. */
const fixed = { start: 0 };

export function scan(text: string): SourceScan {
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
      if (hash !== -1) directives.push(new Directive(fixed, hash, text.slice(hash, at)));
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
      const { start, end: stop } = comment.span;
      comments.push(new HeldComment(comment.kind, fixed, start, stop - start));
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
  if (hash !== -1) directives.push(new Directive(fixed, hash, text.slice(hash)));
  return { text, slice: (start, end) => text.slice(start, end), directives, comments };
}
