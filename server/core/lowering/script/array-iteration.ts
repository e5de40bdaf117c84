/** Methods that call a function for each element: lowered as the loop that they are. */
import type { Origin, ValueId } from '../../flow/graph';
import { boolType, numberType, unknownType } from '../../flow/types';
import { applied, mapped } from './array-makers';
import { unknownArray } from './arrays';
import { functionBehind } from './closures';
import type { ScriptContext } from './context';
import { emitLoop } from './loops';
import type { MethodCall } from './methods';
import { elementPlace, lengthOfArray, readPlace } from './places';
import { arrayNameOf, type ArrayName } from './types';

/** Undefined where the method is none of them, or the function is not at hand. */
export function lowerIteration(
  context: ScriptContext,
  object: ValueId,
  { method, given }: MethodCall,
  origin: Origin,
): ValueId | undefined {
  const [callback] = given;
  if (callback === undefined || !/^(?:forEach|map|filter|find|findIndex|some|every|reduce)$/.test(method))
    return undefined;
  const own = functionBehind(context, callback) !== undefined || /^(?:BigInt|Number)$/.test(callback.text);
  if (!own) return undefined;
  const name: ArrayName = arrayNameOf(context.typeOf(object)) ?? 'Array';
  const count = lengthOfArray(context, object, origin);
  if (method === 'map') return mapped(context, name, count, callback, object, origin);
  emitLoop(context, count, origin, (index) => {
    const element = readPlace(context, elementPlace(context, object, index, origin), origin);
    const unknown = context.opaque(unknownType, origin);
    const values = method === 'reduce' ? [unknown, element, index] : [element, index, object];
    const result = applied(context, callback, values, origin);
    // Whether there is another round depends on it.
    if (method !== 'forEach' && method !== 'reduce') test(context, result, origin);
  });
  switch (method) {
    case 'filter':
      return unknownArray(context, name, origin);
    case 'some':
    case 'every':
      return context.opaque(boolType, origin);
    case 'findIndex':
      return context.opaque(numberType, origin);
    default:
      return context.opaque(unknownType, origin);
  }
}

/** The value is looked at, and decides nothing that is followed. */
function test(context: ScriptContext, value: ValueId, origin: Origin): void {
  const { builder } = context;
  const [yes, no] = [builder.block(), builder.block()];
  context.branch(value, yes, no, origin);
  builder.enter(yes);
  builder.flowInto(no, origin);
}
