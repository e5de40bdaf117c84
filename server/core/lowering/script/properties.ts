/** Reading a member of an object: the few that arrays have, and whatever others there are. */
import type { HeldArray, Origin, ValueId } from '../../flow/graph';
import { numberType, unknownType } from '../../flow/types';
import type { SyntaxNode } from '../../syntax/port';
import type { ScriptContext } from './context';
import { fieldType } from './fields';
import { tellLength } from './parameters';
import { lengthAddress, lengthOfArray, memberPlace, readPlace } from './places';
import { arrayNameOf, elementSize, isString, isTypedArray, lengthOffset } from './types';

export function readProperty(
  context: ScriptContext,
  object: ValueId,
  name: string,
  node: SyntaxNode,
): ValueId {
  const origin = context.origin(node);
  const type = context.typeOf(object);
  const array = arrayNameOf(type);
  if (array !== undefined) {
    switch (name) {
      case 'length':
        return lengthOfArray(context, object, origin);
      case 'byteLength':
        return context.binary(
          'mul',
          numberType,
          lengthOfArray(context, object, origin),
          context.constant(BigInt(elementSize(array)), numberType, origin),
          origin,
        );
      case 'BYTES_PER_ELEMENT':
        return context.constant(BigInt(elementSize(array)), numberType, origin);
      case 'byteOffset':
        return context.opaque(numberType, origin);
      case 'buffer':
        // All views of one buffer are that buffer: their elements are the same.
        return object;
      default:
        return context.opaque(unknownType, origin, [object]);
    }
  }
  if (isString(type)) return context.opaque(name === 'length' ? numberType : unknownType, origin, [object]);
  if (type.kind === 'number' || type.kind === 'bigint' || type.kind === 'bool')
    return context.opaque(unknownType, origin, [object]);
  // Whatever it is: all that have a length have it at the same place.
  if (name === 'length')
    return context.load(context.member(object, name, numberType, origin, lengthOffset), numberType, origin);
  const value = readPlace(context, memberPlace(context, object, name, origin), origin);
  const said = fieldType(context, node, name);
  if (said === undefined) return value;
  const typed = context.convert(value, said.type, origin);
  if (said.nullable) context.nullable.add(typed);
  if (said.held !== undefined) tellHeld(context, typed, said.held, origin);
  return typed;
}

/** A typed array keeps the length that it was made with. */
function tellHeld(context: ScriptContext, array: ValueId, held: HeldArray, origin: Origin): void {
  const name = arrayNameOf(held.array);
  if (held.length === undefined || name === undefined || !isTypedArray(name)) return;
  const count = context.constant(BigInt(held.length), numberType, origin);
  context.store(lengthAddress(context, array, origin), numberType, count, origin, true);
  tellLength(context, array, elementSize(name), origin);
}
