/**
 * Evaluates a condition as far as the texts decide it (C17 6.10.1). A name that nothing defines is unknown, not 0:
 * a build may define it.
 */
import type { MacroLookup, Token } from './types';

/** Undefined: a build decides. */
export type Truth = boolean | undefined;
type Value = bigint | undefined;

/** A condition's own nesting, and that of the macros it names. */
const depthLimit = 50;
/** Macros that name each other twice would double the work at each step. */
const stepLimit = 1000;

/** Binary operators by precedence, the loosest first. */
const precedence: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '<': 7,
  '>': 7,
  '<=': 7,
  '>=': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
};

const bit = (truth: boolean): bigint => (truth ? 1n : 0n);

/** Signedness is not tracked, and an order with a negative side depends on it. */
const compare = (a: bigint, b: bigint, truth: boolean): Value => (a < 0n || b < 0n ? undefined : bit(truth));

const operations: Readonly<Record<string, (a: bigint, b: bigint) => Value>> = {
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '&': (a, b) => a & b,
  '==': (a, b) => bit(a === b),
  '!=': (a, b) => bit(a !== b),
  '<': (a, b) => compare(a, b, a < b),
  '>': (a, b) => compare(a, b, a > b),
  '<=': (a, b) => compare(a, b, a <= b),
  '>=': (a, b) => compare(a, b, a >= b),
  '<<': (a, b) => (b >= 0n && b < 63n ? BigInt.asIntN(64, a << b) : undefined),
  '>>': (a, b) => (b >= 0n && b < 64n ? a >> b : undefined),
  '+': (a, b) => BigInt.asIntN(64, a + b),
  '-': (a, b) => BigInt.asIntN(64, a - b),
  '*': (a, b) => BigInt.asIntN(64, a * b),
};

/** Thrown inside this file only: the tokens are no expression that it knows. One for all: its stack is asked by nobody. */
const notAnExpression = new Error();

type Lookup = (name: string) => MacroLookup;

class Evaluator {
  #at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly lookup: Lookup,
    private readonly limits: { depth: number; steps: number },
  ) {}

  whole(): Value {
    const value = this.#binary(1);
    if (this.#at < this.tokens.length) throw notAnExpression;
    return value;
  }

  #binary(least: number): Value {
    let left = this.#unary();
    for (;;) {
      const operator = this.tokens[this.#at]?.text ?? '';
      const level = precedence[operator];
      if (level === undefined || level < least) return left;
      this.#at++;
      const right = this.#binary(level + 1);
      left = combine(operator, left, right);
    }
  }

  #unary(): Value {
    const token = this.tokens[this.#at++];
    const limits = this.limits;
    if (token === undefined || limits.depth >= depthLimit || limits.steps >= stepLimit) {
      throw notAnExpression;
    }
    limits.steps++;
    limits.depth++;
    const value = this.#primary(token);
    limits.depth--;
    return value;
  }

  #primary(token: Token): Value {
    if (token.kind === 'number') return integer(token.text);
    if (token.kind === 'identifier')
      return token.text === 'defined' ? this.#defined() : this.#name(token.text);
    if (token.text === '!') return negate(this.#unary());
    if (token.text === '-') return minus(this.#unary());
    if (token.text === '+') return this.#unary();
    if (token.text !== '(') throw notAnExpression;
    const value = this.#binary(1);
    this.#expect(')');
    return value;
  }

  #defined(): Value {
    const parenthesis = this.tokens[this.#at]?.text === '(';
    if (parenthesis) this.#at++;
    const name = this.tokens[this.#at++];
    if (name?.kind !== 'identifier') throw notAnExpression;
    if (parenthesis) this.#expect(')');
    const truth = isDefined(this.lookup(name.text));
    return truth === undefined ? undefined : bit(truth);
  }

  #name(name: string): Value {
    // A call of a function-like macro, or __has_include: what it gives is not followed.
    if (this.tokens[this.#at]?.text === '(') throw notAnExpression;
    const found = this.lookup(name);
    if (found.kind !== 'defined' || found.definition.parameters !== undefined) return undefined;
    return new Evaluator(found.definition.body, this.lookup, this.limits).whole();
  }

  #expect(text: string): void {
    if (this.tokens[this.#at++]?.text !== text) throw notAnExpression;
  }
}

/** `&&` and `||` are decided by one side alone. */
function combine(operator: string, left: Value, right: Value): Value {
  if (operator === '&&') {
    if (left === 0n || right === 0n) return 0n;
    return left === undefined || right === undefined ? undefined : 1n;
  }
  if (operator === '||') {
    if ((left ?? 0n) !== 0n || (right ?? 0n) !== 0n) return 1n;
    return left === undefined || right === undefined ? undefined : 0n;
  }
  return left === undefined || right === undefined ? undefined : operations[operator]?.(left, right);
}

function negate(value: Value): Value {
  return value === undefined ? undefined : bit(value === 0n);
}

function minus(value: Value): Value {
  return value === undefined ? undefined : BigInt.asIntN(64, -value);
}

/** A decimal, octal, hexadecimal or binary literal with any suffix. */
function integer(text: string): Value {
  const match = /^(0[xX][\da-fA-F']+|0[bB][01']+|\d[\d']*)[uUlLzZ]*$/.exec(text);
  const digits = match?.[1]?.replaceAll("'", '');
  if (digits === undefined) return undefined;
  const octal = /^0[0-7]+$/.test(digits);
  if (!octal && /^0\d/.test(digits)) return undefined;
  return BigInt.asIntN(64, BigInt(octal ? `0o${digits.slice(1)}` : digits));
}

/** True for what every build defines; a name that nothing defines may come from the build. */
export function isDefined(lookup: MacroLookup): Truth {
  if (lookup.kind === 'defined') return true;
  if (lookup.kind === 'unknown' && lookup.why.kind === 'branches' && !lookup.why.orElse) return true;
  return undefined;
}

export function evaluateCondition(tokens: readonly Token[], lookup: Lookup): Truth {
  try {
    const value = new Evaluator(tokens, lookup, { depth: 0, steps: 0 }).whole();
    return value === undefined ? undefined : value !== 0n;
  } catch (error) {
    if (error === notAnExpression) return undefined;
    throw error;
  }
}
