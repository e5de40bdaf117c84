/**
 * Promises and callbacks. A promise is its value; what is called when it settles is lowered where it stands. Statements
 * after a call with a callback are thought to run after the callback.
 */
import type { Origin, ValueId } from '../../flow/graph';
import { unknownType, voidType } from '../../flow/types';
import type { SyntaxNode } from '../../syntax/port';
import { bodyInPlace, functionBehind, resultOf } from './closures';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { childrenOf } from '../../script/syntax';
import { parametersOf } from './parameters';
import { mayThrow } from './try';
import { runLater } from './unknown-calls';

/** Other code runs meanwhile: whatever errno was, it is nobody's now. */
export function lowerAwait(context: ScriptContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  const value = lowerExpression(context, childrenOf(node)[0]);
  pass(context, origin);
  mayThrow(context, origin);
  return value;
}

/** Time passes, in which other code may run. */
function pass(context: ScriptContext, origin: Origin): void {
  context.builder.emit({
    kind: 'call',
    dest: context.builder.value(voidType),
    callee: { kind: 'name', name: 'await' },
    arguments: [],
    call: context.callKey(origin.span),
    language: 'script',
    discarded: 'plain',
    origin,
  });
}

/** `(error, result) => …` of an asynchronous call of C: the result is what the call gives. */
export function lowerOutcome(
  context: ScriptContext,
  callback: SyntaxNode,
  result: ValueId,
  origin: Origin,
): ValueId {
  const fn = functionBehind(context, callback);
  if (fn === undefined) {
    const settled = settlesWith(context, callback, result, origin);
    if (!settled)
      context.hiddenCall('a callback', [lowerExpression(context, callback), result], unknownType, origin);
  } else {
    const error = context.opaque(unknownType, origin);
    bodyInPlace(context, fn, [error, result], origin);
  }
  pass(context, origin);
  return context.nothing(origin);
}

/** The callback is a name that the graph has another meaning for. */
function settlesWith(context: ScriptContext, callback: SyntaxNode, result: ValueId, origin: Origin): boolean {
  const declaration = callback.type === 'identifier' ? context.env.declarationOf(callback) : undefined;
  const role = declaration === undefined ? undefined : context.roles.get(declaration.nameNode.start);
  if (role?.role !== 'resolve') return false;
  context.write(role.of.result, result, origin, true);
  role.of.type ??= context.typeOf(result);
  return true;
}

/** `new Promise((resolve, reject) => …)`: what `resolve` is given. */
export function lowerExecutor(
  context: ScriptContext,
  node: SyntaxNode,
  executor: SyntaxNode | undefined,
): ValueId {
  const origin = context.origin(node);
  const fn = functionBehind(context, executor);
  if (fn === undefined) {
    if (executor !== undefined) lowerExpression(context, executor);
    return context.opaque(unknownType, origin);
  }
  const { builder } = context;
  const own = {
    to: builder.block(),
    result: context.synthetic(unknownType),
    node: fn,
    type: undefined,
    nullable: false,
  };
  parametersOf(fn).forEach(({ pattern }, at) => {
    const declaration = pattern.type === 'identifier' ? context.env.declarationOf(pattern) : undefined;
    const role = at === 0 ? 'resolve' : 'reject';
    if (declaration !== undefined && at < 2) context.roles.set(declaration.nameNode.start, { role, of: own });
  });
  bodyInPlace(context, fn, [], origin);
  builder.flowInto(own.to, origin);
  return resultOf(context, own, origin);
}

/** `promise.then(f)`, `.catch(f)`, `.finally(f)`; undefined for what is none of them. */
export function lowerThen(
  context: ScriptContext,
  node: SyntaxNode,
  callee: SyntaxNode,
  method: string,
  given: readonly SyntaxNode[],
): ValueId | undefined {
  if (!/^(?:then|catch|finally)$/.test(method)) return undefined;
  const origin = context.origin(node);
  const value = lowerExpression(context, callee.field('object'));
  pass(context, origin);
  const [first, second] = given.map((one) => functionBehind(context, one));
  if (method === 'then') {
    const result =
      first === undefined
        ? context.opaque(unknownType, origin, [value])
        : bodyInPlace(context, first, [value], origin);
    if (second !== undefined) runLater(context, second, origin);
    return result;
  }
  if (first === undefined) return value;
  if (method === 'finally') bodyInPlace(context, first, [], origin);
  else runLater(context, first, origin);
  return value;
}
