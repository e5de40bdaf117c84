/** The object of a method: what `this` means. */
import type { Origin, ValueId } from '../../flow/graph';
import { unknownType } from '../../flow/types';
import type { ScriptContext } from './context';

export function selfOf(context: ScriptContext, origin: Origin): ValueId {
  return context.self === undefined
    ? context.opaque(unknownType, origin)
    : context.read(context.self, origin);
}
