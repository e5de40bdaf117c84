/** A range that does not begin at a page boundary. */
import type { Rule } from './rule';
import { misaligned } from './support/alignment';
import { expectsFailure } from './support/expectation';

export const mbindUnaligned: Rule = {
  id: 'mbind-unaligned',
  severity: 'error',
  title: 'A range that does not begin at a page',
  calls: ['mbind', 'set_mempolicy_home_node'],
  messages: {
    object: {
      what: 'The range begins at {object}, which lies anywhere in a page.',
      why: 'The kernel takes a start that is a multiple of the page size and fails with EINVAL for every other, without touching the policy.',
      do: 'Allocate with mmap, aligned_alloc or numa_alloc, or round the start down to the page and the length up.',
      script: {
        do: 'Allocate with mmap or numa_alloc_onnode, or round the start down to the page and the length up.',
      },
    },
    offset: {
      what: 'The range begins {offset} bytes past a page boundary.',
      why: 'The kernel takes a start that is a multiple of the page size and fails with EINVAL for every other, without touching the policy.',
      do: 'Round the start down to the page and the length up.',
    },
  },
  check(facts, report) {
    const addr = facts.argument('addr');
    const wrong = addr === undefined ? undefined : misaligned(facts, addr.value);
    if (addr === undefined || wrong === undefined || expectsFailure(facts)) return;
    // An object can begin at a page by chance: small ones do now and then.
    const chance = wrong.kind === 'object';
    report({
      messageId: wrong.kind,
      data: wrong.data,
      ...(chance ? { severity: 'warning' as const } : {}),
      span: addr.span,
      related: wrong.related,
      restsOn: [addr.value],
    });
  },
};
