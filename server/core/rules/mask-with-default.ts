/** A policy that takes no nodes, with nodes. */
import { bitsUsed } from '../../kernel/policies';
import type { Rule } from './rule';
import { expectsFailure } from './support/expectation';
import { regionPlace } from './support/places';
import { knownMaxnode, lowestBit, maskOf, modesOf } from './support/policy';
import { phrase } from '../../languages/phrase';

export const maskWithDefault: Rule = {
  id: 'mask-with-default',
  severity: 'error',
  title: 'Nodes for a policy that takes none',
  calls: ['mbind', 'set_mempolicy'],
  messages: {
    nodes: {
      what: '{mode} takes no nodes, and the mask names node {node}.',
      why: 'The kernel fails with EINVAL: the policy stays what it was.',
      do: 'Pass a null pointer and 0, or the mode that the nodes are meant for.',
    },
  },
  check(facts, report) {
    const argument = facts.argument('nodemask');
    const mask = maskOf(facts, 'nodemask');
    const maxnode = knownMaxnode(facts);
    const modes = modesOf(facts.argument('mode')?.value);
    const mode = modes?.[0]?.policy;
    if (argument === undefined || mask === undefined || maxnode === undefined || mask.set === 0n) return;
    if (mode === undefined || modes?.every((one) => one.policy?.mask === 'none') !== true) return;
    const modeValue = [facts.argument('mode')].flatMap((one) => (one === undefined ? [] : [one.value]));
    const node = lowestBit(mask.set);
    if (node >= bitsUsed(maxnode) || expectsFailure(facts)) return;
    report({
      messageId: 'nodes',
      data: { mode: mode.name, node: node.toString() },
      span: argument.span,
      restsOn: [argument.value, ...modeValue, ...mask.stored.map((one) => one.value)],
      related: [
        ...mask.stored.map((one) => ({ span: one.origin.span, message: phrase('The nodes are set here') })),
        ...(mask.array === undefined ? [] : regionPlace(mask.array.region, phrase('The mask'))),
      ],
    });
  },
};
