/** `new`: the arrays, errors and promises that the language has, and objects of the program's own classes. */
import type { ValueId } from '../../flow/graph';
import { numberType, unknownType } from '../../flow/types';
import type { SyntaxNode } from '../../syntax/port';
import { arrayOfList, byteLength, copyArray, makeArray, unknownArray, view } from './arrays';
import { lowerExecutor } from './async';
import { lowerConstruction } from './classes';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { childrenOf } from '../../script/syntax';
import { callUnknown } from './unknown-calls';
import {
  arrayNameOf,
  elementSize,
  isArrayName,
  isBufferName,
  isNumeric,
  isTypedArray,
  type ArrayName,
} from './types';

export function lowerNew(context: ScriptContext, node: SyntaxNode): ValueId {
  const maker = node.field('constructor');
  const list = node.field('arguments');
  const given = list === undefined ? [] : childrenOf(list);
  const name = maker?.type === 'identifier' ? maker.text : '';
  const isGlobal = maker?.type === 'identifier' && context.env.declarationOf(maker) === undefined;
  const origin = context.origin(node);
  if (isGlobal && isArrayName(name)) return lowerNewArray(context, name, given, node);
  if (isGlobal && name === 'Promise') return lowerExecutor(context, node, given[0]);
  if (isGlobal && name.endsWith('Error')) {
    const values = given.map((one) => lowerExpression(context, one));
    return context.hiddenCall(name, values, unknownType, origin);
  }
  return lowerConstruction(context, node, given) ?? callUnknown(context, node, maker, given);
}

function lowerNewArray(
  context: ScriptContext,
  name: ArrayName,
  given: readonly SyntaxNode[],
  node: SyntaxNode,
): ValueId {
  const origin = context.origin(node);
  const [first, second, third] = given;
  if (first === undefined)
    return makeArray(context, name, context.constant(0n, numberType, origin), 'zero', origin);
  if (given.some((one) => one.type === 'spread_element')) {
    for (const one of given) lowerExpression(context, one);
    return unknownArray(context, name, origin);
  }
  if (name === 'Array' && given.length > 1) return arrayOfList(context, name, given, origin);
  if (isTypedArray(name) && first.type === 'array')
    return arrayOfList(context, name, childrenOf(first), origin);
  const value = lowerExpression(context, first);
  const type = context.typeOf(value);
  const kind = arrayNameOf(type);
  const isBuffer =
    second !== undefined ||
    name === 'DataView' ||
    (kind !== undefined && isBufferName(kind)) ||
    (first.type === 'member_expression' && first.field('property')?.text === 'buffer');
  if (isBuffer && name !== 'Array') {
    const start = second === undefined ? undefined : lowerExpression(context, second);
    const count =
      third === undefined ? rest(context, name, value, start, node) : lowerExpression(context, third);
    return view(context, name, value, start, count, origin);
  }
  if (kind !== undefined && name !== 'Array') return copyArray(context, name, value, origin);
  if (isNumeric(type)) return makeArray(context, name, value, name === 'Array' ? 'unknown' : 'zero', origin);
  // It may be a number or something with elements: only a name can tell.
  const counts = type.kind === 'unknown' && isCountName(first.text);
  return makeArray(context, name, value, counts ? 'zero' : 'unknown', origin);
}

function isCountName(text: string): boolean {
  return /(?:^|[.\w])(?:n|count|len|length|size|num\w*|\w+(?:Count|Length|Size))$/.test(text);
}

/** The elements of a view that says no length: all that are left. */
function rest(
  context: ScriptContext,
  name: ArrayName,
  buffer: ValueId,
  start: ValueId | undefined,
  node: SyntaxNode,
): ValueId {
  const origin = context.origin(node);
  const bytes = byteLength(context, buffer, origin);
  const left = start === undefined ? bytes : context.binary('sub', numberType, bytes, start, origin);
  const size = elementSize(name);
  return size === 1
    ? left
    : context.binary('div', numberType, left, context.constant(BigInt(size), numberType, origin), origin);
}
