/**
 * An argument of JavaScript or TypeScript → an expression that reads the same and runs none of the program's own code,
 * or a refusal. Types are dropped. Calls, assignments and whatever makes or changes something are refused by their syntax; what only the
 * values tell (a getter, a proxy, an operand with a valueOf) is left to the functions of reader.ts, which every member
 * access and every operand goes through.
 *
 * A precedence climber that writes as it reads. Deliberately absent: functions, classes, spread, substitutions in
 * templates, `in` and `instanceof`, which may run code of the operand's class.
 */
import type { SideEffectVerdict } from '../side-effects';
import { tokenize } from './tokens';
import type { Token } from './tokens';
import { say } from '../../../../server/languages/say';

export type ReadableExpression =
  { readonly ok: true; readonly code: string } | { readonly ok: false; readonly reason: string };

/** The name under which an expression finds the functions of reader.ts. */
export const readerName = '$numaLens';

/** Thrown and caught in this file only. `message` completes "The expression …". */
class Refusal extends Error {}

const precedence: Readonly<Record<string, number>> = {
  '??': 1,
  '||': 2,
  '&&': 3,
  '|': 4,
  '^': 5,
  '&': 6,
  '==': 7,
  '!=': 7,
  '===': 7,
  '!==': 7,
  '<': 8,
  '>': 8,
  '<=': 8,
  '>=': 8,
  '<<': 9,
  '>>': 9,
  '>>>': 9,
  '+': 10,
  '-': 10,
  '*': 11,
  '/': 11,
  '%': 11,
  '**': 12,
};

/** Operators that take any value as it is. */
const anyOperand = new Set(['??', '||', '&&', '===', '!==', '!', 'typeof', 'void']);
const unary = new Set(['+', '-', '~', '!', 'typeof', 'void']);
const effectWords = new Set(
  'new delete await yield function class import super async throw let var const debugger'.split(' '),
);
/** Conversions of one value; reader.ts checks that the name still means what it says. */
const conversions = new Set(['BigInt', 'Number']);

export function readableExpression(text: string): ReadableExpression {
  try {
    const tokens = tokenize(text);
    if (typeof tokens === 'string') throw new Refusal(tokens);
    if (tokens.length === 0) throw new Refusal(say('is empty'));
    return { ok: true, code: new Reader(tokens).whole() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.message };
    throw error;
  }
}

export function checkScript(text: string): SideEffectVerdict {
  const read = readableExpression(text);
  return read.ok ? { free: true } : { free: false, reason: read.reason };
}

class Reader {
  #at = 0;

  constructor(readonly tokens: readonly Token[]) {}

  whole(): string {
    const code = this.#conditional();
    const next = this.#peek();
    if (next !== undefined) throw refused(next);
    return code;
  }

  #peek(): Token | undefined {
    return this.tokens[this.#at];
  }

  #isNext(text: string): boolean {
    const next = this.#peek();
    return next?.text === text && next.kind !== 'string';
  }

  #take(): Token {
    const token = this.#peek();
    if (token === undefined) throw new Refusal(say('ends too soon'));
    this.#at++;
    return token;
  }

  #skip(text: string): boolean {
    if (!this.#isNext(text)) return false;
    this.#at++;
    return true;
  }

  #demand(text: string): void {
    const next = this.#peek();
    if (!this.#skip(text)) throw next === undefined ? new Refusal(say('ends too soon')) : refused(next);
  }

  #conditional(): string {
    const test = this.#binary(1);
    if (!this.#skip('?')) return test;
    const yes = this.#conditional();
    this.#demand(':');
    return `(${test} ? ${yes} : ${this.#conditional()})`;
  }

  #binary(least: number): string {
    let left = this.#unary();
    for (;;) {
      const operator = this.#peek();
      if (operator?.text === 'as' || operator?.text === 'satisfies') {
        this.#take();
        this.#type();
        continue;
      }
      const rank = operator?.kind === 'punctuation' ? precedence[operator.text] : undefined;
      if (operator === undefined || rank === undefined || rank < least) return left;
      this.#take();
      // ** alone binds to the right.
      const right = this.#binary(operator.text === '**' ? rank : rank + 1);
      left = anyOperand.has(operator.text)
        ? `(${left} ${operator.text} ${right})`
        : `(${plain(left)} ${operator.text} ${plain(right)})`;
    }
  }

  #unary(): string {
    const token = this.#peek();
    if (token === undefined || token.kind === 'string' || !unary.has(token.text)) return this.#postfix();
    this.#take();
    const operand = this.#unary();
    return `(${token.text} ${anyOperand.has(token.text) ? operand : plain(operand)})`;
  }

  #postfix(): string {
    let code = this.#primary();
    for (;;) {
      const token = this.#peek();
      if (token?.kind !== 'punctuation') return code;
      switch (token.text) {
        case '!':
          this.#take();
          break;
        case '.':
        case '?.':
          this.#take();
          code = this.#member(code, token.text === '?.');
          break;
        case '[': {
          this.#take();
          code = `${readerName}.$get(${code}, ${this.#conditional()})`;
          this.#demand(']');
          break;
        }
        case '(':
          throw new Refusal(say('calls {name}()', { name: this.#calleeBefore() }));
        default:
          return code;
      }
    }
  }

  #member(object: string, optional: boolean): string {
    if (optional && this.#isNext('[')) {
      this.#take();
      const code = `${readerName}.$get(${object}, ${this.#conditional()}, true)`;
      this.#demand(']');
      return code;
    }
    const name = this.#take();
    if (name.text === '(') throw new Refusal(say('calls {name}()', { name: this.#calleeBefore() }));
    if (name.text.startsWith('#'))
      throw new Refusal(say('reads {name}, which may be a getter', { name: name.text }));
    if (name.kind !== 'name') throw refused(name);
    if (name.text === 'subarray' && this.#isNext('(')) return this.#subarray(object);
    return `${readerName}.$get(${object}, ${JSON.stringify(name.text)}${optional ? ', true' : ''})`;
  }

  #subarray(object: string): string {
    this.#demand('(');
    const range = this.#list(')');
    if (range.length > 2) throw new Refusal(say('calls subarray() with more than a range'));
    return `${readerName}.$subarray(${[object, ...range].join(', ')})`;
  }

  /** Up to the closing bracket, which is taken. */
  #list(close: ')' | ']'): readonly string[] {
    const items: string[] = [];
    while (!this.#skip(close)) {
      items.push(this.#conditional());
      if (!this.#isNext(close)) this.#demand(',');
    }
    return items;
  }

  #calleeBefore(): string {
    const before = this.tokens
      .slice(0, this.#at)
      .filter(({ kind }) => kind === 'name')
      .at(-1);
    return before?.text ?? '';
  }

  #primary(): string {
    const token = this.#take();
    if (token.kind === 'number' || token.kind === 'string') return token.text;
    if (token.text === '(') {
      const code = this.#conditional();
      this.#demand(')');
      if (this.#isNext('=>')) throw new Refusal(say('has a function'));
      return `(${code})`;
    }
    if (token.text === '[') return `[${this.#list(']').join(', ')}]`;
    if (token.kind !== 'name' || effectWords.has(token.text)) throw refused(token);
    if (conversions.has(token.text) && this.#skip('(')) {
      const [value, ...more] = this.#list(')');
      if (value === undefined || more.length > 0)
        throw new Refusal(say('calls {name}()', { name: token.text }));
      return `${readerName}.$convert(${token.text}, ${value})`;
    }
    return token.text;
  }

  /** A type without braces, parentheses and conditions; what follows it belongs to the expression again. */
  #type(): void {
    do {
      this.#skip('readonly');
      const name = this.#take();
      if (name.kind === 'punctuation') throw new Refusal(say('has a type that is not understood here'));
      while (this.#skip('.')) this.#take();
      if (this.#isNext('<')) this.#typeArguments();
      while (this.#isNext('[') && this.tokens[this.#at + 1]?.text === ']') this.#at += 2;
    } while (this.#skip('|') || this.#skip('&'));
  }

  #typeArguments(): void {
    for (let depth = 0; ;) {
      const { text } = this.#take();
      if (text === '<') depth++;
      else if (/^>+$/.test(text)) depth -= text.length;
      if (depth <= 0) return;
    }
  }
}

function plain(code: string): string {
  return `${readerName}.$plain(${code})`;
}

function refused({ kind, text }: Token): Refusal {
  if (kind === 'punctuation') {
    if (text === '++' || text === '--') return new Refusal(say('changes a variable with {text}', { text }));
    if (text === '=>') return new Refusal(say('has a function'));
    if (/[^=!<>]=$|^=$/.test(text)) return new Refusal(say('assigns with {text}', { text }));
    if (text === ',') return new Refusal(say('is a list, not one value'));
    if (text === '...') return new Refusal(say('spreads a list, which runs its iterator'));
  }
  if (effectWords.has(text)) return new Refusal(say('uses "{text}", which acts on the program', { text }));
  return new Refusal(say('has "{text}" where it is not understood here', { text }));
}
