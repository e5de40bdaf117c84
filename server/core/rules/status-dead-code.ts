/** Tests for status entries that no kernel in question writes. */
import { constantValues } from '../../kernel/constants';
import { reachesKernelRange } from '../../kernel/version';
import type { CallFacts } from '../facts/call-facts';
import { integersOf } from '../facts/value';
import type { FindingData } from '../finding';
import type { Rule } from './rule';
import { inWords } from './support/kernels';
import { entryTests, statusOf, type EntryTest } from './support/status-tests';
import { phrase } from '../../languages/phrase';

export const statusDeadCode: Rule = {
  id: 'status-dead-code',
  severity: 'hint',
  title: 'A test for a status that no kernel writes',
  calls: ['move_pages'],
  messages: {
    past: {
      what: 'No entry of status is {name} any more.',
      why: 'The kernel wrote {name} into status {range} only; since then a page that cannot be moved makes the result positive, and a full node makes the call fail with ENOMEM.',
      do: 'Remove the test, or set minKernel if the code has to run on such kernels.',
    },
    never: {
      what: 'No entry of status is ever {name}.',
      why: 'Missing rights make the whole call fail: the result is -1 and errno is EPERM. A page that other processes map as well is -EACCES.',
      do: 'Test errno for EPERM after a result of -1, and the entry for -EACCES.',
    },
  },
  check(facts, report) {
    if (facts.argument('status') === undefined) return;
    for (const test of entryTests(facts)) {
      const found = judge(facts, test);
      if (found === undefined || isPreset(facts, test.value)) continue;
      report({
        ...found,
        span: test.use.span,
        related: [{ span: facts.site.span, message: phrase('The entry was written by this call') }],
      });
    }
  },
};

const permission = -BigInt(constantValues.EPERM);

function judge(
  facts: CallFacts,
  test: EntryTest,
): { readonly messageId: string; readonly data: FindingData } | undefined {
  const { value, use } = test;
  // -1 is also what arrays are filled with: only the name tells that the error is meant.
  if (value === permission)
    return use.againstName === 'EPERM' ? { messageId: 'never', data: { name: '-EPERM' } } : undefined;
  const spec = statusOf(test);
  if (spec === undefined || reachesKernelRange(facts.config.minKernel, spec.range)) return undefined;
  return { messageId: 'past', data: { name: `-${spec.name}`, range: inWords(spec.range) } };
}

/** It is what the array was filled with before: the test finds the entries that were not written. */
function isPreset(facts: CallFacts, value: bigint): boolean {
  const status = facts.array('status');
  const stored = status === undefined ? [] : [...status.cells, ...status.fills];
  return stored.some((one) => integersOf(one.value)?.includes(value) === true);
}
