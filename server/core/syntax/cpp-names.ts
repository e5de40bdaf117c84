/** Names of C++ that have parts: `numa::Mover::run`, without template arguments. */
import type { SyntaxNode } from './port';

/** Longer chains are generated code. */
const maxSegments = 32;

/** The parts of a name, outermost first; a leading `::` is an empty part. */
export function nameSegments(name: SyntaxNode): readonly string[] {
  const segments: string[] = [];
  let node: SyntaxNode | undefined = name;
  for (let depth = 0; node !== undefined && depth < maxSegments; depth++) {
    if (node.type === 'qualified_identifier') {
      const scope = node.field('scope');
      segments.push(scope === undefined ? '' : plainName(scope));
      node = node.field('name');
    } else if (node.type === 'nested_namespace_specifier') {
      segments.push(...node.namedChildren.flatMap((child) => nameSegments(child)));
      return segments;
    } else {
      segments.push(plainName(node));
      return segments;
    }
  }
  return segments;
}

/** `vector` of `vector<int>`. */
function plainName(node: SyntaxNode): string {
  if (node.type === 'operator_cast') return node.text.replace(/\s*\(.*$/s, '');
  const inner = /^template_(?:type|function|method)$/.test(node.type) ? node.field('name') : undefined;
  return (inner ?? node).text;
}

/** The names that a namespace or class adds to those of what stands in it; undefined for other nodes. */
export function scopeName(node: SyntaxNode): readonly string[] | undefined {
  const names = /^(?:namespace_definition|(?:class|struct|union)_specifier)$/.test(node.type);
  const name = names ? node.field('name') : undefined;
  return name === undefined ? undefined : nameSegments(name);
}
