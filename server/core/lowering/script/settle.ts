/** `resolve(value)` and `reject(error)` of a promise whose executor is lowered in place. */
import type { ValueId } from '../../flow/graph';
import type { SyntaxNode } from '../../syntax/port';
import { giveBack } from './closures';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { throwTo } from './try';

export function settle(
  context: ScriptContext,
  node: SyntaxNode,
  callee: SyntaxNode,
  given: readonly SyntaxNode[],
): ValueId | undefined {
  if (callee.type !== 'identifier') return undefined;
  const declaration = context.env.declarationOf(callee);
  const role = declaration === undefined ? undefined : context.roles.get(declaration.nameNode.start);
  if (role === undefined) return undefined;
  const origin = context.origin(node);
  const value = given[0] === undefined ? context.nothing(origin) : lowerExpression(context, given[0]);
  if (role.role === 'reject') throwTo(context, origin);
  else giveBack(context, role.of, value, origin);
  return context.nothing(origin);
}
