/** What an import statement declares. `import type` and `{ type X }` name types only and are left out. */
import type { SyntaxNode } from '../syntax/port';
import { childrenOf } from './syntax';

export interface ImportedName {
  /** The local name. */
  readonly name: SyntaxNode;
  /** The clause or specifier. */
  readonly node: SyntaxNode;
  /** `name` is what the module calls it: `default`, `*` for all of it. */
  readonly imported: { readonly module: string; readonly name: string };
}

export function importedNames(statement: SyntaxNode): readonly ImportedName[] {
  const required = statement.namedChildren.find((one) => one.type === 'import_require_clause');
  const module = (statement.field('source') ?? required?.field('source'))?.text.slice(1, -1);
  if (module === undefined || statement.children[1]?.type === 'type') return [];
  const named = (
    name: SyntaxNode | undefined,
    imported: string,
    node: SyntaxNode,
  ): readonly ImportedName[] =>
    name === undefined ? [] : [{ name, node, imported: { module, name: imported } }];
  if (required !== undefined) return named(identifierIn(required), '*', required);
  const clause = statement.namedChildren.find((one) => one.type === 'import_clause');
  return childrenOf(clause).flatMap((one) => {
    if (one.type === 'identifier') return named(one, 'default', one);
    if (one.type === 'namespace_import') return named(identifierIn(one), '*', one);
    if (one.type !== 'named_imports') return [];
    return childrenOf(one).flatMap((specifier) => {
      const name = specifier.field('name');
      if (name === undefined || specifier.children[0]?.type === 'type') return [];
      return named(specifier.field('alias') ?? name, stringOrName(name), specifier);
    });
  });
}

/** `{ 'a-b' as c }` names what is no identifier. */
export function stringOrName(node: SyntaxNode): string {
  return node.type === 'string' ? node.text.slice(1, -1) : node.text;
}

function identifierIn(node: SyntaxNode): SyntaxNode | undefined {
  return node.namedChildren.find((one) => one.type === 'identifier');
}
