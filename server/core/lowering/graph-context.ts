/** What every lowering does with the graph that it builds, whatever the language: temporaries, memory, hidden calls. */
import type { CallInstruction, CallKey, Instruction, Origin, ValueId, VariableId } from '../flow/graph';
import { pointerTo, unknownType, type MachineType } from '../flow/types';
import type { Span } from '../text';
import { GraphBuilder } from './builder';

export abstract class GraphContext {
  readonly builder = new GraphBuilder();
  /** Whose functions the language's own calls are (see CallInstruction). */
  protected readonly language: CallInstruction['language'];
  #callCount = 0;

  /** A fresh temporary, defined by the instruction that `make` returns. */
  emit(type: MachineType, make: (dest: ValueId) => Instruction): ValueId {
    const dest = this.builder.value(type);
    this.builder.emit(make(dest));
    return dest;
  }

  constant(value: bigint, type: MachineType, origin: Origin, name?: string): ValueId {
    const { builder } = this;
    const dest = builder.value(type);
    const kind = 'constant';
    builder.emit(name === undefined ? { kind, dest, value, origin } : { kind, dest, value, origin, name });
    return dest;
  }

  opaque(type: MachineType, origin: Origin, operands: readonly ValueId[] = []): ValueId {
    return this.emit(type, (dest) => ({ kind: 'opaque', dest, operands, origin }));
  }

  addressOf(variable: VariableId, origin: Origin): ValueId {
    const { builder } = this;
    const dest = builder.value(pointerTo(builder.variableOf(variable)?.type ?? unknownType));
    builder.emit({ kind: 'address', dest, variable, origin });
    return dest;
  }

  load(address: ValueId, type: MachineType, origin: Origin): ValueId {
    const dest = this.builder.value(type);
    this.builder.emit({ kind: 'load', dest, address, type, origin });
    return dest;
  }

  store(address: ValueId, type: MachineType, value: ValueId, origin: Origin, implicit = false): void {
    const kind = 'store';
    const plain = { kind, address, value, type, origin } as const;
    this.builder.emit(implicit ? { ...plain, implicit } : plain);
  }

  /** The address of a member; `base` is the record's, `offset` in bytes where it is known. */
  member(base: ValueId, name: string, type: MachineType, origin: Origin, offset?: number): ValueId {
    return this.emit(pointerTo(type), (dest) => ({
      kind: 'member',
      dest,
      base,
      name,
      ...(offset === undefined ? {} : { offset }),
      origin,
    }));
  }

  callKey(span: Span): CallKey {
    return `${span.start}-${span.end}#${this.#callCount++}`;
  }

  /** A call that the source does not spell: no site, no finding stands on it. */
  hiddenCall(name: string, given: readonly ValueId[], type: MachineType, origin: Origin): ValueId {
    return this.emit(type, (dest) => ({
      kind: 'call',
      dest,
      callee: { kind: 'name', name },
      arguments: given.map((value) => ({ value, origin })),
      call: this.callKey(origin.span),
      ...(this.language === undefined ? {} : { language: this.language }),
      origin,
    }));
  }
}
