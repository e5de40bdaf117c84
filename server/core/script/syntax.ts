/** Small questions about nodes of the TypeScript and JavaScript grammars. */
import type { SyntaxNode } from '../syntax/port';

const functionTypes = new Set([
  'function_declaration',
  'generator_function_declaration',
  'function_expression',
  'generator_function',
  'arrow_function',
  'method_definition',
]);

export function isFunction(node: SyntaxNode): boolean {
  return functionTypes.has(node.type);
}

export function functionAround(node: SyntaxNode): SyntaxNode | undefined {
  let at = node.parent;
  while (at !== undefined && !isFunction(at)) at = at.parent;
  return at;
}

const typeWrappers = new Set([
  'parenthesized_expression',
  'as_expression',
  'satisfies_expression',
  'non_null_expression',
  'type_assertion',
  'instantiation_expression',
]);

/** Parentheses, a cast, `satisfies`, `!`. */
export function isTypeWrapper({ type }: SyntaxNode): boolean {
  return typeWrappers.has(type);
}

/** What an expression is without parentheses, casts, `satisfies` and `!`. */
export function withoutTypes(node: SyntaxNode): SyntaxNode {
  let at = node;
  for (let depth = 0; depth < 64 && isTypeWrapper(at); depth++) {
    const inner = childrenOf(at);
    const next: SyntaxNode | undefined = at.type === 'type_assertion' ? inner.at(-1) : inner[0];
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

/** Named children without comments. */
export function childrenOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  return node?.namedChildren.filter((one) => one.type !== 'comment') ?? [];
}

/** The arguments of a call or `new` expression; none of a tagged template. */
export function argumentsOf(call: SyntaxNode): readonly SyntaxNode[] {
  const list = call.field('arguments');
  return list?.type === 'arguments' ? childrenOf(list) : [];
}

/** The name in `x['name']` and `x[0]`; undefined where the index is no literal. */
export function literalIndex(node: SyntaxNode): string | undefined {
  const index = node.type === 'subscript_expression' ? node.field('index') : undefined;
  if (index?.type === 'string') return index.text.slice(1, -1);
  return index?.type === 'number' ? index.text : undefined;
}

/** Equal for the same node, however it was reached. */
export function nodeKey({ start, end, type }: SyntaxNode): string {
  return `${start}:${end}:${type}`;
}

/** What a property's key names: `a`, `'a'`, `1`; undefined where it is computed. */
export function keyName(key: SyntaxNode | undefined): string | undefined {
  if (key === undefined || key.type === 'computed_property_name') return undefined;
  return key.type === 'string' ? key.text.slice(1, -1) : key.text;
}

/** The name at the root of `a.b[c].d`; undefined of another expression. */
export function rootName(node: SyntaxNode): SyntaxNode | undefined {
  let at = withoutTypes(node);
  for (let depth = 0; depth < 32; depth++) {
    if (at.type === 'identifier') return at;
    const object = at.field('object');
    if (object === undefined) return undefined;
    at = withoutTypes(object);
  }
  return undefined;
}
