/**
 * What a name means in one C or C++ file: which of its declarations and definitions of file scope, from where the name is used. What
 * these say is read elsewhere (c-file.ts).
 */
import type { Item } from '../items/item';
import { namespaceNames, type ItemDeclaration, type ItemFunction } from '../items/item-facts';
import type { DeclarationIndex, DeclarationKind } from './c-index';

export class CNames {
  /** The namespaces and classes around the text that is read at the moment. */
  within: readonly string[] = [];
  readonly #functions = new Map<string, ItemFunction>();
  /** C++: names of which there are several definitions. */
  readonly #overloaded = new Set<string>();
  /** What stands before `::` and is none of them is a class. */
  readonly #namespaces: ReadonlySet<string>;

  constructor(
    private readonly index: DeclarationIndex<ItemDeclaration>,
    functions: readonly ItemFunction[],
    items: readonly Item[],
    private readonly cpp: boolean,
  ) {
    for (const one of functions) {
      if (cpp && this.#functions.has(one.name)) this.#overloaded.add(one.name);
      this.#functions.set(one.name, one);
    }
    this.#namespaces = new Set([...new Set(items.map((item) => item.scope))].flatMap(namespaceNames));
  }

  /** Each function before with the one that stands for it now. */
  replace(replaced: ReadonlyMap<ItemFunction, ItemFunction>): void {
    for (const [before, after] of replaced)
      if (this.#functions.get(before.name) === before) this.#functions.set(after.name, after);
  }

  /** The last definition of a (full) name. */
  definition(name: string): ItemFunction | undefined {
    return this.#functions.get(name);
  }

  isOverloaded(name: string): boolean {
    return this.#overloaded.has(name);
  }

  isNamespace(name: string): boolean {
    return this.#namespaces.has(name);
  }

  /** What a name may stand for here, from the innermost namespace or class outwards. */
  paths(name: string): readonly string[] {
    if (!this.cpp || / |^std::/.test(name)) return [name];
    const plain = name.replace(/^::/, '');
    if (plain !== name) return [plain];
    return [...this.within.keys(), this.within.length]
      .reverse()
      .map((depth) => [...this.within.slice(0, depth), plain].join('::'));
  }

  isKnown(path: string): boolean {
    return this.index.has(path) || this.index.has(`struct ${path}`) || this.#functions.has(path);
  }

  find(name: string, kind: DeclarationKind): ItemDeclaration | undefined {
    for (const path of this.paths(name)) {
      const found = this.index.last(path, kind);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  functionName(name: string): string | undefined {
    return this.paths(name).find((path) => this.#functions.has(path) || this.index.has(path, 'prototype'));
  }

  classTag(name: string): string | undefined {
    for (const path of this.paths(name))
      for (const tag of [`struct ${path}`, `union ${path}`]) if (this.index.has(tag, 'record')) return tag;
    return undefined;
  }
}
