/** A mask of no length. */
import { integersOf, isNotNull } from '../facts/value';
import type { Rule } from './rule';
import { expectsFailure } from './support/expectation';
import { argumentPlaces } from './support/places';

export const maxnodeZeroWithMask: Rule = {
  id: 'maxnode-zero-with-mask',
  severity: 'error',
  title: 'A mask with a maxnode of 0',
  calls: ['mbind', 'set_mempolicy', 'get_mempolicy', 'migrate_pages'],
  supersedes: ['mask-empty', 'mask-with-default', 'get-mempolicy-maxnode'],
  messages: {
    set: {
      what: 'maxnode is 0, and {mask} is not null.',
      why: 'The manual says that the mask is ignored then; the kernel fails with EINVAL instead.',
      do: 'Pass a null pointer with 0, or the number of bits of the mask plus 1.',
    },
    get: {
      what: 'maxnode is 0, and nodemask is not null.',
      why: 'The kernel needs room for every node that it may have and fails with EINVAL.',
      do: 'Pass a null pointer where the mask is not wanted, or the number of its bits.',
    },
  },
  check(facts, report) {
    const maxnode = facts.argument('maxnode');
    const values = maxnode === undefined ? undefined : integersOf(maxnode.value);
    if (maxnode === undefined || values?.every((one) => one === 0n) !== true || expectsFailure(facts)) return;
    for (const role of ['nodemask', 'nodemask_result', 'old_nodes', 'new_nodes'] as const) {
      const mask = facts.argument(role);
      if (mask === undefined || !isNotNull(mask.value)) continue;
      report({
        messageId: role === 'nodemask_result' ? 'get' : 'set',
        data: role === 'nodemask_result' ? {} : { mask: role },
        span: maxnode.span,
        restsOn: [maxnode.value, mask.value],
        related: argumentPlaces(maxnode),
      });
      return;
    }
  },
};
