/** Looks ahead in a text: what comes next decides whether an item ends. Each says how far it looked. */
import { afterLineEnd, commentAt, identifierEnd, isBlank, isIdentifierStart } from '../preprocess/lexer';
import { statements } from './head';

export interface Ahead {
  readonly found: boolean;
  /** The offset after the last unit that decided; past the text's end if that did. */
  readonly reach: number;
}

/** Longer lists of parameters are no heads that are looked for. */
const headLimit = 1000;
const nestingLimit = 8;
const oldLimit = 40;
/** Longer lists of template parameters are not looked for. */
const anglesLimit = 1000;
/** What ends them, and what is left to the usual way: comments, literals. */
const stopsAngles: ReadonlySet<number> = new Set(Array.from('{};#"\'/\\', (one) => one.charCodeAt(0)));

/** The offset of the next token. */
export function afterTrivia(text: string, at: number): number {
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) {
      at++;
      continue;
    }
    const line = afterLineEnd(text, at);
    if (line !== at) {
      at = line;
      continue;
    }
    const comment = unit === 0x2f ? commentAt(text, at, text.length) : undefined;
    if (comment === undefined) break;
    at = comment.span.end;
  }
  return at;
}

/** A function's head and its `{` stand here: at least a type's word and a name before the parentheses. */
export function headAhead(text: string, start: number): Ahead {
  const end = Math.min(text.length, start + headLimit);
  let at = start;
  let words = 0;
  let last = '';
  const no = (): Ahead => ({ found: false, reach: at + 1 });
  for (;;) {
    const unit = text.charCodeAt(at);
    if (at < end && isIdentifierStart(unit)) {
      const stop = identifierEnd(text, at, end);
      last = text.slice(at, stop);
      if (statements.test(last)) return no();
      words++;
      at = stop;
    } else if (
      at < end &&
      (isBlank(unit) || unit === 0x0a || unit === 0x0d || unit === 0x2a || unit === 0x26)
    )
      at++;
    else if (unit === 0x3a && text.charCodeAt(at + 1) === 0x3a) {
      // `C::f` is one word.
      words--;
      at += 2;
    } else break;
  }
  if (words < 2 || text.charCodeAt(at) !== 0x28) return no();
  let depth = 0;
  for (; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x28 && ++depth > nestingLimit) return no();
    if (unit === 0x29 && --depth === 0) break;
    if (unit === 0x3b || unit === 0x7b || unit === 0x7d || unit === 0x23) return no();
  }
  if (at >= end) return no();
  at = afterTrivia(text, at + 1);
  if (isIdentifierStart(text.charCodeAt(at))) at = afterTrivia(text, identifierEnd(text, at, text.length));
  return { found: text.charCodeAt(at) === 0x7b, reach: at + 1 };
}

/** After an old definition's first `;`: at most `left` more declarations, then its body. */
export function oldBodyAhead(text: string, start: number, left: number): Ahead {
  let at = start;
  let fresh = true;
  for (let seen = 1; seen <= Math.min(left, oldLimit);) {
    at = afterTrivia(text, at);
    const unit = text.charCodeAt(at);
    if (isIdentifierStart(unit)) at = identifierEnd(text, at, text.length);
    else if (unit === 0x7b && fresh) return { found: true, reach: at + 1 };
    else if (unit === 0x3b) {
      seen++;
      at++;
    } else if ((unit >= 0x30 && unit <= 0x39) || '*,()[]'.includes(text.charAt(at) || '=')) at++;
    else break;
    fresh = unit === 0x3b;
  }
  return { found: false, reach: at + 1 };
}

/** After the parameters of a template; the same place if none are there. */
export function afterAngles(text: string, start: number): { readonly end: number; readonly reach: number } {
  let at = afterTrivia(text, start);
  let angles = 0;
  let parentheses = 0;
  const limit = Math.min(text.length, start + anglesLimit);
  for (; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x28) parentheses++;
    else if (unit === 0x29) parentheses--;
    else if (unit === 0x3c && parentheses === 0) angles++;
    else if (unit === 0x3e && parentheses === 0) angles--;
    else if (stopsAngles.has(unit)) break;
    if (angles <= 0) break;
  }
  const isWhole = angles === 0 && text.charCodeAt(at) === 0x3e;
  return { end: isWhole ? at + 1 : start, reach: at + 1 };
}
