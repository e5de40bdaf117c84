/** A policy that needs nodes, with a mask that has none. */
import { integersOf, isNull } from '../facts/value';
import type { Rule } from './rule';
import { expectsFailure } from './support/expectation';
import { argumentPlaces, regionPlace } from './support/places';
import { maskOf, modesOf } from './support/policy';
import { phrase } from '../../languages/phrase';
import type { Words } from '../../languages/phrase';

export const maskEmpty: Rule = {
  id: 'mask-empty',
  severity: 'error',
  title: 'A policy without a node',
  calls: ['mbind', 'set_mempolicy', 'migrate_pages'],
  messages: {
    null: {
      what: '{mode} needs nodes, and {mask} is null.',
      why: 'The kernel fails with EINVAL where a policy that is made of nodes gets none.',
      do: 'Set the bit of at least one node, or use MPOL_DEFAULT, MPOL_LOCAL or MPOL_PREFERRED, which take no node.',
    },
    zero: {
      what: '{mode} needs nodes, and no bit of {mask} is set.',
      why: 'The kernel fails with EINVAL where a policy that is made of nodes gets none.',
      do: 'Set the bit of at least one node, or use MPOL_DEFAULT, MPOL_LOCAL or MPOL_PREFERRED, which take no node.',
    },
    one: {
      what: '{mode} needs nodes, and a maxnode of 1 is an empty mask.',
      why: 'The kernel reads maxnode - 1 bits, which is none, and fails with EINVAL.',
      do: 'Pass the number of bits of the mask plus 1.',
    },
    target: {
      what: 'new_nodes names no node to move the pages to.',
      why: 'The kernel fails with EINVAL, and no page moves.',
      do: 'Set the bit of at least one node in new_nodes.',
    },
  },
  check(facts, report) {
    const migrates = facts.site.call === 'migrate_pages';
    const role = migrates ? 'new_nodes' : 'nodemask';
    const argument = facts.argument(role);
    const mask = maskOf(facts, role);
    if (argument === undefined || mask?.empty !== true || expectsFailure(facts)) return;
    // Nothing at all is how a program asks whether the call exists.
    const from = facts.argument('old_nodes');
    if (from !== undefined && isNull(from.value)) return;
    const maxnode = facts.argument('maxnode');
    const values = maxnode === undefined ? undefined : integersOf(maxnode.value);
    // A mask of no length is another mistake (maxnode-zero-with-mask).
    if (!mask.isNull && values?.some((one) => one === 0n) === true) return;
    const none = !mask.isNull && values?.every((one) => one === 1n) === true;
    const modes = modesOf(facts.argument('mode')?.value);
    if (!migrates && modes?.every((one) => one.policy?.mask === 'some') !== true) return;
    const at = none && maxnode !== undefined ? maxnode : argument;
    report({
      messageId: migrates ? 'target' : mask.isNull ? 'null' : none ? 'one' : 'zero',
      data: migrates ? {} : none ? { mode: modeName(modes) } : { mode: modeName(modes), mask: role },
      span: at.span,
      restsOn: [
        argument.value,
        ...[maxnode, facts.argument('mode')].flatMap((one) => (one === undefined ? [] : [one.value])),
        ...mask.stored.map((one) => one.value),
      ],
      related: [
        ...argumentPlaces(at),
        ...(mask.array === undefined ? [] : regionPlace(mask.array.region, phrase('The mask'))),
      ],
    });
  },
};

function modeName(modes: ReturnType<typeof modesOf>): Words {
  return modes?.[0]?.policy?.name ?? phrase('The mode');
}
