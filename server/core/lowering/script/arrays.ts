/** Arrays as they are made: literals, constructors, copies, views of the same storage. */
import type { Origin, ValueId } from '../../flow/graph';
import { numberType, pointerTo, uint64, unknownType } from '../../flow/types';
import type { SyntaxNode } from '../../syntax/port';
import type { ScriptContext } from './context';
import { childrenOf } from '../../script/syntax';
import { lowerExpression } from './expressions';
import { maxElements } from './limits';
import { dataOf, lengthAddress, lengthOfArray, writePlace } from './places';
import { arrayNameOf, arrayType, dataOffset, elementOf, elementSize, type ArrayName } from './types';

type Contents = 'none' | 'zero' | 'unknown';

/** A new array with storage of its own. */
export function makeArray(
  context: ScriptContext,
  name: ArrayName,
  count: ValueId,
  initial: Contents,
  origin: Origin,
): ValueId {
  const element = elementOf(name);
  // A plain array grows.
  const bytes = name === 'Array' ? undefined : scaled(context, count, elementSize(name), origin);
  const data = context.emit(pointerTo(element), (dest) => ({
    kind: 'allocate',
    dest,
    maker: name,
    element,
    ...(bytes === undefined ? {} : { bytes }),
    initial,
    origin,
  }));
  return arrayOver(context, name, data, count, origin);
}

/** `count * size` */
export function scaled(context: ScriptContext, count: ValueId, size: number, origin: Origin): ValueId {
  if (size === 1) return count;
  return context.binary('mul', numberType, count, context.constant(BigInt(size), numberType, origin), origin);
}

/** An array whose elements lie in storage that is there already. */
export function arrayOver(
  context: ScriptContext,
  name: ArrayName,
  data: ValueId,
  count: ValueId,
  origin: Origin,
): ValueId {
  const object = context.emit(arrayType(name), (dest) => ({
    kind: 'allocate',
    dest,
    maker: name,
    element: { kind: 'record', tag: name },
    initial: 'none',
    origin,
  }));
  const type = pointerTo(elementOf(name));
  context.store(context.member(object, 'data', type, origin, dataOffset), type, data, origin, true);
  context.store(lengthAddress(context, object, origin), numberType, count, origin, true);
  return object;
}

/** An array of unknown length and contents. */
export function unknownArray(context: ScriptContext, name: ArrayName, origin: Origin): ValueId {
  return makeArray(context, name, context.opaque(numberType, origin), 'unknown', origin);
}

export const isSpread = (node: SyntaxNode): boolean => node.type === 'spread_element';

export function lowerArrayLiteral(context: ScriptContext, node: SyntaxNode): ValueId {
  return arrayOfList(context, 'Array', childrenOf(node), context.origin(node));
}

/** The listed values, one after the other. */
export function arrayOfList(
  context: ScriptContext,
  name: ArrayName,
  nodes: readonly SyntaxNode[],
  origin: Origin,
): ValueId {
  const [first] = nodes;
  if (first !== undefined && nodes.length === 1 && isSpread(first))
    return copyArray(context, name, lowerExpression(context, childrenOf(first)[0]), origin);
  if (nodes.some(isSpread) || nodes.length > maxElements) {
    const values = nodes
      .slice(0, maxElements)
      .map((one) => lowerExpression(context, isSpread(one) ? childrenOf(one)[0] : one));
    const count = nodes.some(isSpread)
      ? context.opaque(numberType, origin, values)
      : context.constant(BigInt(nodes.length), numberType, origin);
    return makeArray(context, name, count, 'unknown', origin);
  }
  const values = nodes.map((one) => lowerExpression(context, one));
  return listed(context, name, values, (at) => nodes[at], origin);
}

/** A plain array of values that are there already. */
export function arrayOfValues(context: ScriptContext, values: readonly ValueId[], origin: Origin): ValueId {
  return listed(context, 'Array', values, () => undefined, origin);
}

function listed(
  context: ScriptContext,
  name: ArrayName,
  values: readonly ValueId[],
  nodeOf: (at: number) => SyntaxNode | undefined,
  origin: Origin,
): ValueId {
  const count = context.constant(BigInt(values.length), numberType, origin);
  const array = makeArray(context, name, count, 'zero', origin);
  const data = dataOf(context, array, origin);
  values.forEach((value, at) => {
    const node = nodeOf(at);
    const own = node === undefined ? origin : context.origin(node);
    const index = context.constant(BigInt(at), uint64, own);
    const type = elementOf(name);
    const address = context.element(data, index, pointerTo(type), elementSize(name), own);
    writePlace(context, { address, type }, value, own, true);
  });
  return array;
}

/** A new array of this kind with the elements of another one. */
export function copyArray(context: ScriptContext, name: ArrayName, source: ValueId, origin: Origin): ValueId {
  const from = arrayNameOf(context.typeOf(source));
  if (from === undefined && context.typeOf(source).kind !== 'unknown')
    return unknownArray(context, name, origin);
  const count = lengthOfArray(context, source, origin);
  const array = makeArray(context, name, count, 'unknown', origin);
  repack(context, source, array, origin);
  return array;
}

/** Elements of one array become those of another one. */
export function repack(context: ScriptContext, from: ValueId, to: ValueId, origin: Origin): void {
  const source = arrayNameOf(context.typeOf(from));
  const target = arrayNameOf(context.typeOf(to));
  if (target === undefined) return;
  context.builder.emit({
    kind: 'repack',
    from: dataOf(context, from, origin),
    fromType: source === undefined ? unknownType : elementOf(source),
    to: dataOf(context, to, origin),
    toType: elementOf(target),
    origin,
  });
}

/** Another array over the same storage: from `start` bytes on, `count` elements. */
export function view(
  context: ScriptContext,
  name: ArrayName,
  object: ValueId,
  start: ValueId | undefined,
  count: ValueId,
  origin: Origin,
): ValueId {
  const data = context.convert(dataOf(context, object, origin), pointerTo(elementOf(name)), origin);
  const at = start === undefined ? data : context.element(data, start, pointerTo(elementOf(name)), 1, origin);
  return arrayOver(context, name, at, count, origin);
}

/** How many bytes an array takes; of what is not known to be one, nobody knows. */
export function byteLength(context: ScriptContext, object: ValueId, origin: Origin): ValueId {
  const name = arrayNameOf(context.typeOf(object));
  if (name === undefined) return context.opaque(numberType, origin, [object]);
  return scaled(context, lengthOfArray(context, object, origin), elementSize(name), origin);
}
