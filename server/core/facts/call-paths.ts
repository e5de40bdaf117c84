/**
 * What of a function without a call of its own is worth executing: the blocks from which a call is reached that a helper
 * makes. The rest of it, an error exit or all that follows the last such call, cannot change what is found.
 */
import type { BlockId, CallInstruction, FlowGraph, Instruction } from '../flow/graph';
import { leadingTo, orderOf } from '../flow/loops';
import type { AnalysisEnvironment } from './analysis';

export interface CallPaths {
  readonly blocks: ReadonlySet<BlockId>;
  /** The functions that are called elsewhere, also by helpers. */
  readonly calledElsewhere: ReadonlySet<string>;
}

/** Undefined if all of it is. `depth`: how deep helpers are executed in helpers. */
export function callPaths(graph: FlowGraph, env: AnalysisEnvironment, depth: number): CallPaths | undefined {
  const helpers = new Helpers(env);
  // Through a pointer, a helper may call it anywhere.
  const handsOn = instructionsOf(graph).some(
    (one) => one.kind === 'external' && helpers.make(one.name, depth),
  );
  if (handsOn) return undefined;
  const flowOrder = orderOf(graph);
  const { order } = flowOrder;
  const calling = order.filter((block) =>
    callsOf(graph, block).some(({ callee }) => callee.kind === 'value' || helpers.make(callee.name, depth)),
  );
  const blocks = leadingTo(flowOrder, calling);
  const calledElsewhere = new Set<string>();
  for (const block of order)
    if (!blocks.has(block))
      for (const { callee } of callsOf(graph, block))
        if (callee.kind === 'name') helpers.addNames(callee.name, depth, calledElsewhere);
  return { blocks, calledElsewhere };
}

class Helpers {
  /** By depth and name. */
  readonly #makers = new Map<string, boolean>();

  constructor(readonly env: AnalysisEnvironment) {}

  /** Whether a function of the file of this name, if there is one, may make a call of the family. */
  make(name: string, depth: number): boolean {
    const key = `${depth.toString()} ${name}`;
    let makes = this.#makers.get(key);
    if (makes === undefined) {
      const outline = this.env.outlineOf(name);
      makes =
        outline !== undefined &&
        (outline.mayCall || (depth > 1 && outline.callees.some((one) => this.make(one, depth - 1))));
      this.#makers.set(key, makes);
    }
    return makes;
  }

  addNames(name: string, depth: number, names: Set<string>): void {
    if (names.has(name)) return;
    names.add(name);
    if (depth === 0) return;
    for (const one of this.env.outlineOf(name)?.callees ?? []) this.addNames(one, depth - 1, names);
  }
}

const instructionsOf = ({ blocks }: FlowGraph): readonly Instruction[] =>
  blocks.flatMap(({ instructions }) => instructions);

function callsOf({ blocks }: FlowGraph, block: BlockId): readonly CallInstruction[] {
  return blocks[block]?.instructions.filter((one) => one.kind === 'call') ?? [];
}
