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
    this.builder.emit(
      implicit ? { kind, address, value, type, origin, implicit } : { kind, address, value, type, origin },
    );
  }

  /** The address of a member; `base` is the record's, `offset` in bytes where it is known. */
  member(base: ValueId, name: string, type: MachineType, origin: Origin, offset?: number): ValueId {
    const { builder } = this;
    const dest = builder.value(pointerTo(type));
    const kind = 'member';
    builder.emit(
      offset === undefined ? { kind, dest, base, name, origin } : { kind, dest, base, name, offset, origin },
    );
    return dest;
  }

  /** The address of an element, and its type; `size` in bytes where it is known. */
  element(
    base: ValueId,
    index: ValueId,
    type: MachineType,
    size: number | undefined,
    origin: Origin,
  ): ValueId {
    const { builder } = this;
    const dest = builder.value(type);
    const kind = 'element';
    builder.emit(
      size === undefined ? { kind, dest, base, index, origin } : { kind, dest, base, index, size, origin },
    );
    return dest;
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
