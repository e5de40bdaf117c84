/** Statements of the top level that have no effect where they stand. */
import type { SyntaxNode } from '../../syntax/port';

const withoutEffect = new Set([
  'abstract_class_declaration',
  'ambient_declaration',
  'class_declaration',
  'comment',
  'empty_statement',
  'enum_declaration',
  'function_declaration',
  'function_signature',
  'generator_function_declaration',
  'import_statement',
  'interface_declaration',
  'type_alias_declaration',
]);

/** Lowering it gives nothing, if the functions that it declares write to nothing outside of them. */
export function isInertStatement(node: SyntaxNode): boolean {
  if (node.type !== 'export_statement') return withoutEffect.has(node.type);
  return node.namedChildren.every((one) => !isExportedStatement(one) || withoutEffect.has(one.type));
}

/** What an export statement has that is a statement itself. */
export function isExportedStatement({ type }: SyntaxNode): boolean {
  return /_(?:declaration|statement)$|^statement_block$/.test(type);
}
