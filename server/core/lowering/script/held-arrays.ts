/** Arrays that exist before the function runs: `const nodes = new Int32Array(4)` of the module or of a function around. */
import type { HeldArray } from '../../flow/graph';
import { childrenOf, withoutTypes } from '../../script/syntax';
import type { SyntaxNode } from '../../syntax/port';
import type { ScriptContext } from './context';
import { arrayType, elementOf, isBufferName, isTypedArray } from './types';

/** What a variable with this initialiser holds all the time; undefined where that is no array. */
export function heldArray(context: ScriptContext, initialiser: SyntaxNode): HeldArray | undefined {
  const node = withoutTypes(initialiser);
  if (node.type === 'array') {
    const parts = childrenOf(node);
    return held('Array', parts.some(isSpread) ? undefined : parts.length, node);
  }
  const made = node.type === 'new_expression' ? node.field('constructor') : node.field('function');
  const given = (node.field('arguments')?.namedChildren ?? []).filter((one) => one.type !== 'comment');
  if (made === undefined) return undefined;
  if (node.type === 'new_expression') {
    const name = made.text;
    return isTypedArray(name) || isBufferName(name)
      ? held(name, lengthOf(context, given, isBufferName(name)), node)
      : undefined;
  }
  const object = made.field('object');
  const method = made.field('property')?.text;
  if (object === undefined || method === undefined) return undefined;
  // `new Int32Array(4).fill(-1)`
  if (method === 'fill') return heldArray(context, object);
  if (object.text === 'Buffer' && method.startsWith('alloc'))
    return held('Buffer', lengthOf(context, given, true), node);
  if (!isTypedArray(object.text)) return undefined;
  if (method === 'of') return held(object.text, given.some(isSpread) ? undefined : given.length, node);
  return method === 'from' ? held(object.text, lengthOf(context, given.slice(0, 1), false), node) : undefined;
}

function held(constructor: string, length: number | undefined, node: SyntaxNode): HeldArray {
  return {
    array: arrayType(constructor),
    constructor,
    element: elementOf(constructor),
    length,
    place: { start: node.start, end: node.end },
  };
}

const isSpread = (node: SyntaxNode): boolean => node.type === 'spread_element';

function lengthOf(
  context: ScriptContext,
  given: readonly SyntaxNode[],
  isCount: boolean,
): number | undefined {
  const first = given[0];
  if (first === undefined) return isCount ? undefined : 0;
  if (given.length > 1) return undefined;
  if (first.type === 'array')
    return first.namedChildren.some(isSpread) ? undefined : childrenOf(first).length;
  const value = context.env.evaluate(first);
  if (value.kind === 'array') return value.elements.length;
  return value.kind === 'number' && Number.isSafeInteger(value.value) && value.value >= 0
    ? value.value
    : undefined;
}
