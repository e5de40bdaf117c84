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
  /** The key with a width behind it: names the cell at that place. */
  keyWith(width: number): string;
}

/** Many forms are made on the way to others, and never asked for their key. */
class Form implements LinearForm {
  #key: string | undefined;
  /** Every load and store of a variable asks for that of its beginning. */
  #lastWidth = 0;
  #lastKey = '';

  constructor(
    readonly constant: bigint,
    readonly terms: readonly Term[],
  ) {}

  get key(): string {
    return (this.#key ??=
      this.terms.reduce((key, { factor, symbols }) => `${key}${factor}*${productName(symbols)}+`, '') +
      this.constant.toString());
  }

  keyWith(width: number): string {
    if (this.#lastWidth !== width) {
      this.#lastWidth = width;
      this.#lastKey = `${this.key}:${width}`;
    }
    return this.#lastKey;
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
  const number = typeof value === 'bigint' ? value : BigInt(value);
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

/** Of terms in any order. */
function collect(known: bigint, terms: readonly Term[]): LinearForm | undefined {
  return of(
    known,
    terms.reduce((sum, term) => mergeTerms(sum, [term], 1n), noTerms),
  );
}

/** Of terms that are sorted. */
function of(known: bigint, terms: readonly Term[]): LinearForm | undefined {
  if (terms.length > maxTerms) return undefined;
  return terms.length === 0 ? constant(known) : make(known, terms);
}

/** The first terms and `times` the second: both are sorted, and so is the sum. */
function mergeTerms(first: readonly Term[], second: readonly Term[], times: bigint): readonly Term[] {
  if (first.length === 0 && times === 1n) return second;
  if (second.length === 0) return first;
  const sum: Term[] = [];
  let at = 0;
  let other = 0;
  for (;;) {
    const left = first[at];
    const right = second[other];
    if (left === undefined && right === undefined) return sum;
    const order = left === undefined ? 1 : right === undefined ? -1 : compareTerms(left, right);
    if (order <= 0) at++;
    if (order >= 0) other++;
    if (order < 0 || right === undefined) {
      if (left !== undefined) sum.push(left);
      continue;
    }
    const more = times === 1n ? right.factor : right.factor * times;
    const factor = order === 0 && left !== undefined ? left.factor + more : more;
    if (factor !== 0n) sum.push(factor === right.factor ? right : { factor, symbols: right.symbols });
  }
}

function compareTerms(a: Term, b: Term): number {
  const left = productName(a.symbols);
  const right = productName(b.symbols);
  return left === right ? 0 : left < right ? -1 : 1;
}

function sameTerms(a: readonly Term[], b: readonly Term[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.every((term, at) => {
    const other = b[at];
    return (
      term === other ||
      (term.factor === other?.factor && productName(term.symbols) === productName(other.symbols))
    );
  });
}

export function add(a: LinearForm, b: LinearForm): LinearForm | undefined {
  if (a.terms.length === 0)
    return b.terms.length === 0 ? constant(a.constant + b.constant) : shift(b, a.constant);
  if (b.terms.length === 0) return shift(a, b.constant);
  return of(a.constant + b.constant, mergeTerms(a.terms, b.terms, 1n));
}

function shift(form: LinearForm, by: bigint): LinearForm {
  if (by === 0n) return form;
  return form.terms.length === 0 ? constant(form.constant + by) : make(form.constant + by, form.terms);
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
  if (sameTerms(a.terms, b.terms)) return constant(a.constant - b.constant);
  return of(a.constant - b.constant, mergeTerms(a.terms, b.terms, -1n));
}

/** How far `a` lies behind `b`; undefined where that is no number. What `subtract` would say, without the form. */
export function distanceBetween(a: LinearForm, b: LinearForm): bigint | undefined {
  return sameTerms(a.terms, b.terms) ? a.constant - b.constant : undefined;
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
    if (divisor === 1n) return a;
    if (a.terms.length === 0) return a.constant % divisor === 0n ? constant(a.constant / divisor) : undefined;
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
  // Most forms are numbers, and most others one product.
  const only = form.terms[0];
  if (only === undefined) return false;
  return form.terms.length === 1
    ? only.symbols.some(test)
    : form.terms.some((term) => term.symbols.some(test));
}

export function has(form: LinearForm, symbol: SymbolName): boolean {
  const only = form.terms[0];
  if (only === undefined) return false;
  return form.terms.length === 1
    ? only.symbols.includes(symbol)
    : form.terms.some((term) => term.symbols.includes(symbol));
}

/** Replaces a symbol by a form. Undefined if the result is too large. */
export function substitute(form: LinearForm, name: SymbolName, by: LinearForm): LinearForm | undefined {
  if (!has(form, name)) return form;
  const only = form.terms[0];
  if (form.terms.length === 1 && only?.symbols.length === 1)
    return shift(scale(by, only.factor), form.constant);
  const others = form.terms.filter((term) => !term.symbols.includes(name));
  let sum = of(form.constant, others);
  for (const term of form.terms) {
    if (!term.symbols.includes(name)) continue;
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
  return form.constant >= 0n && (form.terms.length === 0 || form.terms.every((term) => term.factor > 0n));
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
