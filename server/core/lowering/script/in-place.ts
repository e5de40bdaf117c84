/**
 * Which functions are lowered where they stand, in the graph of the function around them, and therefore not for
 * themselves: those that are called at once or handed to a call.
 */
import type { SyntaxNode } from '../../syntax/port';

export function isFunctionNode({ type }: SyntaxNode): boolean {
  return type === 'arrow_function' || type === 'function_expression' || type === 'generator_function';
}

export function isLoweredInPlace(node: SyntaxNode): boolean {
  if (!isFunctionNode(node)) return false;
  let at = node;
  while (at.parent?.type === 'parenthesized_expression') at = at.parent;
  const user = at.parent;
  if (user?.type === 'arguments') return true;
  return user?.type === 'call_expression' && user.field('function')?.start === at.start;
}
