/** What `auto` stands for where the initialiser is an object: containers keep their type, everything else is a value. */
import { unknownType, type MachineType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import { readAs } from '../syntax/reading';
import type { CContext } from './c-context';
import { readSpecifier } from './c-types';

/** `constructor`: only of a temporary that is spelled with its type (`std::vector<int>(n)`). */
export function deducedType(
  context: CContext,
  node: SyntaxNode,
  how: 'any' | 'constructor' = 'any',
): MachineType {
  if (node.type === 'compound_literal_expression') return readSpecifier(node.field('type'), context);
  if (node.type === 'call_expression') return constructedType(context, node) ?? unknownType;
  return how === 'any' && /^(?:identifier|field_expression|parenthesized_expression)$/.test(node.type)
    ? context.typeOfExpression(node)
    : unknownType;
}

/** The class of `T(…)`; undefined for calls of functions. */
export function constructedType(context: CContext, call: SyntaxNode): MachineType | undefined {
  const callee = call.field('function');
  if (callee === undefined) return undefined;
  if (callee.type === 'primitive_type') return readSpecifier(callee, context);
  if (callee.type === 'identifier') {
    if (context.local(callee.text) !== undefined || context.env.functionName?.(callee.text) !== undefined)
      return undefined;
    const type = readSpecifier(callee, context);
    return type.kind === 'unknown' ? undefined : type;
  }
  // `std::vector<int>(n)`: the grammar takes the name for a function's.
  const standard = /^(?:std::)?(vector|array|span)\s*</.exec(callee.text);
  if (standard !== null) return templateCall(context, callee);
  if (callee.type !== 'qualified_identifier') return undefined;
  const type = readSpecifier(callee, context);
  return type.kind === 'unknown' ? undefined : type;
}

function templateCall(context: CContext, callee: SyntaxNode): MachineType | undefined {
  let node: SyntaxNode | undefined = callee;
  while (node?.type === 'qualified_identifier') node = node.field('name');
  const template = node;
  if (template?.type !== 'template_function') return undefined;
  const type = readSpecifier(readAs(template, 'template_type'), context);
  return type.kind === 'unknown' ? undefined : type;
}
