/** Where a block of C or C++ ends, for those to whom its tokens do not matter: a third of the time that it takes to tell them. */
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

export interface Closing {
  /** Of the closing brace; the text's end if there is none. */
  readonly at: number;
  readonly hasDirective: boolean;
}

/** @param start behind the opening brace */
export function closingBrace(text: string, start: number): Closing {
  const end = text.length;
  let depth = 1;
  let isFirst = false;
  let inDirective = false;
  let hasDirective = false;
  for (let at = start; at < end;) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) {
      at++;
      continue;
    }
    const line = afterLineEnd(text, at);
    if (line !== at) {
      at = line;
      isFirst = true;
      continue;
    }
    const spliced = unit === 0x5c ? afterSplices(text, at) : at;
    const comment = unit === 0x2f ? commentAt(text, at, end) : undefined;
    if (spliced !== at || comment !== undefined) {
      at = comment?.span.end ?? spliced;
      continue;
    }
    if (isFirst) inDirective = unit === 0x23;
    hasDirective ||= inDirective;
    isFirst = false;
    if (isIdentifierStart(unit)) {
      const stop = identifierEnd(text, at, end);
      at = prefixedLiteral(text, at, stop, end)?.end ?? stop;
    } else if (isDigit(unit)) at = numberEnd(text, at, end);
    else if (unit === 0x22 || unit === 0x27) at = literalEnd(text, at, end).end;
    else {
      if (unit === 0x7b && !inDirective) depth++;
      else if (unit === 0x7d && !inDirective && --depth === 0) return { at, hasDirective };
      at++;
    }
  }
  return { at: end, hasDirective };
}
