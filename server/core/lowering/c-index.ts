/**
 * The declarations of one file by name: types, constants, variables, prototypes. In C++ the name has the namespaces and
 * classes around it (`numa::Mover::kAll`). Nothing is read here but names.
 */
import { nameSegments, scopeName } from '../syntax/cpp-names';
import type { LanguageId, SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import { declaratorsOf } from './c-types';
import { hasSpecifier } from './c-declarations';

export type DeclarationKind = 'typedef' | 'record' | 'enum' | 'enumerator' | 'variable' | 'prototype';

/** A name that a tree declares; in C++ it has the namespaces and classes around it. */
export interface NamedDeclaration {
  readonly name: string;
  readonly kind: DeclarationKind;
  /** The namespaces and classes around the declaration. */
  readonly scope: readonly string[];
  readonly node: SyntaxNode;
}

/** The same, found in a file: it stays the same when what is around it changes. */
export interface Indexed extends NamedDeclaration {
  /** Where it stands now. */
  readonly span: Span;
  readonly text: string;
  /** In the braces of an `extern "C"`. */
  readonly cLinkage: boolean;
  /** Of a namespace, a class or a struct. */
  readonly isMember: boolean;
}

const outer =
  /^(?:preproc_|linkage_|declaration_list|namespace_definition|template_declaration|field_declaration_list|ERROR)/;

/** What a tree declares, in order. `scope`: the namespaces around its text. */
export function declarationsIn(
  root: SyntaxNode,
  scope: readonly string[],
  language: LanguageId,
): readonly NamedDeclaration[] {
  const reader = new Reader(language === 'cpp');
  reader.read(root, scope);
  return reader.found;
}

/** The declarations of a file by name. */
export class DeclarationIndex<T extends Indexed = Indexed> {
  readonly #entries = new Map<string, T[]>();

  constructor(declarations: Iterable<T>) {
    for (const one of declarations) {
      const list = this.#entries.get(one.name);
      if (list === undefined) this.#entries.set(one.name, [one]);
      else list.push(one);
    }
  }

  get(name: string): readonly T[] | undefined {
    return this.#entries.get(name);
  }

  has(name: string, kind?: DeclarationKind): boolean {
    const entries = this.#entries.get(name);
    return entries !== undefined && (kind === undefined || entries.some((one) => one.kind === kind));
  }

  /** Everything that is declared as this. */
  names(kind: DeclarationKind): readonly string[] {
    return [...this.#entries.keys()].filter((name) => this.has(name, kind));
  }

  /** The one that counts: the last. */
  last(name: string, kind: DeclarationKind): T | undefined {
    return this.#entries
      .get(name)
      ?.filter((one) => one.kind === kind)
      .at(-1);
  }
}

class Reader {
  readonly found: NamedDeclaration[] = [];

  constructor(private readonly cpp: boolean) {}

  read(root: SyntaxNode, scope: readonly string[]): void {
    const pending = children(root, scope);
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      const { node, scope: within } = place;
      if (/^(?:declaration|type_definition|field_declaration|alias_declaration)$/.test(node.type)) {
        this.#declaration(node, within);
        const specifier = node.field('type');
        if (specifier?.field('body') !== undefined) pending.push(...this.#inside(specifier, within));
      } else if (/^(?:class|struct|union|enum)_specifier$/.test(node.type)) {
        this.#specifier(node, node, within);
        pending.push(...this.#inside(node, within));
      } else if (outer.test(node.type)) {
        const own = node.type === 'namespace_definition' ? (scopeName(node) ?? []) : [];
        pending.push(...children(node, [...within, ...own]));
      }
    }
  }

  #add(name: string, entry: Omit<NamedDeclaration, 'name'>): void {
    this.found.push({ name, ...entry });
  }

  #declaration(node: SyntaxNode, scope: readonly string[]): void {
    const qualified = (name: string): string => [...scope, name].join('::');
    if (node.type === 'alias_declaration') {
      const name = node.field('name')?.text;
      if (name !== undefined) this.#add(qualified(name), { node, kind: 'typedef', scope });
      return;
    }
    const type = node.field('type');
    if (type !== undefined) this.#specifier(type, node, scope);
    for (const declarator of declaratorsOf(node)) {
      const named = nameOf(declarator);
      if (named === undefined) continue;
      const kind = node.type === 'type_definition' ? 'typedef' : named.isFunction ? 'prototype' : 'variable';
      // A member without `static` is no variable.
      if (node.type === 'field_declaration' && kind === 'variable' && !hasSpecifier(node, 'static')) continue;
      this.#add(qualified(named.name), { node, kind, scope });
    }
  }

  #specifier(specifier: SyntaxNode, node: SyntaxNode, around: readonly string[]): void {
    // The tag of a member's struct is one of the file's in C.
    const scope = this.cpp ? around : [];
    const body = specifier.field('body');
    if (body === undefined) return;
    const nameNode = specifier.field('name');
    const name = nameNode === undefined ? undefined : [...scope, ...nameSegments(nameNode)].join('::');
    if (specifier.type === 'enum_specifier') {
      const scoped = specifier.children.some((child) => child.type === 'class' || child.type === 'struct');
      if (name !== undefined) this.#add(name, { node, kind: 'enum', scope });
      for (const one of body.namedChildren) {
        const enumerator = one.type === 'enumerator' ? one.field('name')?.text : undefined;
        if (enumerator === undefined) continue;
        const entry = { node, kind: 'enumerator' as const, scope };
        if (!scoped) this.#add([...scope, enumerator].join('::'), entry);
        // `Colour::Red` names the enumerator of an unscoped enumeration as well.
        if (name !== undefined && nameNode?.parent !== undefined) this.#add(`${name}::${enumerator}`, entry);
      }
      return;
    }
    const keyword = specifier.type === 'union_specifier' ? 'union' : 'struct';
    if (name !== undefined) this.#add(`${keyword} ${name}`, { node, kind: 'record', scope });
  }

  /** The declarations of a class, for its own scope. */
  #inside(specifier: SyntaxNode, scope: readonly string[]): Place[] {
    const body = specifier.field('body');
    const own = scopeName(specifier);
    return body?.type === 'field_declaration_list' && own !== undefined
      ? children(body, [...scope, ...own])
      : [];
  }
}

interface Place {
  readonly node: SyntaxNode;
  readonly scope: readonly string[];
}

function children(node: SyntaxNode, scope: readonly string[]): Place[] {
  return [...node.namedChildren].reverse().map((child) => ({ node: child, scope }));
}

/** The declared name and whether it is that of a function (and not of a pointer to one). */
export function nameOf(
  declarator: SyntaxNode,
): { readonly name: string; readonly isFunction: boolean } | undefined {
  let node: SyntaxNode | undefined = declarator;
  let isFunction = false;
  for (let depth = 0; node !== undefined && depth < 32; depth++) {
    if (
      /^(?:identifier|type_identifier|primitive_type|field_identifier|operator_name|destructor_name)$/.test(
        node.type,
      )
    )
      return { name: node.text, isFunction };
    if (node.type === 'qualified_identifier') return { name: nameSegments(node).join('::'), isFunction };
    if (node.type === 'function_declarator') isFunction = true;
    else if (node.type === 'parenthesized_declarator' || node.type === 'pointer_declarator')
      isFunction = node.type === 'pointer_declarator' ? false : isFunction;
    const at: SyntaxNode = node;
    node =
      at.field('declarator') ?? at.namedChildren.find((child) => /declarator$|identifier$/.test(child.type));
  }
  return undefined;
}
