/** Where each value of a graph is computed: the same for whoever asks, and for every execution of it. */
import type { BlockId, FlowGraph, Instruction, ValueId } from './graph';

export class Definitions {
  readonly #instructions: Instruction[] = [];
  readonly #blocks: BlockId[] = [];

  constructor({ blocks }: FlowGraph) {
    for (const { id, instructions } of blocks)
      instructions.forEach((one) => {
        if (!('dest' in one)) return;
        this.#instructions[one.dest] = one;
        this.#blocks[one.dest] = id;
      });
  }

  get(value: ValueId): Instruction | undefined {
    return this.#instructions[value];
  }

  blockOf(value: ValueId): BlockId | undefined {
    return this.#blocks[value];
  }
}

const known = new WeakMap<FlowGraph, Definitions>();

export function definitionsOf(graph: FlowGraph): Definitions {
  let definitions = known.get(graph);
  if (definitions === undefined) known.set(graph, (definitions = new Definitions(graph)));
  return definitions;
}
