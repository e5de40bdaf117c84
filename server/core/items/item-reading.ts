/**
 * Reads one item of a C or C++ text: how far it goes, of which kind it is, and what of it others need to know. One that is
 * broken ends where, at its own indentation, the head of a function begins: so an open brace costs the rest of its item,
 * not the rest of the file.
 */
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
} from '../preprocess/lexer';
import { Directive } from '../preprocess/directive';
import type { Comment } from '../preprocess/types';
import type { Span } from '../text';
import { afterAngles, afterTrivia, headAhead, oldBodyAhead, type Ahead } from './ahead';
import type { Depths } from './depths';
import { Head, type BraceKind } from './head';
import type { ItemKind } from './item';

const nowhere = { start: 0 };
interface Ended {
  readonly end: number;
  readonly kind: ItemKind;
}

/** One item as it is read: made where it begins, and asked after `read`. */
export class ItemReading {
  code = -1;
  reach = 0;
  body: { start: number; end: number } | undefined;
  name: Span | undefined;
  readonly directives: Span[] = [];
  readonly comments: (Span & { kind: Comment['kind'] })[] = [];
  readonly #head = new Head();
  #at: number;
  /** After the last token or directive of the item. */
  #last: number;
  /** The line's start, if it is in the item. */
  #line: number;
  /** Only blanks and comments since the line's start. */
  #fresh: boolean;
  #column = 0;
  #group = 0;
  #brace: BraceKind = 'block';
  /** Everything in a class's braces is indented. */
  #indented: boolean | undefined;

  constructor(
    private readonly text: string,
    private readonly cpp: boolean,
    private readonly depths: Depths,
    start: number,
  ) {
    this.#at = start;
    this.#last = start;
    this.#fresh = start === 0;
    this.#line = start === 0 ? 0 : -1;
  }

  read(): Ended {
    const { text } = this;
    const end = text.length;
    while (this.#at < end) {
      const at = this.#at;
      const unit = text.charCodeAt(at);
      if (isBlank(unit)) {
        this.#at++;
        continue;
      }
      const line = afterLineEnd(text, at);
      if (line !== at) {
        this.#at = line;
        this.#line = line;
        this.#fresh = true;
        continue;
      }
      if (unit === 0x5c) {
        const spliced = afterSplices(text, at);
        if (spliced !== at) {
          this.#at = spliced;
          continue;
        }
      }
      const comment = unit === 0x2f ? commentAt(text, at, end) : undefined;
      if (comment !== undefined) {
        this.comments.push({ kind: comment.kind, ...comment.span });
        this.#at = comment.span.end;
        continue;
      }
      const ended = this.#fresh && this.code >= 0 ? this.#atLine(unit) : undefined;
      if (ended !== undefined) return ended;
      const done = unit === 0x23 && this.#fresh ? this.#directive() : this.#token(unit);
      this.#fresh = false;
      if (done !== undefined) return done;
      this.#last = this.#at;
    }
    this.reach = end + 1;
    if (this.code < 0) return { end, kind: 'rest' };
    return this.#finish(end);
  }

  /** At the first token of a line: whether the item ended before it. */
  #atLine(unit: number): Ended | undefined {
    const at = this.#at;
    const { depth, isPending, isAlternative } = this.depths;
    const word = isIdentifierStart(unit);
    if (depth === 0 && this.depths.parentheses === 0 && !this.#head.isOld) {
      const macro = this.#head.macro;
      if (macro !== undefined && (unit === 0x23 || (word && this.#isMacro(macro)))) {
        this.reach = Math.max(this.reach, at + 1);
        return this.#finish(this.#last);
      }
    }
    if (!word) return undefined;
    const column = this.#line < 0 ? 0 : at - this.#line;
    if (depth === 1 && this.#brace === 'class' && this.#indented === undefined) {
      const label = /(?:public|private|protected)\b/y;
      label.lastIndex = at;
      if (!label.test(this.text)) this.#indented = column > this.#column;
    }
    if (column > this.#column || this.#head.isOld) return undefined;
    const inside = depth > 0 && (this.#brace !== 'class' || !this.cpp || this.#indented === true);
    const outside =
      depth === 0 && !isAlternative && (isPending || this.depths.parentheses > 0 || this.#head.isWhole);
    return (inside || outside) && this.#looks(headAhead(this.text, at))
      ? this.#finish(this.#last)
      : undefined;
  }

  /** A macro that stands alone is followed by a declaration; after a type comes a name. */
  #isMacro(macro: 'call' | 'word'): boolean {
    const { text } = this;
    const at = afterTrivia(text, identifierEnd(text, this.#at, text.length));
    this.reach = Math.max(this.reach, at + 1);
    const unit = text.charCodeAt(at);
    return macro === 'call' || (unit !== 0x28 && unit !== 0x3a);
  }

  #looks({ found, reach }: Ahead): boolean {
    this.reach = Math.max(this.reach, reach);
    return found;
  }

  #begin(): void {
    if (this.code >= 0) return;
    this.code = this.#at;
    this.#column = this.#fresh && this.#line >= 0 ? this.#at - this.#line : 0;
  }

  #token(unit: number): Ended | undefined {
    const { text } = this;
    const at = this.#at;
    const end = text.length;
    this.#begin();
    const outer = this.depths.depth === 0 && this.depths.parentheses === 0;
    if (isIdentifierStart(unit)) {
      const stop = identifierEnd(text, at, end);
      const literal = prefixedLiteral(text, at, stop, end);
      this.#at = literal?.end ?? stop;
      if (outer && literal !== undefined) this.#head.string();
      else if (outer) this.#word(text.slice(at, stop), { start: at, end: stop });
    } else if (isDigit(unit)) {
      this.#at = numberEnd(text, at, end);
      if (outer) this.#head.punctuation('0');
    } else if (unit === 0x22 || unit === 0x27) {
      this.#at = literalEnd(text, at, end).end;
      if (outer) this.#head.string();
    } else {
      this.#at++;
      return this.#punctuation(unit, outer);
    }
    return undefined;
  }

  #word(word: string, span: Span): void {
    const { text } = this;
    this.#head.word(word, span);
    if (word === 'operator') {
      // `operator()`, `operator=`: its punctuation says nothing.
      const symbol = /\s*(?:\(\s*\)|[^\s\w(;{}"'#\\]+)/y;
      symbol.lastIndex = this.#at;
      const found = symbol.exec(text)?.[0];
      this.reach = Math.max(this.reach, this.#at + (found?.length ?? 0) + 2);
      if (found === undefined || found.includes('//') || found.includes('/*')) return;
      this.#at += found.length;
      this.#head.string();
    } else if (word === 'template') {
      const { end, reach } = afterAngles(text, this.#at);
      this.reach = Math.max(this.reach, reach);
      this.#at = end;
    }
  }

  #punctuation(unit: number, outer: boolean): Ended | undefined {
    if (unit === 0x7b) return this.#open();
    if (unit === 0x7d) return this.#close();
    if (this.depths.depth > 0) return undefined;
    if (unit === 0x28) {
      if (this.depths.parentheses++ === 0) this.#group = this.#at - 1;
    } else if (unit === 0x29) {
      if (this.depths.parentheses > 0 && --this.depths.parentheses === 0)
        this.#head.group(this.text.slice(this.#group, this.#at));
    } else if (unit === 0x3b) return this.#semicolon();
    else if (outer) {
      const double = unit === 0x3a && this.text.charCodeAt(this.#at) === 0x3a;
      if (double) this.#at++;
      this.#head.punctuation(double ? '::' : String.fromCharCode(unit));
    }
    return undefined;
  }

  #semicolon(): Ended | undefined {
    const { text } = this;
    const at = this.#at;
    if (this.#head.isOld) return undefined;
    if (this.depths.parentheses > 0) {
      const next = afterTrivia(text, at);
      this.reach = Math.max(this.reach, next + 1);
      const gap = text.slice(at, next);
      const line = Math.max(gap.lastIndexOf('\n'), gap.lastIndexOf('\r'));
      const column = line < 0 ? Infinity : gap.length - line - 1;
      if (next < text.length && (column > this.#column || text[next] === ')')) return undefined;
    }
    const parameters = this.cpp ? 0 : this.#head.oldParameters;
    if (parameters > 0 && this.#looks(oldBodyAhead(text, at, parameters))) {
      this.#head.isOld = true;
      return undefined;
    }
    return this.#ends(at);
  }

  #open(): Ended | undefined {
    const { depths } = this;
    if (depths.depth === 0) {
      this.#brace = this.depths.parentheses > 0 ? 'value' : this.#head.brace();
      if (this.#brace === 'open') {
        depths.open(this.#head.opened);
        return { end: this.#at, kind: 'open' };
      }
      if (this.#brace === 'body') {
        this.body ??= { start: this.#at - 1, end: this.#at };
        this.name ??= this.#head.plainName;
      }
      this.#indented = undefined;
    }
    depths.depth++;
    return undefined;
  }

  #close(): Ended | undefined {
    const { depths, text } = this;
    const at = this.#at;
    if (depths.depth === 0) {
      // One too many: it closes what is around, or nothing.
      if (this.code < at - 1) {
        this.reach = Math.max(this.reach, at);
        return this.#finish(this.#last);
      }
      const kind = depths.close() ? 'close' : 'rest';
      return { end: this.#afterSemicolon(at), kind };
    }
    if (--depths.depth > 0) return undefined;
    if (this.#brace === 'body' || this.#brace === 'block') {
      if (this.body !== undefined) this.body.end = at;
      if (this.#head.hasTry && text.startsWith('catch', this.#next(at))) return undefined;
      return this.#ends(this.#afterSemicolon(at));
    }
    if (this.depths.parentheses === 0) {
      this.#head.braces();
      return undefined;
    }
    // An open parenthesis before: the brace at the item's own indentation ends it, unless the text goes on.
    const line = this.#line < 0 ? this.#column + 1 : at - 1 - this.#line;
    const next = this.#next(at);
    return this.#fresh && line <= this.#column && !/[),;}]/.test(text.charAt(next))
      ? this.#ends(at)
      : undefined;
  }

  #next(at: number): number {
    const next = afterTrivia(this.text, at);
    this.reach = Math.max(this.reach, next + 5);
    return next;
  }

  /** A `;` on the same line belongs to the braces before it. */
  #afterSemicolon(at: number): number {
    let next = at;
    while (isBlank(this.text.charCodeAt(next))) next++;
    this.reach = Math.max(this.reach, next + 1);
    this.#at = this.text.charCodeAt(next) === 0x3b ? next + 1 : at;
    return this.#at;
  }

  /** The item's last token has been read, unless another branch of a conditional in it goes on. */
  #ends(end: number): Ended | undefined {
    return this.depths.mayEnd() ? this.#finish(end) : undefined;
  }

  #finish(end: number): Ended {
    if (this.body !== undefined && this.depths.depth > 0) this.body.end = end;
    return { end, kind: this.body === undefined ? 'declaration' : 'function' };
  }

  #directive(): Ended | undefined {
    const start = this.#at;
    const end = this.#directiveEnd(start);
    const span = { start, end };
    this.directives.push(span);
    const between = this.code < 0;
    this.#begin();
    this.#at = end;
    const name = directiveName(this.text.slice(start, end));
    const ends = this.depths.directive(name, between);
    if (between) {
      this.reach = end + 1;
      return { end, kind: 'directive' };
    }
    return ends ? this.#finish(end) : undefined;
  }

  /** Before the line's end, with the comments on the way. */
  #directiveEnd(start: number): number {
    const { text } = this;
    const end = text.length;
    let at = start + 1;
    while (at < end) {
      const unit = text.charCodeAt(at);
      if (unit === 0x0a || unit === 0x0d) break;
      const comment = unit === 0x2f ? commentAt(text, at, end) : undefined;
      if (comment !== undefined) {
        this.comments.push({ kind: comment.kind, ...comment.span });
        at = comment.span.end;
        continue;
      }
      const spliced = unit === 0x5c ? afterSplices(text, at) : at;
      if (spliced !== at) at = spliced;
      else if (isIdentifierStart(unit)) {
        const stop = identifierEnd(text, at, end);
        at = prefixedLiteral(text, at, stop, end)?.end ?? stop;
      } else if (isDigit(unit)) at = numberEnd(text, at, end);
      else if (unit === 0x22 || unit === 0x27) at = literalEnd(text, at, end).end;
      else at++;
    }
    return at;
  }
}

const plainDirective = /^#[ \t]*([a-z]+)/;

function directiveName(text: string): string {
  return plainDirective.exec(text)?.[1] ?? new Directive(nowhere, 0, text).name;
}
