/** The address of a member, for every lowering that knows which one is meant. */
import type { Origin, ValueId } from '../flow/graph';
import { unknownType, type RecordField } from '../flow/types';
import type { CContext } from './c-context';
import type { Place } from './c-places';

/** `base` is the record's address. */
export function memberOf(
  context: CContext,
  base: ValueId,
  { name, type, offset }: RecordField,
  origin: Origin,
): Place {
  return { address: context.member(base, name, type, origin, offset), type };
}

/** The member of this name; `tag` is the record's, if it is known. */
export function memberNamed(
  context: CContext,
  base: ValueId,
  tag: string | undefined,
  name: string,
  origin: Origin,
): Place {
  const layout = tag === undefined ? undefined : context.record(tag);
  const field = layout?.fields.find((one) => one.name === name);
  return memberOf(context, base, field ?? { name, type: unknownType, offset: undefined }, origin);
}
