/** Single values in a buffer or view: `buffer.writeBigUInt64LE(value, offset)`, `view.getInt32(offset, true)`. */
import type { Origin, ValueId } from '../../flow/graph';
import { int, pointerTo, unknownType, type IntWidth, type MachineType } from '../../flow/types';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import type { MethodCall } from './methods';
import { asValue, dataOf, writePlace } from './places';

const accessor = /^(read|write|get|set)(Big)?(U)?[iI]nt(8|16|32|64)(LE|BE)?$/;

/** What lies there, as the method's name says it; undefined for other methods. */
function typeBehind(method: string): { readonly type: MachineType; readonly writes: boolean } | undefined {
  const found = accessor.exec(method);
  if (found === null) return undefined;
  const [, verb, , unsigned, bits] = found;
  const width = ([8, 16, 32, 64] as const).find((one: IntWidth) => String(one) === bits);
  return width === undefined
    ? undefined
    : { type: int(width, unsigned !== 'U'), writes: verb === 'write' || verb === 'set' };
}

export function lowerBytes(
  context: ScriptContext,
  object: ValueId,
  { method, given }: MethodCall,
  origin: Origin,
): ValueId | undefined {
  const upper = method.replace('Uint', 'UInt');
  const found = typeBehind(upper);
  if (found === undefined) return undefined;
  const { type, writes } = found;
  const isView = /^(?:get|set)/.test(method);
  const [first, second] = given;
  const [at, value] = isView ? [first, second] : writes ? [second, first] : [first, undefined];
  // The value comes first in the text of a buffer's methods.
  const stored = writes && !isView ? lowerExpression(context, value) : undefined;
  const offset =
    at === undefined ? context.constant(0n, int(64, true), origin) : lowerExpression(context, at);
  const address = context.element(
    context.convert(dataOf(context, object, origin), pointerTo(type), origin),
    offset,
    pointerTo(type),
    1,
    origin,
  );
  if (!writes) return asValue(context, context.load(address, type, origin), origin);
  writePlace(context, { address, type }, stored ?? lowerExpression(context, value), origin);
  return context.opaque(unknownType, origin);
}
