/** Builds a flow graph block by block. Knows nothing of any language; lowerings hold one per function. */
import type { Span } from '../text';
import type {
  Block,
  BlockId,
  FlowGraph,
  Instruction,
  Origin,
  Terminator,
  ValueId,
  Variable,
  VariableId,
} from '../flow/graph';
import type { MachineType, RecordTable } from '../flow/types';

interface OpenBlock {
  readonly id: BlockId;
  readonly instructions: Instruction[];
  terminator: Terminator | undefined;
}

export class GraphBuilder {
  readonly #blocks: OpenBlock[] = [];
  readonly #values: MachineType[] = [];
  readonly #variables: Variable[] = [];
  #current: OpenBlock;

  constructor() {
    this.#current = this.#open();
  }

  #open(): OpenBlock {
    const block: OpenBlock = { id: this.#blocks.length, instructions: [], terminator: undefined };
    this.#blocks.push(block);
    return block;
  }

  /** A block that nothing leads to yet. */
  block(): BlockId {
    return this.#open().id;
  }

  /** Instructions go to this block from now on. */
  enter(id: BlockId): void {
    const block = this.#blocks[id];
    if (block !== undefined) this.#current = block;
  }

  value(type: MachineType): ValueId {
    return this.#values.push(type) - 1;
  }

  typeOf(value: ValueId): MachineType {
    return this.#values[value] ?? { kind: 'unknown' };
  }

  variable(spec: Omit<Variable, 'id'>): VariableId {
    const id = this.#variables.length;
    // All properties, always: rules and runs look at variables more often than at anything else, and one shape is found without a search.
    this.#variables.push({
      id,
      name: spec.name,
      kind: spec.kind,
      type: spec.type,
      declaration: spec.declaration,
      parameter: spec.parameter,
      internal: spec.internal,
      aligned: spec.aligned,
      constant: spec.constant,
      slot: spec.slot,
      notNull: spec.notNull,
      holds: spec.holds,
    });
    return id;
  }

  variableOf(id: VariableId): Variable | undefined {
    return this.#variables[id];
  }

  emit(instruction: Instruction): void {
    this.#current.instructions.push(instruction);
  }

  get instructionCount(): number {
    return this.#values.length;
  }

  /** Ends the current block; what follows without a label is dead and goes to a fresh block. */
  terminate(terminator: Terminator): void {
    this.#current.terminator ??= terminator;
    this.#current = this.#open();
  }

  /** Ends the current block with a jump to `to` and goes on there. */
  flowInto(to: BlockId, origin: Origin): void {
    this.#current.terminator ??= { kind: 'jump', to, origin };
    this.enter(to);
  }

  finish(
    spec: Omit<FlowGraph, 'blocks' | 'values' | 'variables' | 'entry' | 'records' | 'span'> & {
      readonly span: Span;
    },
    records: RecordTable,
  ): FlowGraph {
    const end: Origin = { span: { start: spec.span.end, end: spec.span.end }, macros: [] };
    const blocks: Block[] = this.#blocks.map((block) => ({
      id: block.id,
      instructions: block.instructions,
      terminator: block.terminator ?? { kind: 'return', origin: end },
    }));
    const { name, span, returns, parameters } = spec;
    return {
      name,
      span,
      returns,
      parameters,
      variables: this.#variables,
      values: this.#values,
      blocks,
      entry: 0,
      records,
    };
  }
}
