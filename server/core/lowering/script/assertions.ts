/** Node's `assert`: the condition is tested, and where it does not hold an exception is thrown. */
import type { ValueId } from '../../flow/graph';
import type { SyntaxNode } from '../../syntax/port';
import { lowerCondition } from './conditions';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { combine } from './operators';
import { throwTo } from './try';

const comparisons: Readonly<Record<string, string>> = {
  equal: '==',
  notEqual: '!=',
  strictEqual: '===',
  notStrictEqual: '!==',
};

/** Undefined for what is none. */
export function lowerAssert(
  context: ScriptContext,
  node: SyntaxNode,
  callee: SyntaxNode,
  given: readonly SyntaxNode[],
): ValueId | undefined {
  const isMember = callee.type === 'member_expression';
  const root = isMember ? callee.field('object') : callee;
  if (root?.type !== 'identifier' || root.text !== 'assert') return undefined;
  const kind = context.env.declarationOf(root)?.kind;
  // A function of the file is executed like any other.
  if (kind !== undefined && kind !== 'import' && kind !== 'const') return undefined;
  const method = isMember ? (callee.field('property')?.text ?? '') : 'ok';
  const origin = context.origin(node);
  const { builder } = context;
  const [held, failed] = [builder.block(), builder.block()];
  const [first, second] = given;
  const symbol = Object.hasOwn(comparisons, method) ? comparisons[method] : undefined;
  if (method === 'ok' && first !== undefined) lowerCondition(context, first, held, failed);
  else if (symbol !== undefined && first !== undefined && second !== undefined) {
    const left = lowerExpression(context, first);
    const right = lowerExpression(context, second);
    context.branch(combine(context, symbol, left, right, origin), held, failed, origin);
  } else return undefined;
  builder.enter(failed);
  for (const rest of given.slice(symbol === undefined ? 1 : 2)) lowerExpression(context, rest);
  throwTo(context, origin);
  builder.enter(held);
  return context.nothing(origin);
}
