/**
 * Linear forms: a constant plus integer multiples of products of symbols, such as `n*ps + 64`. Two forms with the
 * same key are the same number. Arithmetic is over the integers: lowering converts constants exactly, and symbolic
 * sums are taken not to overflow. What gets too large becomes undefined, never wrong.
 */

/** An unknown but fixed number: a parameter, what a call returned, the page size. Equal text, equal number. */
export type SymbolName = string;

/** The machine's page size, whoever asked for it: sysconf(_SC_PAGESIZE), getpagesize(), numa_pagesize(). */
export const pageSize: SymbolName = 'pagesize';

export interface Term {
  readonly factor: bigint;
  /** Sorted; a repeated symbol is a power. */
  readonly symbols: readonly SymbolName[];
}

export interface LinearForm {
  readonly constant: bigint;
  /** Sorted by their symbols, factors not zero. */
  readonly terms: readonly Term[];
  readonly key: string;
}

/** Many forms are made on the way to others, and never asked for their key. */
class Form implements LinearForm {
  #key: string | undefined;

  constructor(
    readonly constant: bigint,
    readonly terms: readonly Term[],
  ) {}

  get key(): string {
    if (this.#key === undefined) {
      let key = '';
      for (const { factor, symbols } of this.terms) key += `${factor}*${productName(symbols)}+`;
      this.#key = key + this.constant.toString();
    }
    return this.#key;
  }
}

const maxTerms = 6;
const maxDegree = 3;

function make(constant: bigint, terms: readonly Term[]): LinearForm {
  return new Form(constant, terms);
}

function productName(symbols: readonly SymbolName[]): string {
  return symbols.length === 1 ? (symbols[0] ?? '') : symbols.join('*');
}

const noTerms: readonly Term[] = [];

/** Numbers and symbols that were met before: nearly all are. Emptied when they grow, since they outlive the analysis. */
const constants = new Map<bigint, LinearForm>();
const symbolForms = new Map<SymbolName, LinearForm>();
const maxRemembered = 4096;

export function constant(value: bigint | number): LinearForm {
  const number = BigInt(value);
  let form = constants.get(number);
  if (form === undefined) {
    form = make(number, noTerms);
    if (constants.size >= maxRemembered) constants.clear();
    constants.set(number, form);
  }
  return form;
}

export const zero = constant(0n);
const one = constant(1n);

export function symbol(name: SymbolName): LinearForm {
  let form = symbolForms.get(name);
  if (form === undefined) {
    form = make(0n, [{ factor: 1n, symbols: [name] }]);
    if (symbolForms.size >= maxRemembered) symbolForms.clear();
    symbolForms.set(name, form);
  }
  return form;
}

/** The form's value if it has no symbols. */
export function constantOf(form: LinearForm): bigint | undefined {
  return form.terms.length === 0 ? form.constant : undefined;
}

function collect(known: bigint, terms: readonly Term[]): LinearForm | undefined {
  const sums: { readonly name: string; factor: bigint; readonly symbols: readonly SymbolName[] }[] = [];
  for (const { factor, symbols } of terms) {
    const name = productName(symbols);
    // A handful at most: looked through faster than a map is made.
    const sum = sums.find((other) => other.name === name);
    if (sum === undefined) sums.push({ name, factor, symbols });
    else sum.factor += factor;
  }
  const kept = sums.filter(({ factor }) => factor !== 0n);
  if (kept.length > maxTerms) return undefined;
  if (kept.length === 0) return constant(known);
  kept.sort((a, b) => (a.name < b.name ? -1 : 1));
  return make(
    known,
    kept.map(({ factor, symbols }) => ({ factor, symbols })),
  );
}

export function add(a: LinearForm, b: LinearForm): LinearForm | undefined {
  if (a.terms.length === 0)
    return b.terms.length === 0 ? constant(a.constant + b.constant) : shift(b, a.constant);
  if (b.terms.length === 0) return shift(a, b.constant);
  return collect(a.constant + b.constant, [...a.terms, ...b.terms]);
}

function shift(form: LinearForm, by: bigint): LinearForm {
  return by === 0n ? form : make(form.constant + by, form.terms);
}

export function scale(form: LinearForm, factor: bigint): LinearForm {
  if (factor === 0n) return zero;
  if (factor === 1n) return form;
  if (form.terms.length === 0) return constant(form.constant * factor);
  return make(
    form.constant * factor,
    form.terms.map((term) => ({ factor: term.factor * factor, symbols: term.symbols })),
  );
}

export function subtract(a: LinearForm, b: LinearForm): LinearForm | undefined {
  if (a === b) return zero;
  if (b.terms.length === 0)
    return a.terms.length === 0 ? constant(a.constant - b.constant) : shift(a, -b.constant);
  return add(a, scale(b, -1n));
}

export function multiply(a: LinearForm, b: LinearForm): LinearForm | undefined {
  if (a.terms.length === 0) return scale(b, a.constant);
  if (b.terms.length === 0) return scale(a, b.constant);
  if (a.terms.length * b.terms.length > maxTerms * 2) return undefined;
  const terms: Term[] = [];
  for (const left of [...a.terms, { factor: a.constant, symbols: [] }])
    for (const right of [...b.terms, { factor: b.constant, symbols: [] }]) {
      const symbols = [...left.symbols, ...right.symbols].sort();
      if (symbols.length > maxDegree) return undefined;
      if (symbols.length > 0) terms.push({ factor: left.factor * right.factor, symbols });
    }
  return collect(a.constant * b.constant, terms);
}

/** The quotient where every part divides: `8*n + 16` by 8, `n*ps` by `ps`. Undefined where it does not. */
export function divideExactly(a: LinearForm, b: LinearForm): LinearForm | undefined {
  const divisor = constantOf(b);
  if (divisor !== undefined) {
    if (divisor === 0n) return undefined;
    if (a.constant % divisor !== 0n || a.terms.some((term) => term.factor % divisor !== 0n)) return undefined;
    return make(
      a.constant / divisor,
      a.terms.map((term) => ({ factor: term.factor / divisor, symbols: term.symbols })),
    );
  }
  const only = b.terms[0];
  if (b.terms.length !== 1 || b.constant !== 0n || only === undefined || a.constant !== 0n) return undefined;
  const terms: Term[] = [];
  let rest = 0n;
  for (const term of a.terms) {
    if (term.factor % only.factor !== 0n) return undefined;
    const symbols = [...term.symbols];
    for (const one of only.symbols) {
      const at = symbols.indexOf(one);
      if (at < 0) return undefined;
      symbols.splice(at, 1);
    }
    if (symbols.length === 0) rest += term.factor / only.factor;
    else terms.push({ factor: term.factor / only.factor, symbols });
  }
  return collect(rest, terms);
}

export function mentions(form: LinearForm, test: (name: SymbolName) => boolean): boolean {
  for (const term of form.terms) for (const name of term.symbols) if (test(name)) return true;
  return false;
}

export function has(form: LinearForm, symbol: SymbolName): boolean {
  for (const term of form.terms) if (term.symbols.includes(symbol)) return true;
  return false;
}

/** Replaces a symbol by a form. Undefined if the result is too large. */
export function substitute(form: LinearForm, name: SymbolName, by: LinearForm): LinearForm | undefined {
  if (!has(form, name)) return form;
  let sum: LinearForm | undefined = constant(form.constant);
  for (const term of form.terms) {
    let product: LinearForm | undefined = constant(term.factor);
    for (const one of term.symbols) product = product && multiply(product, one === name ? by : symbol(one));
    sum = sum && product && add(sum, product);
  }
  return sum;
}

/** How much the form grows when the symbol grows by one; undefined where that depends on the symbol itself. */
export function slope(form: LinearForm, name: SymbolName): LinearForm | undefined {
  const next = add(symbol(name), one);
  const moved = next && substitute(form, name, next);
  const difference = moved && subtract(moved, form);
  return difference && !has(difference, name) ? difference : undefined;
}

/** Whatever the symbols are: they stand for counts and indices, which are taken as not negative. */
export function isNotNegative(form: LinearForm): boolean {
  return form.constant >= 0n && form.terms.every((term) => term.factor > 0n);
}

/** Negative, unless all symbols are zero. */
export function isBelowZero(form: LinearForm): boolean {
  return form.terms.length > 0 && form.constant <= 0n && form.terms.every((term) => term.factor < 0n);
}

/** The name of a loop's iteration: the number of rounds that are over. */
export function iterationOf(site: string): SymbolName {
  return `t:${site}`;
}

/** An address as a base that is the same in every iteration, and the rest. */
export function splitAddress(address: LinearForm): {
  readonly base: LinearForm;
  readonly offset: LinearForm;
} {
  const moves = (term: Term): boolean => term.symbols.some((name) => name.startsWith('t:'));
  const fixed = address.terms.filter((term) => !moves(term));
  if (fixed.length === 0) return { base: address, offset: zero };
  return { base: make(0n, fixed), offset: make(address.constant, address.terms.filter(moves)) };
}
