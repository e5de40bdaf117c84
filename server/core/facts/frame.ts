/** One execution of a function's graph: the analysed function itself, or a helper executed at one of its calls. */
import type {
  BlockId,
  CallInstruction,
  CallKey,
  FlowGraph,
  ValueId,
  Variable,
  VariableId,
} from '../flow/graph';
import { definitionsOf, type Definitions } from '../flow/definitions';
import { orderOf, type FlowOrder, type Loop } from '../flow/loops';
import type { CallName, CallParameter, ParameterRole } from '../../kernel/calls';
import type { ForeignCall } from '../foreign/foreign-function';
import type { Span } from '../text';
import { unknownValue, type AbstractValue, type Mark, type RegionId } from './value';
import type { Regions } from './regions';
import type { Site, Symbols } from './symbols';
import type { LoopHead } from './widen';

/** A call of the NUMA family that was located in a function. */
export interface NumaCall {
  readonly key: CallKey;
  readonly call: CallName;
  readonly parameters: readonly CallParameter[];
  /** Index into the call instruction's arguments. */
  readonly roles: ReadonlyMap<ParameterRole, number>;
  readonly sound: boolean;
  /** The binding that it goes through; absent in C and C++. */
  readonly foreign?: ForeignCall;
}

/** A function as the analysis executes it. */
export interface ExecutableFunction {
  readonly name: string;
  readonly graph: FlowGraph;
  readonly numaCalls: ReadonlyMap<CallKey, NumaCall>;
}

/** The return statement with a value, where a function has just one. */
export function onlyReturn({ blocks }: FlowGraph): { readonly returns?: Span } {
  const found = blocks.flatMap(({ terminator }) =>
    terminator.kind === 'return' && terminator.value !== undefined ? [terminator.origin.span] : [],
  );
  return found.length === 1 && found[0] !== undefined ? { returns: found[0] } : {};
}

const noLoops: readonly Loop[] = [];
const noBlocks: ReadonlySet<BlockId> = new Set();

export class Frame {
  fn: ExecutableFunction;
  graph: FlowGraph;
  order: FlowOrder;
  readonly temps: AbstractValue[] = [];
  definitions: Definitions;
  readonly heads = new Map<BlockId, LoopHead>();
  /** The blocks that are worth executing: those that lead to what is looked for; undefined for all. */
  paths: ReadonlySet<BlockId> | undefined;
  /** Other blocks of which temporaries were read since `enter`. */
  readFrom: ReadonlySet<BlockId> = noBlocks;
  #block: BlockId | undefined;
  #private: ReadonlySet<RegionId> | undefined;
  /** Names by block and by variable: every instruction asks. */
  readonly #sites: Site[] = [];
  readonly #sitesAround: (readonly Site[])[] = [];
  readonly #regions: RegionId[] = [];
  readonly #unchanging: boolean[] = [];

  constructor(
    fn: ExecutableFunction,
    /** Empty for the analysed function; else names the chain of calls. */
    readonly prefix: string,
    readonly depth: number,
    /** Sites of the calls around it. */
    readonly around: readonly Site[],
    /** Set on everything that a helper stores and returns. */
    readonly helper: Extract<Mark, { kind: 'helper' }> | undefined,
    /** The call runs in a loop of an outer frame. */
    readonly repeated: boolean,
    /** The call that a helper is executed for. */
    readonly caller?: CallInstruction,
    /** The frame of that call. */
    readonly parent?: Frame,
  ) {
    this.fn = fn;
    this.graph = fn.graph;
    this.order = orderOf(fn.graph);
    this.definitions = definitionsOf(fn.graph);
  }

  /** Of the analysed function's own frame, for the copy of a run. */
  copy(symbols: Symbols, kept?: ReadonlySet<BlockId>): Frame {
    const copy = new Frame(this.fn, this.prefix, this.depth, this.around, this.helper, this.repeated);
    const { definitions } = this;
    this.temps.forEach((value, id) => {
      if (kept?.has(definitions.blockOf(id) ?? -1) !== false) copy.set(id, value);
    });
    for (const [block, head] of this.heads)
      if (kept?.has(block) !== false) copy.heads.set(block, head.copy(symbols));
    return copy;
  }

  /** Goes on with another version of the function, of which these blocks are the same and were executed. */
  goOnWith(fn: ExecutableFunction, kept: ReadonlySet<BlockId>, isPrivateAsked: boolean): void {
    this.fn = fn;
    this.graph = fn.graph;
    this.order = orderOf(fn.graph);
    const { definitions } = this;
    for (let id = 0; id < this.temps.length; id++) {
      if (kept.has(definitions.blockOf(id) ?? -1)) continue;
      this.#unchanging[id] = false;
      this.temps[id] = unknownValue;
    }
    this.definitions = definitionsOf(fn.graph);
    this.#regions.length = 0;
    this.#private = undefined;
    if (isPrivateAsked) this.privateRegions();
    this.readFrom = noBlocks;
    this.#block = undefined;
    for (const block of this.heads.keys()) if (!kept.has(block)) this.heads.delete(block);
  }

  /** Somebody asked which regions are private: that rests on the whole function. */
  get isPrivateAsked(): boolean {
    return this.#private !== undefined;
  }

  /** From now on `readFrom` tells for this block. */
  enter(block: BlockId): void {
    this.#block = block;
    this.readFrom = noBlocks;
  }

  value(id: ValueId): AbstractValue {
    const home = this.definitions.blockOf(id);
    if (home !== this.#block && home !== undefined && !this.readFrom.has(home))
      this.readFrom = new Set([...this.readFrom, home]);
    return this.temps[id] ?? unknownValue;
  }

  set(id: ValueId, value: AbstractValue): void {
    this.temps[id] = value;
  }

  /** The temporary is what it is whenever it is computed: a number that is written there, the address of a variable. */
  isUnchanging(id: ValueId): boolean {
    return this.#unchanging[id] === true;
  }

  /** Sets a temporary for this and every other time. */
  setUnchanging(id: ValueId, value: AbstractValue): void {
    this.#unchanging[id] = true;
    this.set(id, value);
  }

  site(block: BlockId): Site {
    return (this.#sites[block] ??= `${this.prefix}b${block}`);
  }

  sites(block: BlockId): readonly Site[] {
    return (this.#sitesAround[block] ??= [this.site(block), ...this.around]);
  }

  region(variable: Variable, regions: Regions): RegionId {
    return (this.#regions[variable.id] ??= regions.ofVariable(variable, this.prefix, this.graph.records));
  }

  /** Regions of locals whose address goes nowhere: only their own loads and stores reach them. */
  privateRegions(): ReadonlySet<RegionId> {
    if (this.#private !== undefined) return this.#private;
    this.#private = new Set([...privateVariables(this.graph)].map((one) => `${this.prefix}v${one}`));
    return this.#private;
  }

  /** Which parameter a value is, conversions aside. */
  parameterOf(value: ValueId): number | undefined {
    return this.variableOf(value)?.parameter;
  }

  /** The variable whose value this is (of an array: its address), conversions aside. */
  variableOf(value: ValueId): Variable | undefined {
    let definition = this.definitions.get(value);
    while (definition?.kind === 'convert' || definition?.kind === 'storage')
      definition = this.definitions.get(
        definition.kind === 'convert' ? definition.operand : definition.object,
      );
    const address = definition?.kind === 'load' ? this.definitions.get(definition.address) : definition;
    const variable = address?.kind === 'address' ? this.graph.variables[address.variable] : undefined;
    return definition?.kind === 'load' || variable?.type.kind === 'array' ? variable : undefined;
  }

  /** The helper that the analysed function calls itself, on the way to this frame. */
  get outermost(): Frame {
    return this.depth <= 1 ? this : (this.parent?.outermost ?? this);
  }

  /** That call. */
  get ownCall(): CallInstruction | undefined {
    return this.outermost.caller;
  }

  /** Which argument of that call a value is, handed on by all helpers in between. */
  handedOn(value: ValueId): number | undefined {
    const index = this.parameterOf(value);
    if (this.depth <= 1 || index === undefined) return index;
    const outer = this.caller?.arguments[index];
    return outer === undefined ? undefined : this.parent?.handedOn(outer.value);
  }

  /** Loops that the edge leaves, from the inside out. */
  loopsLeft(from: BlockId, to: BlockId): readonly Loop[] {
    const around = this.order.around.get(from);
    if (around === undefined) return noLoops;
    // Most edges stay in all of them.
    return around.every((loop) => loop.blocks.has(to))
      ? noLoops
      : around.filter((loop) => !loop.blocks.has(to));
  }

  inLoop(block: BlockId): boolean {
    return this.repeated || this.order.around.has(block);
  }
}

export function hasSamePrivates(a: FlowGraph, b: FlowGraph): boolean {
  const [one, other] = [privateVariables(a), privateVariables(b)];
  return one.size === other.size && [...one].every((id) => other.has(id));
}

const privates = new WeakMap<FlowGraph, ReadonlySet<VariableId>>();

/** Locals whose address goes nowhere. */
function privateVariables(graph: FlowGraph): ReadonlySet<VariableId> {
  const known = privates.get(graph);
  if (known !== undefined) return known;
  const seen = new Set<VariableId>();
  const shown = new Set<VariableId>();
  const variableOf = new Map<ValueId, VariableId>();
  const used = (value: ValueId): void => {
    const variable = variableOf.get(value);
    if (variable !== undefined) shown.add(variable);
  };
  for (const block of graph.blocks)
    for (const instruction of block.instructions) {
      if (instruction.kind === 'address') {
        variableOf.set(instruction.dest, instruction.variable);
        seen.add(instruction.variable);
      } else if (instruction.kind === 'store') used(instruction.value);
      else if (instruction.kind === 'call') for (const one of instruction.arguments) used(one.value);
      else if (instruction.kind === 'element' || instruction.kind === 'member') used(instruction.base);
      else if (instruction.kind === 'convert' || instruction.kind === 'unary') used(instruction.operand);
      else if (instruction.kind === 'binary') {
        used(instruction.left);
        used(instruction.right);
      }
    }
  const local = (variable: VariableId): boolean => {
    const kind = graph.variables[variable]?.kind;
    return kind === 'local' || kind === 'parameter' || kind === 'synthetic';
  };
  const found = new Set([...seen].filter((one) => !shown.has(one) && local(one)));
  privates.set(graph, found);
  return found;
}
