/**
 * Where a piece of a script ends: a text is cut between two statements of its top level where that is beyond doubt, so
 * that each piece is read by itself. It is: in front of a name or keyword at the beginning of a line, in no bracket,
 * string, template, comment or regular expression, behind a `;` or a `}`. What is said of a piece depends on the text
 * from its beginning on and on nothing before it.
 *
 * Where the scanner cannot tell (JSX, what may be a regular expression behind a brace), the piece is the rest of the text.
 * Of brackets that are never closed, the first line that can only be a declaration at the top level makes an end: so an
 * open brace costs one function. So it is where an import or export shows that they ought to be closed by then, though a
 * stray bracket thousands of lines later would close them. A comment that is never closed is a piece for itself: so it costs
 * nothing.
 */

import { ClassCuts } from './class-cuts';
import { endOfRegex, endOfString, isBlank, isDigit, isWordPart } from './lexical';

export interface PieceEnd {
  readonly end: number;
  /** The end was told from the text up to here; Infinity: from all of it. */
  readonly looked: number;
  /** Of a class: where it is cut again (class-cuts.ts). */
  readonly cuts?: readonly number[] | undefined;
}

/** `mayHaveJsx`: the language has JSX. */
export function endOfPiece(text: string, from: number, mayHaveJsx: boolean): PieceEnd {
  const found = new PieceScanner(text, from, mayHaveJsx, false).end();
  if ('end' in found) return found;
  const mended = new PieceScanner(text, from, mayHaveJsx, true).end();
  return { end: 'end' in mended ? mended.end : text.length, looked: found.openUntil };
}

/** A bracket is open where it cannot be. */
interface Open {
  /** Told from the text up to here, as `looked`. */
  readonly openUntil: number;
}

/** What stands before a place, as far as the meaning of `/` and `<` and the end of a statement go. */
const enum Before {
  /** An operator, an opening bracket, or nothing. */
  Operator,
  Semicolon,
  Brace,
  /** The end of an expression. */
  Value,
  Word,
}

/** They go on with the statement before them. */
const continuing: ReadonlySet<string> = new Set(
  'as assert catch else extends finally from implements in infer instanceof is keyof of satisfies while with'.split(
    ' ',
  ),
);

const declaring = new Set(
  'abstract async class const declare enum export function import interface let namespace type var'.split(
    ' ',
  ),
);

/** An expression follows, which may be a regular expression or JSX. */
const beforeExpression = new Set(
  'case default delete do else extends in instanceof new return throw typeof void'.split(' '),
);
/** Keywords only where they are: else names. */
const perhapsBeforeExpression = new Set(['await', 'of', 'yield']);

/** Their blocks hold imports and exports. */
const nesting = new Set(['global', 'module', 'namespace']);

const beforeCondition = new Set(['for', 'if', 'while', 'with']);

const word = /[\p{ID_Continue}$\u200c\u200d]+/uy;

/** Not `import(…)` and `import.meta`, which are expressions; nor what is not whole yet. */
const moduleItem = /(?:export|import)[ \t]+(?:[{*"']|[\p{ID_Continue}$]+[ \t])/uy;

/** Bodies of `${…}` and parentheses of conditions on the stack of brackets, among the codes of the brackets. */
const substitution = 1;
const condition = 2;

class PieceScanner {
  #at: number;
  #before: Before = Before.Operator;
  /** The last word, if that is what stands before. */
  #wordStart = 0;
  #wordEnd = 0;
  #afterDot = false;
  readonly #open: number[] = [];
  readonly #class: ClassCuts;
  /** A namespace may be open. */
  #nests = false;
  /** The line behind the last `;` or `}`, where nothing but comments followed. */
  #cut: number | undefined;
  /** Where a comment begins that is never closed. */
  #unclosed: number | undefined;

  constructor(
    readonly text: string,
    readonly from: number,
    readonly mayHaveJsx: boolean,
    /** Brackets are left open. */
    readonly mends: boolean,
  ) {
    this.#at = from;
    this.#class = new ClassCuts(text, continuing);
    if (from === 0 && text.startsWith('#!')) this.#skipLine();
  }

  end(): PieceEnd | Open {
    const { text } = this;
    const rest: PieceEnd = { end: text.length, looked: Infinity };
    for (;;) {
      if (this.#at >= text.length)
        return this.#open.length > 0 && !this.mends
          ? { openUntil: Infinity }
          : { ...rest, end: this.#endOfCode(), cuts: this.#class.cuts };
      const code = text.charCodeAt(this.#at);
      if (code === 10) {
        const found = this.#newLine();
        if (found !== undefined) return found;
        continue;
      }
      if (isBlank(code)) {
        this.#at++;
        continue;
      }
      if (isWordPart(code) || code === 92) {
        this.#word();
        continue;
      }
      const next = text.charCodeAt(this.#at + 1);
      if (code === 47 && next === 47) this.#skipLine();
      else if (code === 47 && next === 42) this.#skipComment();
      else if (!this.#token(code, next)) return rest;
    }
  }

  /** The text goes on behind the line's end; perhaps it is the end of the piece. */
  #newLine(): PieceEnd | Open | undefined {
    const { text } = this;
    this.#at++;
    const isBetween = this.#before === Before.Semicolon || this.#before === Before.Brace;
    this.#class.line(this.#at, this.#open.length, isBetween);
    if (!isBetween) return undefined;
    if (this.#open.length > 0 && !this.mends) return this.#atModuleItem();
    this.#cut ??= this.#at;
    const code = text.charCodeAt(this.#at);
    const { cuts } = this.#class;
    if (code === 64) return this.mends ? undefined : { end: this.#cut, looked: this.#at + 1, cuts };
    if (!isWordPart(code) || isDigit(code)) return undefined;
    const end = this.#endOfWord(this.#at);
    const first = text.slice(this.#at, end);
    const isStart = this.mends ? declaring.has(first) : !continuing.has(first);
    return isStart ? { end: this.#cut, looked: end + 1, cuts } : undefined;
  }

  /** What only the top level of a module has, though brackets are open. */
  #atModuleItem(): Open | undefined {
    if (this.#nests) return undefined;
    moduleItem.lastIndex = this.#at;
    return moduleItem.test(this.text) ? { openUntil: moduleItem.lastIndex } : undefined;
  }

  /** False where nobody can tell what follows. */
  #token(code: number, next: number): boolean {
    this.#cut = undefined;
    const { text } = this;
    this.#class.token(code, this.#at, this.#open.length);
    switch (code) {
      case 34:
      case 39:
        this.#at = endOfString(text, this.#at, code);
        this.#now(Before.Value);
        return true;
      case 96:
        this.#at++;
        this.#template();
        return true;
      case 47:
        return this.#slash();
      case 60:
        return this.#less(next);
      case 40:
        this.#open.push(this.#before === Before.Word && this.#isWord(beforeCondition) ? condition : code);
        return this.#operator();
      case 91:
      case 123:
        this.#open.push(code);
        return this.#operator();
      case 41:
      case 93:
      case 125:
        this.#close(code);
        return true;
      case 59:
        this.#at++;
        this.#now(Before.Semicolon);
        return true;
      case 33:
        // `x!` says of a value that it is there.
        this.#at++;
        if (!this.#endsValue() || next === 61) this.#now(Before.Operator);
        return true;
      case 43:
      case 45:
        if (next === code) {
          this.#at += 2;
          if (!this.#endsValue()) this.#now(Before.Operator);
          return true;
        }
        return this.#operator();
      case 46:
        this.#at++;
        this.#now(Before.Operator);
        this.#afterDot = true;
        return true;
      default:
        return this.#operator();
    }
  }

  #operator(): true {
    this.#at++;
    this.#now(Before.Operator);
    return true;
  }

  #now(before: Before): void {
    this.#before = before;
    this.#afterDot = false;
  }

  #word(): void {
    const isMember = this.#afterDot;
    this.#cut = undefined;
    this.#wordStart = this.#at;
    this.#at = this.#endOfWord(this.#at);
    this.#wordEnd = this.#at;
    this.#class.word(this.#wordStart, this.#wordEnd, this.#open.length);
    if (this.#open.length === 0) this.#nests ||= !isMember && this.#isWord(nesting);
    // A member may have the name of a keyword.
    this.#now(isMember ? Before.Value : Before.Word);
  }

  #endOfWord(start: number): number {
    word.lastIndex = start;
    // A backslash begins an escape in a name.
    return word.test(this.text) ? word.lastIndex : start + 1;
  }

  #isWord(words: ReadonlySet<string>): boolean {
    return words.has(this.text.slice(this.#wordStart, this.#wordEnd));
  }

  #endsValue(): boolean {
    if (this.#before === Before.Word) return !this.#isWord(beforeExpression);
    return this.#before === Before.Value || this.#before === Before.Brace;
  }

  /** A division or a regular expression. */
  #slash(): boolean {
    const isUnsure =
      this.#before === Before.Brace ||
      (this.#before === Before.Word && this.#isWord(perhapsBeforeExpression));
    if (!isUnsure && this.#endsValue()) return this.#operator();
    const end = endOfRegex(this.text, this.#at);
    // One that its line does not end is none: somebody types a comment, or takes one away.
    if (end === undefined) return this.#operator();
    if (isUnsure) return false;
    this.#at = end;
    this.#now(Before.Value);
    return true;
  }

  /** A comparison, or type arguments; JSX is not read. */
  #less(next: number): boolean {
    const opens = this.mayHaveJsx && (isWordPart(next) || next === 62 || isBlank(next) || next === 10);
    if (!opens) return this.#operator();
    const unsure = this.#before === Before.Word && this.#isWord(perhapsBeforeExpression);
    const isComparison = this.#endsValue() && this.#before !== Before.Brace && !unsure;
    return isComparison && this.#operator();
  }

  #close(code: number): void {
    const opener = this.#closeTo(code);
    this.#at++;
    if (opener === substitution) {
      this.#template();
      return;
    }
    if (code === 125) this.#now(Before.Brace);
    else this.#now(opener === condition ? Before.Operator : Before.Value);
  }

  /** The bracket that a closing one closes; those in a block that its end leaves open are closed with it. */
  #closeTo(code: number): number | undefined {
    const open = this.#open;
    const fits = (one: number | undefined): boolean =>
      code === 125
        ? one === 123 || one === substitution
        : code === 93
          ? one === 91
          : one === 40 || one === condition;
    if (fits(open.at(-1))) return open.pop();
    if (code !== 125) return undefined;
    for (let at = open.length - 1; at >= 0; at--) {
      if (!fits(open[at])) continue;
      const opener = open[at];
      open.length = at;
      return opener;
    }
    return undefined;
  }

  /** From inside a template on: to its end, or to a `${`. */
  #template(): void {
    const { text } = this;
    for (; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (code === 92) this.#at++;
      else if (code === 96) {
        this.#at++;
        this.#now(Before.Value);
        return;
      } else if (code === 36 && text.charCodeAt(this.#at + 1) === 123) {
        this.#at += 2;
        this.#open.push(substitution);
        this.#now(Before.Operator);
        return;
      }
    }
  }

  #skipLine(): void {
    const end = this.text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.text.length : end;
  }

  #skipComment(): void {
    const end = this.text.indexOf('*/', this.#at + 2);
    if (end < 0) this.#unclosed = this.#at;
    this.#at = end < 0 ? this.text.length : end + 2;
  }

  /** The text's end; before a comment that is never closed, if anything stands before it. */
  #endOfCode(): number {
    const { text, from } = this;
    const code = text.slice(from, this.#unclosed);
    return this.#unclosed === undefined || code.trim() === '' ? text.length : this.#unclosed;
  }
}

/** The text of a piece that is nothing but a comment without an end. */
export function isUnclosedComment(text: string): boolean {
  return /^\s*\/\*/.test(text) && !text.includes('*/', text.indexOf('/*') + 2);
}
