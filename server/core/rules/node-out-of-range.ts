/** A node number that no machine can have. */
import { isPossibleNode, maxNodeCount } from '../../kernel/nodes';
import type { ArrayFacts, CallFacts } from '../facts/call-facts';
import { constant, constantOf, type LinearForm, add } from '../facts/linear';
import type { Cell, Fill } from '../facts/region';
import { integersOf, type AbstractValue } from '../facts/value';
import type { Report, Rule } from './rule';
import { expectsFailure, isExercise } from './support/expectation';
import { argumentPlaces, macroPlaces } from './support/places';
import { phrase } from '../../languages/phrase';

/** Bytes per entry. */
const width = 4;

export const nodeOutOfRange: Rule = {
  id: 'node-out-of-range',
  severity: 'error',
  title: 'A node that cannot exist',
  calls: ['move_pages', 'mbind', 'set_mempolicy_home_node'],
  messages: {
    negative: {
      what: 'Entry {entry} of nodes is {node}, and nodes are not negative.',
      why: 'The kernel stops there with ENODEV; the pages before that entry may have been moved.',
      do: 'Leave pages that are to stay where they are out of the call.',
    },
    large: {
      what: 'Entry {entry} of nodes is {node}, and the kernel has at most {max} nodes.',
      why: 'The kernel stops there with ENODEV; the pages before that entry may have been moved.',
      do: 'Pass the number of a node that has memory and that the target may use.',
    },
    argument: {
      what: '{role} is {node}, and nodes go from 0 to {last}.',
      why: 'The kernel, or libnuma before it, refuses a node that cannot exist, and the range keeps the policy that it has.',
      do: 'Pass the number of a node that has memory.',
    },
  },
  check(facts, report) {
    if (facts.site.call !== 'move_pages') {
      singleNode(facts, report);
      return;
    }
    const nodes = facts.argument('nodes');
    const array = facts.array('nodes');
    if (nodes === undefined || array === undefined || facts.mode !== 'move' || facts.countIs === 'zero')
      return;
    const { maxNodes = maxNodeCount } = facts.config;
    if (array.region.many || array.pointer.rounding !== 'none') return;
    for (const offset of places(facts, array)) {
      const value = valueAt(facts, array, offset);
      const wrong = value === undefined ? undefined : impossible(value, maxNodes);
      if (value === undefined || wrong === undefined) continue;
      const source = storedAt(array, offset);
      report({
        messageId: wrong < 0n ? 'negative' : 'large',
        data: {
          entry: (offset / BigInt(width)).toString(),
          node: wrong.toString(),
          max: maxNodes.toString(),
        },
        span: nodes.span,
        ...(expectsFailure(facts) || isExercise(facts) ? { severity: 'hint' } : {}),
        restsOn: [nodes.value, value],
        related:
          source === undefined
            ? []
            : [
                { span: source.origin.span, message: phrase('The node is stored here') },
                ...macroPlaces(source.origin),
              ],
      });
      return;
    }
  },
};

/** A node that is an argument of its own. */
function singleNode(facts: CallFacts, report: (finding: Report) => void): void {
  const { maxNodes = maxNodeCount } = facts.config;
  for (const role of ['node', 'home_node'] as const) {
    const argument = facts.argument(role);
    const wrong = argument === undefined ? undefined : impossible(argument.value, maxNodes);
    if (argument === undefined || wrong === undefined) continue;
    report({
      messageId: 'argument',
      data: { role, node: wrong.toString(), last: (maxNodes - 1).toString() },
      span: argument.span,
      ...(expectsFailure(facts) || isExercise(facts) ? { severity: 'hint' } : {}),
      restsOn: [argument.value],
      related: argumentPlaces(argument),
    });
  }
}

/** Byte offsets of entries that the call surely reads: the first, and what was stored singly below a known count. */
function places(facts: CallFacts, array: ArrayFacts): readonly bigint[] {
  const { knownCount: count } = facts;
  const known = array.cells.flatMap((cell) => {
    const offset = constantOf(cell.offset);
    return cell.width === width && offset !== undefined ? [offset] : [];
  });
  const read = known.filter(
    (offset) => offset >= 0n && count !== undefined && offset < count * BigInt(width),
  );
  return [...new Set([0n, ...read])].sort((a, b) => (a < b ? -1 : 1));
}

function valueAt(facts: CallFacts, array: ArrayFacts, offset: bigint): AbstractValue | undefined {
  const at: LinearForm | undefined = add(array.pointer.offset, constant(offset));
  return at === undefined ? undefined : facts.load({ ...array.pointer, offset: at }, width);
}

/** The number, if the entry can be nothing but numbers that no node has. */
function impossible(value: AbstractValue, maxNodes: number): bigint | undefined {
  const all = integersOf(value)?.map((one) => BigInt.asIntN(32, one));
  return all?.some((one) => isPossibleNode(one, maxNodes)) === false ? all[0] : undefined;
}

function storedAt(array: ArrayFacts, offset: bigint): Cell | Fill | undefined {
  return array.cells.find((cell) => constantOf(cell.offset) === offset) ?? array.fills.at(-1);
}
