/** The parameters of a function, and which of them it ever looks at. */
import type { FlowGraph, ValueId } from '../flow/graph';
import type { MachineType } from '../flow/types';

export interface ParameterFacts {
  readonly name: string;
  readonly type: MachineType;
  /** Its value or its address is used somewhere in the function. */
  readonly read: boolean;
}

export function parametersOf(graph: FlowGraph): readonly ParameterFacts[] {
  const used = new Set<ValueId>();
  for (const block of graph.blocks) {
    for (const one of block.instructions) {
      if (one.kind === 'load') used.add(one.address);
      else if (one.kind === 'store') used.add(one.value);
      else if (one.kind === 'copy') used.add(one.from);
      else if (one.kind === 'element' || one.kind === 'member') used.add(one.base);
      else if (one.kind === 'storage') used.add(one.object);
      else if (one.kind === 'convert' || one.kind === 'unary') used.add(one.operand);
      else if (one.kind === 'binary') used.add(one.left).add(one.right);
      else if (one.kind === 'opaque') for (const operand of one.operands) used.add(operand);
      else if (one.kind === 'call') for (const argument of one.arguments) used.add(argument.value);
    }
  }
  const read = new Set<number>();
  for (const block of graph.blocks)
    for (const one of block.instructions)
      if (one.kind === 'address' && used.has(one.dest)) read.add(one.variable);
  return graph.parameters.flatMap((id): readonly ParameterFacts[] => {
    const variable = graph.variables[id];
    return variable === undefined ? [] : [{ name: variable.name, type: variable.type, read: read.has(id) }];
  });
}
