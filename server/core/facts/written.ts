/** What an argument was before it was converted: the cast to `int *` says nothing of what the array holds. */
import type { ValueId } from '../flow/graph';
import { unknownType, type MachineType } from '../flow/types';
import type { Frame } from './frame';

export interface WrittenType {
  /** Of the expression below all conversions. */
  readonly type: MachineType;
  /** At least one of them is spelled out. */
  readonly cast: boolean;
}

export function writtenType(frame: Frame, value: ValueId): WrittenType {
  let at = value;
  let cast = false;
  for (let made = frame.definitions.get(at); made?.kind === 'convert'; made = frame.definitions.get(at)) {
    cast ||= made.explicit;
    at = made.operand;
  }
  return { type: frame.graph.values[at] ?? unknownType, cast };
}
