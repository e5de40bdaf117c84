/** `Array.from`, `Int32Array.of`, `Buffer.alloc` and their like. */
import type { Origin, ValueId } from '../../flow/graph';
import { numberType, unknownType } from '../../flow/types';
import { childrenOf, withoutTypes } from '../../script/syntax';
import type { SyntaxNode } from '../../syntax/port';
import { arrayOfList, copyArray, makeArray, unknownArray, view } from './arrays';
import { toBigint, toNumber } from './builtins';
import { bodyInPlace, functionBehind } from './closures';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { emitLoop } from './loops';
import { elementPlace, lengthOfArray, readPlace, writePlace } from './places';
import { arrayNameOf, isBufferName, isString, type ArrayName } from './types';

export function lowerArrayOf(
  context: ScriptContext,
  name: ArrayName,
  given: readonly SyntaxNode[],
  origin: Origin,
): ValueId {
  return arrayOfList(context, name, given, origin);
}

/** `X.from(values)`, `X.from(values, convert)`, `X.from({ length }, (_, i) => …)` */
export function lowerArrayFrom(
  context: ScriptContext,
  name: ArrayName,
  given: readonly SyntaxNode[],
  origin: Origin,
): ValueId {
  const [source, convert] = given;
  if (source === undefined) return unknownArray(context, name, origin);
  const inner = withoutTypes(source);
  const length = inner.type === 'object' ? lengthOfLiteral(inner) : undefined;
  if (length !== undefined) {
    const count = lowerExpression(context, length);
    if (convert === undefined)
      return makeArray(context, name, count, name === 'Array' ? 'unknown' : 'zero', origin);
    return mapped(context, name, count, convert, undefined, origin);
  }
  if (convert === undefined && inner.type === 'array')
    return arrayOfList(context, name, childrenOf(inner), origin);
  const value = lowerExpression(context, source);
  if (convert === undefined) return copyArray(context, name, value, origin);
  const type = context.typeOf(value);
  if (arrayNameOf(type) === undefined && type.kind !== 'unknown') {
    lowerExpression(context, convert);
    return unknownArray(context, name, origin);
  }
  return mapped(context, name, lengthOfArray(context, value, origin), convert, value, origin);
}

function lengthOfLiteral(node: SyntaxNode): SyntaxNode | undefined {
  const parts = childrenOf(node);
  const [only] = parts;
  if (parts.length !== 1 || only === undefined) return undefined;
  if (only.type === 'shorthand_property_identifier') return only.text === 'length' ? only : undefined;
  return only.type === 'pair' && only.field('key')?.text === 'length' ? only.field('value') : undefined;
}

/** A new array with what `convert` makes of each element of `source`, or of nothing but its index. */
export function mapped(
  context: ScriptContext,
  name: ArrayName,
  count: ValueId,
  convert: SyntaxNode,
  source: ValueId | undefined,
  origin: Origin,
): ValueId {
  const array = makeArray(context, name, count, 'zero', origin);
  emitLoop(context, count, origin, (index) => {
    const element =
      source === undefined
        ? context.nothing(origin)
        : readPlace(context, elementPlace(context, source, index, origin), origin);
    const value = applied(context, convert, [element, index], origin);
    writePlace(context, elementPlace(context, array, index, origin), value, context.origin(convert), true);
  });
  return array;
}

/** What a function makes of these values: `BigInt`, `Number`, or one whose text is at hand. */
export function applied(
  context: ScriptContext,
  convert: SyntaxNode,
  values: readonly ValueId[],
  origin: Origin,
): ValueId {
  const [first] = values;
  if (first !== undefined && convert.text === 'BigInt') return toBigint(context, first, origin);
  if (first !== undefined && convert.text === 'Number') return toNumber(context, first, origin);
  const fn = functionBehind(context, convert);
  if (fn !== undefined) return bodyInPlace(context, fn, values, origin);
  return context.opaque(unknownType, origin, [lowerExpression(context, convert), ...values]);
}

/** `Buffer.alloc(n)`, `Buffer.from(…)` */
export function lowerBufferMaker(
  context: ScriptContext,
  node: SyntaxNode,
  method: string,
  given: readonly SyntaxNode[],
): ValueId | undefined {
  const origin = context.origin(node);
  const [first, second, third] = given;
  if (method.startsWith('alloc') && first !== undefined) {
    const count = lowerExpression(context, first);
    for (const rest of given.slice(1)) lowerExpression(context, rest);
    // allocUnsafe() gives memory as it was left behind.
    const initial = method !== 'alloc' ? 'none' : second === undefined ? 'zero' : 'unknown';
    return makeArray(context, 'Buffer', count, initial, origin);
  }
  if (method !== 'from' || first === undefined) return undefined;
  if (first.type === 'array') return arrayOfList(context, 'Buffer', childrenOf(first), origin);
  const value = lowerExpression(context, first);
  const name = arrayNameOf(context.typeOf(value));
  const isView =
    (name !== undefined && isBufferName(name)) ||
    (first.type === 'member_expression' && first.field('property')?.text === 'buffer');
  if (isView) {
    const start = second === undefined ? undefined : lowerExpression(context, second);
    const count = third === undefined ? context.opaque(numberType, origin) : lowerExpression(context, third);
    return view(context, 'Buffer', value, start, count, origin);
  }
  if (isString(context.typeOf(value)) || name === undefined) return unknownArray(context, 'Buffer', origin);
  return copyArray(context, 'Buffer', value, origin);
}
