/** What runs through a block, and names for what its instructions create. */
import type { BlockId, ValueId } from '../flow/graph';
import { unknownType, type MachineType } from '../flow/types';
import type { Analysis } from './analysis';
import type { Frame } from './frame';
import type { LinearForm } from './linear';
import type { Memory } from './memory';
import type { Trace } from './trace';
import type { AbstractValue } from './value';

/** The machine while it runs through a block. */
export interface Machine {
  readonly analysis: Analysis;
  readonly frame: Frame;
  readonly memory: Memory;
  readonly block: BlockId;
  /** Counts instructions within the block: names what they create. */
  step: number;
  /** What is done to memory, where the block may run again; absent: it does not. */
  readonly trace: Trace | undefined;
  /** A helper was called that never returns. */
  stopped: boolean;
}

/** A name for what this instruction creates. */
export function here(machine: Machine): string {
  return `${machine.frame.site(machine.block)}.${machine.step}`;
}

export function freshSymbol(machine: Machine, name: string): LinearForm {
  return machine.analysis.symbols.create(name, machine.frame.sites(machine.block));
}

export function freshEpoch(machine: Machine): string {
  const name = here(machine);
  freshSymbol(machine, `epoch:${name}`);
  return name;
}

export function typeOf(frame: Frame, value: ValueId): MachineType {
  return frame.graph.values[value] ?? unknownType;
}

/** The value's form, or a symbol of this place for what is unknown or ambiguous. */
export function formOrFresh(machine: Machine, value: AbstractValue): LinearForm {
  const point = value.points?.[0];
  return value.points?.length === 1 && point?.kind === 'integer'
    ? point.form
    : freshSymbol(machine, `any:${here(machine)}`);
}
