/** Functions that do nothing but hand their parameters to one call of the family: a call of them is such a call. */
import { definitionsOf, type Definitions } from './flow/definitions';
import type { CallKey, FlowGraph, Instruction, ValueId } from './flow/graph';
import type { LocatedCall } from './locate';
import type { LoweredFunction } from './lowering/lowered-function';

/**
 * The call that gets all parameters in order and whose result is returned as it is. A function that looks at the
 * result first deals with failures in its own way, and is none.
 */
export function forwardedCall(
  { graph }: LoweredFunction,
  located: readonly LocatedCall[],
): LocatedCall | undefined {
  const [first, ...others] = located;
  if (first?.complete !== true || graph.parameters.length !== first.parameters.length) return undefined;
  // The same call once more, in another branch of an #if.
  if (others.some((one) => one.spec !== first.spec || !one.complete)) return undefined;
  const definitions = definitionsOf(graph);
  const passes = located.every((one) =>
    one.parameters.every(({ role }, at) => {
      const index = one.roles.get(role);
      const value = index === undefined ? undefined : one.lowered.arguments[index]?.value;
      return value !== undefined && parameterOf(graph, definitions, value) === at;
    }),
  );
  const keys = new Set(located.map((one) => one.lowered.key));
  return passes && returnsResult(graph, definitions, keys) ? first : undefined;
}

function plain(definitions: Definitions, value: ValueId): Instruction | undefined {
  let definition = definitions.get(value);
  while (definition?.kind === 'convert' || definition?.kind === 'storage')
    definition = definitions.get(definition.kind === 'convert' ? definition.operand : definition.object);
  return definition;
}

/** Which parameter a value is, conversions aside. */
function parameterOf(graph: FlowGraph, definitions: Definitions, value: ValueId): number | undefined {
  const definition = plain(definitions, value);
  if (definition?.kind !== 'load') return undefined;
  const address = definitions.get(definition.address);
  return address?.kind === 'address' ? graph.variables[address.variable]?.parameter : undefined;
}

function returnsResult(graph: FlowGraph, definitions: Definitions, keys: ReadonlySet<CallKey>): boolean {
  const holders = new Set<number>();
  const isResult = (value: ValueId): boolean => {
    const definition = plain(definitions, value);
    if (definition?.kind === 'call') return keys.has(definition.call);
    if (definition?.kind !== 'load') return false;
    const address = definitions.get(definition.address);
    return address?.kind === 'address' && holders.has(address.variable);
  };
  const all = graph.blocks.flatMap((block) => block.instructions);
  for (const one of all) {
    if (one.kind !== 'store' || !isResult(one.value)) continue;
    const address = definitions.get(one.address);
    if (address?.kind === 'address') holders.add(address.variable);
  }
  if (all.some((one) => one.kind === 'binary' && (isResult(one.left) || isResult(one.right)))) return false;
  let returned = false;
  for (const { terminator } of graph.blocks) {
    if (terminator.kind === 'branch' && isResult(terminator.condition)) return false;
    if (terminator.kind === 'return' && terminator.value !== undefined && isResult(terminator.value))
      returned = true;
  }
  return returned;
}
