/** What an argument was before it was converted: the cast to `int *` says nothing of what the array holds. */
import type { ValueId } from '../flow/graph';
import { unknownType, type MachineType } from '../flow/types';
import type { Frame } from './frame';

export interface WrittenType {
  /** Of the expression below all conversions. */
  readonly type: MachineType;
  /** At least one of them is spelled out. */
  readonly cast: boolean;
  /** The expression names a member: `mask->maskp`. */
  readonly member?: { readonly name: string; readonly of: MachineType };
}

export function writtenType(frame: Frame, value: ValueId): WrittenType {
  let at = value;
  let cast = false;
  for (let made = frame.definitions.get(at); made?.kind === 'convert'; made = frame.definitions.get(at)) {
    cast ||= made.explicit;
    at = made.operand;
  }
  const member = memberOf(frame, at);
  return { type: typeOf(frame, at), cast, ...(member === undefined ? {} : { member }) };
}

const typeOf = (frame: Frame, value: ValueId): MachineType => frame.graph.values[value] ?? unknownType;

function memberOf(frame: Frame, value: ValueId): WrittenType['member'] {
  const made = frame.definitions.get(value);
  const place = made?.kind === 'load' ? frame.definitions.get(made.address) : made;
  if (place?.kind !== 'member') return undefined;
  const base = typeOf(frame, place.base);
  return { name: place.name, of: base.kind === 'pointer' ? base.to : base };
}
