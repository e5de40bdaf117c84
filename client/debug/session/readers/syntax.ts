/**
 * An expression of C or C++ as a tree, as far as an argument is read from it: no assignment, no lambda, no new. What could be a type or a
 * value counts as a value, so that it is looked at. Precedence: ISO C++20, 7.6.
 */
import { castWords, namesType, sizeWords, tokenize, typeWords } from './tokens';
import type { Token } from './tokens';

export type Node =
  | { readonly kind: 'literal' | 'name'; readonly text: string }
  /** sizeof and its operand, which is not evaluated. */
  | { readonly kind: 'size'; readonly text: string }
  | { readonly kind: 'group'; readonly inner: Node }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'choice'; readonly condition: Node; readonly yes: Node; readonly no: Node }
  /** `before` is all that stands before the operand in parentheses: "(void *)", "static_cast<long>", "int". */
  | {
      readonly kind: 'cast';
      readonly before: string;
      readonly type: readonly string[];
      readonly operand: Node;
    }
  | { readonly kind: 'index'; readonly object: Node; readonly at: Node }
  | {
      readonly kind: 'member';
      readonly object: Node;
      readonly operator: '.' | '->';
      readonly name: string;
    }
  | { readonly kind: 'call'; readonly callee: Node; readonly arguments: readonly Node[] };

/** Undefined for what is none of these. */
export function parseExpression(text: string): Node | undefined {
  const tokens = tokenize(text);
  if (typeof tokens === 'string') return undefined;
  const parser = new Parser(tokens);
  const node = parser.choice();
  return parser.atEnd ? node : undefined;
}

/** From the weakest to the strongest. */
const levels: readonly ReadonlySet<string>[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
].map((operators) => new Set(operators));

const unary = new Set(['&', '*', '+', '-', '!', '~']);

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  choice(): Node | undefined {
    const condition = this.#binary(0);
    if (condition === undefined || !this.#take('?')) return condition;
    const yes = this.choice();
    if (yes === undefined || !this.#take(':')) return undefined;
    const no = this.choice();
    return no === undefined ? undefined : { kind: 'choice', condition, yes, no };
  }

  #binary(level: number): Node | undefined {
    const operators = levels[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    while (left !== undefined && operators.has(this.#peek())) {
      const operator = this.#next()?.text ?? '';
      const right = this.#binary(level + 1);
      left = right === undefined ? undefined : { kind: 'binary', operator, left, right };
    }
    return left;
  }

  #unary(): Node | undefined {
    const token = this.#tokens[this.#at];
    if (token === undefined) return undefined;
    if (token.kind === 'punctuation' && unary.has(token.text)) {
      this.#at++;
      const operand = this.#unary();
      return operand === undefined ? undefined : { kind: 'unary', operator: token.text, operand };
    }
    if (sizeWords.has(token.text)) return this.#size();
    const type = token.text === '(' ? this.#between('(', ')') : undefined;
    if (type !== undefined && namesType(type.inside)) {
      this.#at = type.end;
      const operand = this.#unary();
      if (operand === undefined) return undefined;
      const words = type.inside.map(({ text }) => text);
      return { kind: 'cast', before: `(${words.join(' ')})`, type: words, operand };
    }
    return this.#postfix();
  }

  /** The operand of sizeof is a type in parentheses or an expression; neither is evaluated. */
  #size(): Node | undefined {
    const from = this.#at++;
    const type = this.#peek() === '(' ? this.#between('(', ')') : undefined;
    if (type !== undefined && namesType(type.inside)) this.#at = type.end;
    else if (this.#unary() === undefined) return undefined;
    return { kind: 'size', text: this.#textFrom(from) };
  }

  #postfix(): Node | undefined {
    let node = this.#primary();
    while (node !== undefined) {
      const operator = this.#peek();
      if (operator === '[') {
        this.#at++;
        const at = this.choice();
        if (at === undefined || !this.#take(']')) return undefined;
        node = { kind: 'index', object: node, at };
      } else if (operator === '.' || operator === '->') {
        this.#at++;
        const name = this.#name();
        if (name === undefined) return undefined;
        node = { kind: 'member', object: node, operator, name };
      } else if (operator === '(') {
        const given = this.#arguments();
        if (given === undefined) return undefined;
        node = { kind: 'call', callee: node, arguments: given };
      } else return node;
    }
    return undefined;
  }

  #primary(): Node | undefined {
    const token = this.#tokens[this.#at];
    if (token === undefined) return undefined;
    if (token.kind === 'number' || token.kind === 'character') {
      this.#at++;
      return { kind: 'literal', text: token.text };
    }
    if (token.text === '(') {
      this.#at++;
      const inner = this.choice();
      return inner !== undefined && this.#take(')') ? { kind: 'group', inner } : undefined;
    }
    if (castWords.has(token.text)) return this.#namedCast();
    if (typeWords.has(token.text)) return this.#functionalCast();
    const name = this.#name();
    if (name === undefined) return undefined;
    return name === 'true' || name === 'false' || name === 'nullptr'
      ? { kind: 'literal', text: name }
      : { kind: 'name', text: name };
  }

  #namedCast(): Node | undefined {
    const word = this.#next()?.text ?? '';
    const type = this.#between('<', '>');
    if (type === undefined) return undefined;
    this.#at = type.end;
    const words = type.inside.map(({ text }) => text);
    return this.#castOf(`${word}<${words.join(' ')}>`, words);
  }

  #functionalCast(): Node | undefined {
    const word = this.#next()?.text ?? '';
    return this.#castOf(word, [word]);
  }

  #castOf(before: string, type: readonly string[]): Node | undefined {
    if (!this.#take('(')) return undefined;
    const operand = this.choice();
    return operand !== undefined && this.#take(')') ? { kind: 'cast', before, type, operand } : undefined;
  }

  #arguments(): readonly Node[] | undefined {
    this.#at++;
    if (this.#take(')')) return [];
    const given: Node[] = [];
    do {
      const one = this.choice();
      if (one === undefined) return undefined;
      given.push(one);
    } while (this.#take(','));
    return this.#take(')') ? given : undefined;
  }

  /** With the scopes it is in: "ns::pages", "::pages". */
  #name(): string | undefined {
    const from = this.#at;
    if (this.#peek() === '::') this.#at++;
    do {
      if (this.#next()?.kind !== 'name') return undefined;
    } while (this.#take('::'));
    return this.#tokens
      .slice(from, this.#at)
      .map(({ text }) => text)
      .join('');
  }

  /** What stands between the bracket here and its partner. */
  #between(
    open: string,
    close: string,
  ): { readonly inside: readonly Token[]; readonly end: number } | undefined {
    let depth = 0;
    for (let end = this.#at; end < this.#tokens.length; end++) {
      const text = this.#tokens[end]?.text;
      if (text === open) depth++;
      else if (text === close && --depth === 0)
        return { inside: this.#tokens.slice(this.#at + 1, end), end: end + 1 };
      if (depth === 0) return undefined;
    }
    return undefined;
  }

  #peek(): string {
    const token = this.#tokens[this.#at];
    return token?.kind === 'punctuation' ? token.text : '';
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  #take(text: string): boolean {
    if (this.#peek() !== text) return false;
    this.#at++;
    return true;
  }

  #textFrom(from: number): string {
    return this.#tokens
      .slice(from, this.#at)
      .map(({ text }) => text)
      .join(' ');
  }
}
