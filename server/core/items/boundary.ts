/**
 * What a scanner of items knows between two of them: the namespaces and linkage blocks that are open, and the #ifs, each
 * with what was open at it. Equal states are one object, so that the text after an edit is known to be read as before
 * as soon as a state is met again.
 */

/** `namespace a::b {` or `extern "C" {` around an item; undefined at file scope. */
export interface OpenScope {
  readonly parent: OpenScope | undefined;
  readonly kind: 'namespace' | 'linkage';
  /** The names it adds; none for an anonymous namespace or a linkage block. */
  readonly names: readonly string[];
}

/** An #if without its #endif yet, outside of items. */
export interface OpenConditional {
  readonly parent: OpenConditional | undefined;
  /** The scope at the #if: what an #else goes back to. */
  readonly at: OpenScope | undefined;
  /** The scope that the first branch left, once it has ended; it holds after the #endif. */
  readonly left: { readonly scope: OpenScope | undefined } | undefined;
}

/** Makes states, equal ones once. One for each document. */
export class Boundaries {
  readonly #scopes = new Map<string, OpenScope>();
  readonly #conditionals = new Map<string, OpenConditional>();
  readonly #ids = new WeakMap<object, number>();
  #next = 1;

  scope(parent: OpenScope | undefined, kind: OpenScope['kind'], names: readonly string[]): OpenScope {
    const key = `${this.#id(parent)} ${kind} ${names.join('::')}`;
    let scope = this.#scopes.get(key);
    if (scope === undefined) {
      scope = { parent, kind, names };
      this.#scopes.set(key, scope);
    }
    return scope;
  }

  conditional(
    parent: OpenConditional | undefined,
    at: OpenScope | undefined,
    left: OpenConditional['left'],
  ): OpenConditional {
    const key = `${this.#id(parent)} ${this.#id(at)} ${left === undefined ? '' : this.#id(left.scope)}`;
    let conditional = this.#conditionals.get(key);
    if (conditional === undefined) {
      conditional = { parent, at, left };
      this.#conditionals.set(key, conditional);
    }
    return conditional;
  }

  #id(one: object | undefined): number {
    if (one === undefined) return 0;
    let id = this.#ids.get(one);
    if (id === undefined) {
      id = this.#next++;
      this.#ids.set(one, id);
    }
    return id;
  }
}

/** Nobody writes more namespaces in each other. */
const nestingLimit = 64;

const known = new WeakMap<OpenScope, readonly string[]>();
const atFileScope: readonly string[] = [];

/** The namespaces, outermost first. */
export function scopeNames(scope: OpenScope | undefined): readonly string[] {
  if (scope === undefined) return atFileScope;
  let names = known.get(scope);
  if (names === undefined) {
    const all: string[] = [];
    let at: OpenScope | undefined = scope;
    for (let depth = 0; at !== undefined && depth < nestingLimit; depth++, at = at.parent)
      all.unshift(...at.names);
    names = all;
    known.set(scope, names);
  }
  return names;
}
