/** Addresses of memory that has no pages yet. */
import { statuses } from '../../kernel/statuses';
import { reachesKernelRange } from '../../kernel/version';
import { constantOf } from '../facts/linear';
import type { CallFacts } from '../facts/call-facts';
import { pageEntries } from './entries';
import type { Rule } from './rule';
import { inWords } from './support/kernels';
import { regionPlace } from './support/places';
import {
  asksForPresence,
  isOwnProcess,
  mayBePopulated,
  unwrittenRegion,
  writeEveryPage,
} from './support/unwritten-memory';

export const pagesUntouched: Rule = {
  id: 'pages-untouched',
  severity: 'warning',
  title: 'Memory that nothing has written yet',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    untouched: {
      what: 'pages names memory from {function} that nothing here has written yet.',
      why: 'Memory gets its pages on the first write: until then there is nothing to move, and the status is {status}.',
      do: 'Write to every page before the call, or map the memory with MAP_POPULATE.',
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const array = facts.array('pages');
    if (pages === undefined || array === undefined || facts.countIs === 'zero' || !isOwnProcess(facts))
      return;
    if (mayBePopulated(facts) || asksForPresence(facts)) return;
    const count = facts.count === undefined ? undefined : constantOf(facts.count);
    for (const entry of pageEntries(array, count)) {
      const region = unwrittenRegion(facts, entry, 'none');
      if (region?.origin.kind !== 'allocation') continue;
      report({
        messageId: 'untouched',
        data: { function: region.origin.function, status: statusWords(facts) },
        span: pages.span,
        restsOn: [pages.value, entry.value],
        related: [
          { span: entry.origin.span, message: 'The address is stored here' },
          ...regionPlace(region, 'The memory comes from here'),
        ],
        fixes: writeEveryPage(facts),
      });
      return;
    }
  },
};

function statusWords(facts: CallFacts): string {
  const old = statuses
    .find((one) => one.name === 'EFAULT')
    ?.causes.find((one) => one.text === 'status.efault.untouched');
  if (old === undefined || !reachesKernelRange(facts.config.minKernel, old.range)) return '-ENOENT';
  return `-ENOENT (-EFAULT ${inWords(old.range)})`;
}
