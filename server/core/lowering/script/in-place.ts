/**
 * Which functions are lowered where they stand, in the graph of the function around them, and therefore not for
 * themselves: those that are called at once or handed to a call. Not what stands in a class's field: no graph has that. Not what the top level
 * hands to a test runner and its like either (registered.ts).
 */
import { isRegistered } from '../../script/registered';
import { isFunction } from '../../script/syntax';
import type { SyntaxNode } from '../../syntax/port';

export function isFunctionNode({ type }: SyntaxNode): boolean {
  return type === 'arrow_function' || type === 'function_expression' || type === 'generator_function';
}

export function isLoweredInPlace(node: SyntaxNode): boolean {
  if (!isFunctionNode(node)) return false;
  let at = node;
  while (at.parent?.type === 'parenthesized_expression') at = at.parent;
  const user = at.parent;
  const isUsed =
    user?.type === 'arguments' ||
    (user?.type === 'call_expression' && user.field('function')?.start === at.start);
  return isUsed && !isInField(user) && !isRegistered(node);
}

function isInField(node: SyntaxNode): boolean {
  let at: SyntaxNode | undefined = node;
  while (at !== undefined && !at.type.endsWith('field_definition')) {
    if (isFunction(at) || at.type === 'statement_block') return false;
    at = at.parent;
  }
  return at !== undefined;
}
