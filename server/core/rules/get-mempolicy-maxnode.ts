/** A mask that may be too small for the nodes of the machine. */
import type { CallFacts } from '../facts/call-facts';
import { integerOf, isNotNull } from '../facts/value';
import type { Rule } from './rule';
import { argumentPlaces } from './support/places';

/** Bits of one word of a mask: machines with more possible nodes are rare. */
const word = 64n;

export const getMempolicyMaxnode: Rule = {
  id: 'get-mempolicy-maxnode',
  severity: 'warning',
  title: 'Room for too few nodes',
  calls: ['get_mempolicy'],
  messages: {
    number: {
      what: 'The mask has room for {maxnode} nodes only.',
      why: 'The kernel fails with EINVAL when maxnode is below the number of nodes that it may have, whether they are there or not.',
      do: 'Pass a mask of at least 64 bits, better numa_num_possible_nodes() bits.',
    },
    highest: {
      what: 'The mask has room for the nodes that are there.',
      why: 'The kernel fails with EINVAL when maxnode is below the number of nodes that it may have, which can be more than are there.',
      do: 'Pass at least numa_num_possible_nodes().',
    },
  },
  check(facts, report) {
    const maxnode = facts.argument('maxnode');
    const mask = facts.argument('nodemask_result');
    if (maxnode === undefined || mask === undefined || !isNotNull(mask.value)) return;
    const known = integerOf(maxnode.value);
    const few = known !== undefined && known > 0n && known < word;
    if (!few && !isPresentNodes(facts)) return;
    report({
      messageId: few ? 'number' : 'highest',
      data: few ? { maxnode: known.toString() } : {},
      ...(few ? {} : { severity: 'hint' as const }),
      span: maxnode.span,
      restsOn: [maxnode.value, mask.value],
      related: argumentPlaces(maxnode),
    });
  },
};

function isPresentNodes(facts: CallFacts): boolean {
  const maxnode = facts.argument('maxnode');
  const forms = maxnode === undefined ? [] : facts.formsOf(maxnode.value);
  return (
    forms.length > 0 &&
    forms.every(({ constant, terms }) => {
      const name = terms[0]?.symbols[0];
      if (terms.length !== 1 || terms[0]?.factor !== 1n || name === undefined || constant > 2n) return false;
      const made = facts.producerOf(name)?.function;
      return made === 'numa_max_node' || made === 'numa_num_configured_nodes';
    })
  );
}
