/** Calls of what is not followed: whoever gets an object may change what is in it and keep it. */
import type { CallArgumentValue, Origin, ValueId } from '../../flow/graph';
import { unknownType } from '../../flow/types';
import type { SyntaxNode } from '../../syntax/port';
import { showCaptured } from './captured';
import { bodyInPlace } from './closures';
import type { ScriptContext } from './context';
import { isFunctionNode, isLoweredInPlace } from './in-place';
import { lowerExpression } from './expressions';
import { childrenOf } from '../../script/syntax';
import { recordCall } from './record-call';
import { mayThrow } from './try';

/** `callee` is named in the instruction, for what can be told from names; it never means a function of C. */
export function callUnknown(
  context: ScriptContext,
  node: SyntaxNode,
  callee: SyntaxNode | undefined,
  given: readonly SyntaxNode[],
): ValueId {
  const origin = context.origin(node);
  const object = callee?.field('object');
  const self = object === undefined || !isPlainObject(object) ? undefined : lowerExpression(context, object);
  if (object === undefined && callee !== undefined && callee.type !== 'identifier')
    lowerExpression(context, callee);
  const values = lowerGiven(context, given);
  const value = recordCall(context, node, {
    name: nameOf(callee),
    language: 'script',
    type: unknownType,
    arguments: values,
    hidden: self === undefined ? [] : [self],
  });
  for (const one of given) {
    if (!isFunctionNode(one)) continue;
    if (isLoweredInPlace(one)) runLater(context, one, origin);
    else showCaptured(context, one, origin);
  }
  mayThrow(context, origin);
  return value;
}

/** `console` and its like are nothing of the program's. */
function isPlainObject(object: SyntaxNode): boolean {
  return !/^(?:console|Math|JSON|Object|process|Reflect|Number|String|super)$/.test(object.text);
}

export function nameOf(callee: SyntaxNode | undefined): string {
  const text = callee?.text ?? '';
  return /^[\w$#.]+$/.test(text) ? text : 'a function';
}

/** Functions among the arguments are left out: they are run, not read. */
export function lowerGiven(
  context: ScriptContext,
  given: readonly SyntaxNode[],
): readonly (CallArgumentValue & { readonly node: SyntaxNode })[] {
  return given.flatMap((one) => {
    if (isFunctionNode(one)) return [];
    const inner = one.type === 'spread_element' ? childrenOf(one)[0] : one;
    const value = lowerExpression(context, inner);
    return [{ value, origin: context.origin(one), node: one }];
  });
}

/** A function that somebody else may call, now or later. */
export function runLater(context: ScriptContext, node: SyntaxNode, origin: Origin): void {
  showCaptured(context, node, origin);
  // What it throws is not caught here.
  const handlers = context.handlers.splice(0);
  context.maybe(origin, () => {
    const result = bodyInPlace(context, node, [], origin);
    // Whoever calls it has what it returns.
    if (!context.nullable.has(result)) context.hiddenCall('a closure', [result], unknownType, origin);
  });
  context.handlers.push(...handlers);
}
