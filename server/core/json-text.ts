/**
 * JSON (RFC 8259) with the place of every value, for files whose mistakes are shown where they are. No comments and no
 * trailing commas: other readers of the same file would not take them.
 */
import { say } from '../languages/say';
import type { Span } from './text';

export type JsonNode =
  | { readonly kind: 'object'; readonly span: Span; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly span: Span; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly span: Span; readonly value: string }
  | { readonly kind: 'number'; readonly span: Span; readonly value: number }
  | { readonly kind: 'boolean'; readonly span: Span; readonly value: boolean }
  | { readonly kind: 'null'; readonly span: Span };

export interface JsonMember {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: JsonNode;
}

export type JsonReading =
  | { readonly ok: true; readonly root: JsonNode }
  /** `message` is a clause: "a value was expected". */
  | { readonly ok: false; readonly message: string; readonly span: Span };

/** Values nested deeper are refused: nothing that is written by hand needs them. */
const deepest = 100;

/** Thrown inside this file only. */
class NotJson extends Error {
  constructor(
    message: string,
    readonly span: Span,
  ) {
    super(message);
  }
}

/** Never throws. */
export function readJson(text: string): JsonReading {
  try {
    return { ok: true, root: new Reader(text).document() };
  } catch (error) {
    if (error instanceof NotJson) return { ok: false, message: error.message, span: error.span };
    throw error;
  }
}

/** A value that came without a text (an editor's setting): every span is empty. What JSON cannot say is null. */
export function jsonOf(value: unknown, depth = 0): JsonNode {
  const span = { start: 0, end: 0 };
  if (typeof value === 'string') return { kind: 'string', span, value };
  if (typeof value === 'number') return { kind: 'number', span, value };
  if (typeof value === 'boolean') return { kind: 'boolean', span, value };
  if (typeof value !== 'object' || value === null || depth > deepest) return { kind: 'null', span };
  if (Array.isArray(value)) return { kind: 'array', span, items: value.map((one) => jsonOf(one, depth + 1)) };
  const members = Object.entries(value).map(([key, one]) => ({
    key,
    keySpan: span,
    value: jsonOf(one, depth + 1),
  }));
  return { kind: 'object', span, members };
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordPattern = /[A-Za-z]+/y;
const blankPattern = /[ \t\r\n]*/y;

class Reader {
  #at = 0;

  constructor(private readonly text: string) {}

  document(): JsonNode {
    const root = this.#value(0);
    this.#blanks();
    if (this.#at < this.text.length) this.#fail(say('nothing may follow the value'));
    return root;
  }

  #blanks(): void {
    this.#take(blankPattern);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #fail(message: string): never {
    const last = Math.max(0, this.text.length - 1);
    const start = Math.min(this.#at, last);
    throw new NotJson(message, { start, end: Math.min(start + 1, this.text.length) });
  }

  /** Takes one character after blanks. */
  #mark(mark: string): boolean {
    this.#blanks();
    if (this.text.charAt(this.#at) !== mark) return false;
    this.#at++;
    return true;
  }

  #value(depth: number): JsonNode {
    if (depth > deepest) this.#fail(say('it is nested too deep'));
    this.#blanks();
    const start = this.#at;
    switch (this.text.charAt(start)) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#array(depth);
      case '"': {
        const value = this.#string();
        return { kind: 'string', value, span: { start, end: this.#at } };
      }
      default:
        return this.#simple(start);
    }
  }

  #simple(start: number): JsonNode {
    const digits = this.#take(numberPattern);
    if (digits !== undefined) {
      return { kind: 'number', value: Number(digits), span: { start, end: this.#at } };
    }
    const word = this.#take(wordPattern);
    const span = { start, end: this.#at };
    if (word === 'null') return { kind: 'null', span };
    if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true', span };
    this.#at = start;
    this.#fail(say('a value was expected'));
  }

  #object(depth: number): JsonNode {
    const start = this.#at++;
    const members: JsonMember[] = [];
    if (this.#mark('}')) return { kind: 'object', members, span: { start, end: this.#at } };
    for (;;) {
      this.#blanks();
      const keyStart = this.#at;
      if (this.text.charAt(keyStart) !== '"') this.#fail(say('a name in double quotes was expected'));
      const key = this.#string();
      const keySpan = { start: keyStart, end: this.#at };
      if (!this.#mark(':')) this.#fail(say('a colon was expected after the name'));
      const value = this.#value(depth + 1);
      members.push({ key, keySpan, value });
      if (this.#mark('}')) return { kind: 'object', members, span: { start, end: this.#at } };
      if (!this.#mark(',')) this.#fail(say('a comma or } was expected'));
    }
  }

  #array(depth: number): JsonNode {
    const start = this.#at++;
    const items: JsonNode[] = [];
    if (this.#mark(']')) return { kind: 'array', items, span: { start, end: this.#at } };
    for (;;) {
      const item = this.#value(depth + 1);
      items.push(item);
      if (this.#mark(']')) return { kind: 'array', items, span: { start, end: this.#at } };
      if (!this.#mark(',')) this.#fail(say('a comma or ] was expected'));
    }
  }

  #string(): string {
    const start = this.#at++;
    for (; this.#at < this.text.length; this.#at++) {
      const unit = this.text.charAt(this.#at);
      if (unit === '\\') this.#at++;
      else if (unit === '"') {
        this.#at++;
        return this.#unescape(start);
      } else if (unit < ' ') this.#fail(say('a line end or control character stands in a string'));
    }
    this.#fail(say('the string is not closed'));
  }

  #unescape(start: number): string {
    const literal = this.text.slice(start, this.#at);
    if (!literal.includes('\\')) return literal.slice(1, -1);
    if (/\\(?!["\\/bfnrt]|u[\da-fA-F]{4})/.test(literal.replaceAll('\\\\', ''))) {
      this.#at = start;
      this.#fail(say('the string holds an escape that JSON does not have'));
    }
    return String(JSON.parse(literal));
  }
}
