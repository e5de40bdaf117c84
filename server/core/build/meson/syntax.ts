/** The language of meson.build as text → statements. Source: mesonbuild.com, "Syntax" and its formal grammar. */
import type { Span } from '../../text';

export type Expression = { readonly span: Span } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'dictionary'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | ({ readonly kind: 'call'; readonly name: string } & Arguments)
  | ({ readonly kind: 'method'; readonly object: Expression; readonly name: string } & Arguments)
  | { readonly kind: 'index'; readonly object: Expression; readonly index: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  /** Either, as a condition decides. */
  | { readonly kind: 'choice'; readonly values: readonly Expression[] }
  /** A number, a truth value, a comparison. */
  | { readonly kind: 'other' }
);

export interface Arguments {
  readonly positional: readonly Expression[];
  readonly named: ReadonlyMap<string, Expression>;
  /** Offset behind the last argument. */
  readonly end: number;
}

export type MesonStatement =
  | {
      readonly kind: 'assignment';
      readonly name: string;
      readonly adds: boolean;
      readonly value: Expression;
    }
  | { readonly kind: 'expression'; readonly value: Expression }
  | { readonly kind: 'if'; readonly branches: readonly (readonly MesonStatement[])[] }
  | {
      readonly kind: 'foreach';
      readonly names: readonly string[];
      readonly list: Expression;
      readonly body: readonly MesonStatement[];
    };

interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'sign' | 'line' | 'end';
  readonly text: string;
  readonly span: Span;
}

/** Undefined where the text is not of that language. */
export function parseMeson(text: string): readonly MesonStatement[] | undefined {
  const tokens = tokensOf(text);
  return tokens === undefined ? undefined : new Parser(tokens).file();
}

const pattern =
  /(?<space>[ \t\r\uFEFF]+|\\\r?\n|#[^\n]*)|(?<line>\n)|(?<triple>f?'''[^]*?''')|(?<text>f?'(?:[^'\\\n]|\\[^])*')|(?<name>[A-Za-z_]\w*)|(?<number>0[xob][\da-fA-F]+|\d+)|(?<sign>[-+/*%]=|[=!<>]=|[-+*/%=<>()[\]{},.:?])/y;

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let depth = 0;
  pattern.lastIndex = 0;
  for (let at = 0; at < text.length; at = pattern.lastIndex) {
    pattern.lastIndex = at;
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) return undefined;
    const span = { start: at, end: pattern.lastIndex };
    const { line, triple, text: string, name, number, sign } = groups;
    if (line !== undefined) {
      if (depth === 0) tokens.push({ kind: 'line', text: '\n', span });
    } else if (triple !== undefined)
      tokens.push({ kind: 'text', text: triple.replace(/^f?'''|'''$/g, ''), span });
    else if (string !== undefined)
      tokens.push({ kind: 'text', text: string.replace(/^f?'|'$/g, '').replace(/\\(['\\])/g, '$1'), span });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, span });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, span });
    else if (sign !== undefined) {
      if (/[([{]/.test(sign)) depth++;
      else if (/[)\]}]/.test(sign)) depth--;
      tokens.push({ kind: 'sign', text: sign, span });
    }
  }
  const end = { start: text.length, end: text.length };
  return [...tokens, { kind: 'line', text: '\n', span: end }, { kind: 'end', text: '', span: end }];
}

/** What ends the reading: the caller of file() sees none of it. */
class Malformed extends Error {}

class Parser {
  #at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  file(): readonly MesonStatement[] | undefined {
    try {
      const statements = this.#statements();
      return this.#token.kind === 'end' ? statements : undefined;
    } catch (error) {
      if (error instanceof Malformed) return undefined;
      throw error;
    }
  }

  get #token(): Token {
    const token = this.tokens[this.#at];
    if (token === undefined) throw new Malformed();
    return token;
  }

  #is(text: string): boolean {
    return this.#token.text === text && this.#token.kind !== 'text';
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at++;
    return true;
  }

  #expect(text: string): Token {
    const token = this.#token;
    if (!this.#take(text)) throw new Malformed();
    return token;
  }

  #lines(): void {
    while (this.#token.kind === 'line') this.#at++;
  }

  #statements(): readonly MesonStatement[] {
    const found: MesonStatement[] = [];
    for (;;) {
      this.#lines();
      if (this.#token.kind === 'end') break;
      if (['elif', 'else', 'endif', 'endforeach'].some((one) => this.#is(one))) break;
      const statement = this.#statement();
      if (statement !== undefined) found.push(statement);
      if (this.#token.kind !== 'line') throw new Malformed();
    }
    return found;
  }

  #statement(): MesonStatement | undefined {
    if (this.#take('if')) return this.#conditional();
    if (this.#take('foreach')) return this.#foreach();
    if (this.#take('break') || this.#take('continue')) return undefined;
    const left = this.#expression();
    const adds = this.#is('+=');
    if (!adds && !this.#is('=')) return { kind: 'expression', value: left };
    this.#at++;
    if (left.kind !== 'name') throw new Malformed();
    return { kind: 'assignment', name: left.name, adds, value: this.#expression() };
  }

  #conditional(): MesonStatement {
    const branches: (readonly MesonStatement[])[] = [];
    this.#expression();
    branches.push(this.#statements());
    while (this.#take('elif')) {
      this.#expression();
      branches.push(this.#statements());
    }
    if (this.#take('else')) branches.push(this.#statements());
    this.#expect('endif');
    return { kind: 'if', branches };
  }

  #foreach(): MesonStatement {
    const names = [this.#name()];
    while (this.#take(',')) names.push(this.#name());
    this.#expect(':');
    const list = this.#expression();
    const body = this.#statements();
    this.#expect('endforeach');
    return { kind: 'foreach', names, list, body };
  }

  #name(): string {
    const { kind, text } = this.#token;
    if (kind !== 'name') throw new Malformed();
    this.#at++;
    return text;
  }

  #expression(): Expression {
    const condition = this.#operation(0);
    if (!this.#take('?')) return condition;
    const first = this.#expression();
    this.#expect(':');
    const second = this.#expression();
    return { kind: 'choice', values: [first, second], span: around(condition, second) };
  }

  static readonly #levels: readonly (readonly string[])[] = [
    ['or'],
    ['and'],
    ['==', '!=', '<', '>', '<=', '>=', 'in', 'not'],
    ['+', '-'],
    ['*', '/', '%'],
  ];

  #operation(level: number): Expression {
    const operators = Parser.#levels[level];
    if (operators === undefined) return this.#prefixed();
    let left = this.#operation(level + 1);
    for (;;) {
      const operator = operators.find((one) => this.#is(one));
      if (operator === undefined) return left;
      this.#at++;
      if (operator === 'not') this.#expect('in');
      const right = this.#operation(level + 1);
      const span = around(left, right);
      left = level < 3 ? { kind: 'other', span } : { kind: 'binary', operator, left, right, span };
    }
  }

  #prefixed(): Expression {
    const { span } = this.#token;
    if (this.#take('not') || this.#take('-')) {
      const operand = this.#prefixed();
      return { kind: 'other', span: { start: span.start, end: operand.span.end } };
    }
    let value = this.#primary();
    for (;;) {
      if (this.#take('.')) {
        const name = this.#name();
        this.#expect('(');
        const given = this.#arguments();
        value = { kind: 'method', object: value, name, ...given.arguments, span: to(value, given.close) };
      } else if (this.#take('[')) {
        const index = this.#expression();
        value = { kind: 'index', object: value, index, span: to(value, this.#expect(']').span.end) };
      } else return value;
    }
  }

  #primary(): Expression {
    const { kind, text, span } = this.#token;
    this.#at++;
    if (kind === 'text') return { kind: 'text', text, span };
    if (kind === 'number') return { kind: 'other', span };
    if (kind === 'name') {
      if (!this.#take('(')) return { kind: 'name', name: text, span };
      const given = this.#arguments();
      return { kind: 'call', name: text, ...given.arguments, span: { start: span.start, end: given.close } };
    }
    if (text === '(') {
      const inner = this.#expression();
      this.#expect(')');
      return inner;
    }
    if (text === '[') return this.#list(span.start);
    if (text === '{') return this.#dictionary(span.start);
    throw new Malformed();
  }

  #list(start: number): Expression {
    const items: Expression[] = [];
    while (!this.#is(']')) {
      items.push(this.#expression());
      if (!this.#take(',')) break;
    }
    return { kind: 'list', items, span: { start, end: this.#expect(']').span.end } };
  }

  #dictionary(start: number): Expression {
    const entries: (readonly [Expression, Expression])[] = [];
    while (!this.#is('}')) {
      const key = this.#expression();
      this.#expect(':');
      entries.push([key, this.#expression()]);
      if (!this.#take(',')) break;
    }
    return { kind: 'dictionary', entries, span: { start, end: this.#expect('}').span.end } };
  }

  #arguments(): { readonly arguments: Arguments; readonly close: number } {
    const positional: Expression[] = [];
    const named = new Map<string, Expression>();
    let end = this.#token.span.start;
    while (!this.#is(')')) {
      const one = this.#expression();
      if (this.#take(':')) {
        if (one.kind !== 'name') throw new Malformed();
        const value = this.#expression();
        named.set(one.name, value);
        end = value.span.end;
      } else {
        positional.push(one);
        end = one.span.end;
      }
      if (!this.#take(',')) break;
    }
    return { arguments: { positional, named, end }, close: this.#expect(')').span.end };
  }
}

function around(left: Expression, right: Expression): Span {
  return { start: left.span.start, end: right.span.end };
}

function to(left: Expression, end: number): Span {
  return { start: left.span.start, end };
}
