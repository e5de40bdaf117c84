/** Calls: of C, of the language's own functions, of functions of the file, and of what nobody knows. */
import type { ValueId } from '../../flow/graph';
import { bigintType, numberType, unknownType } from '../../flow/types';
import { childrenOf, withoutTypes } from '../../script/syntax';
import type { AddressOf } from '../../script/script-file';
import type { SyntaxNode } from '../../syntax/port';
import { lowerAssert } from './assertions';
import { lowerThen } from './async';
import { lowerBuiltin } from './builtins';
import { bodyInPlace } from './closures';
import type { ScriptContext } from './context';
import { lowerErrno, lowerExpression } from './expressions';
import { lowerForeign } from './foreign-calls';
import { lowerHelper } from './helpers';
import { isFunctionNode } from './in-place';
import { lowerMethod } from './methods';
import { settle } from './settle';
import { callUnknown } from './unknown-calls';

export function lowerCall(context: ScriptContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  const { env } = context;
  if (env.readsErrno(node)) return lowerErrno(context, node);
  const pointed = env.addressOf(node);
  if (pointed !== undefined) return lowerAddress(context, node, pointed);
  const site = env.foreignCall(node);
  if (site !== undefined) return lowerForeign(context, node, site);
  // Opening a library and binding a function do nothing to memory that matters.
  const settled = env.evaluate(node);
  if (/^(?:library|foreign|foreign-type|module|function)$/.test(settled.kind))
    return context.opaque(unknownType, origin);
  const callee = node.field('function');
  const given = argumentsOf(node);
  if (callee === undefined) return context.opaque(unknownType, origin);
  const inner = withoutTypes(callee);
  if (isFunctionNode(inner)) {
    const values = given.map((one) => lowerExpression(context, one));
    return bodyInPlace(context, inner, values, origin);
  }
  if (callee.type === 'import') return context.opaque(unknownType, origin);
  return (
    settle(context, node, inner, given) ??
    lowerAssert(context, node, inner, given) ??
    lowerBuiltin(context, node, inner, given) ??
    lowerHelper(context, node, inner, given) ??
    lowerMember(context, node, inner, given) ??
    callUnknown(context, node, inner, given)
  );
}

/** A tagged template has no list of arguments. */
function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const list = node.field('arguments');
  if (list === undefined) return [];
  return list.type === 'template_string' ? [list] : childrenOf(list);
}

/** The address of an array's elements as a number: what C would get. */
function lowerAddress(context: ScriptContext, node: SyntaxNode, pointed: AddressOf): ValueId {
  const origin = context.origin(node);
  const object = lowerExpression(context, pointed.of);
  const address = context.emit({ kind: 'pointer', to: { kind: 'void' } }, (dest) => ({
    kind: 'storage',
    dest,
    object,
    nullable: false,
    origin,
  }));
  if (pointed.value === 'pointer') return address;
  return context.convert(address, pointed.value === 'bigint' ? bigintType : numberType, origin, true);
}

/** `object.method(…)` where the object says what the method does. */
function lowerMember(
  context: ScriptContext,
  node: SyntaxNode,
  callee: SyntaxNode,
  given: readonly SyntaxNode[],
): ValueId | undefined {
  if (callee.type !== 'member_expression') return undefined;
  const method = callee.field('property')?.text ?? '';
  const promise = lowerThen(context, node, callee, method, given);
  if (promise !== undefined) return promise;
  const object = callee.field('object');
  if (object === undefined) return undefined;
  return lowerMethod(context, node, { object, method, given });
}
