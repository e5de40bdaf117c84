/** Memory that was read before the call, and never written. */
import { constantOf } from '../facts/linear';
import { pageEntries } from './entries';
import type { Rule } from './rule';
import { regionPlace } from './support/places';
import {
  asksForPresence,
  isOwnProcess,
  mayBePopulated,
  unwrittenRegion,
  writeEveryPage,
} from './support/unwritten-memory';

export const pagesPrefaultByRead: Rule = {
  id: 'pages-prefault-by-read',
  severity: 'warning',
  title: 'Memory that was only read',
  calls: ['move_pages'],
  fix: 'suggestion',
  supersedes: ['pages-untouched'],
  messages: {
    read: {
      what: 'pages names memory from {function} that has been read here, but never written.',
      why: 'A read maps the one zero page that all processes share, and the status is -EFAULT; the compiler may leave out a read whose value is not used, and then there is no page at all.',
      do: 'Write to every page before the call, through a volatile pointer.',
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
      const region = unwrittenRegion(facts, entry, 'read');
      if (region?.origin.kind !== 'allocation') continue;
      const { mapping, readAt } = region.state;
      // A read brings in a page of its own in shared memory and in huge pages.
      if (mapping?.shared === true || mapping?.hugetlb === true) continue;
      report({
        messageId: 'read',
        data: { function: region.origin.function },
        span: pages.span,
        restsOn: [pages.value, entry.value],
        related: [
          ...(readAt === undefined ? [] : [{ span: readAt.span, message: 'It is read here' }]),
          { span: entry.origin.span, message: 'The address is stored here' },
          ...regionPlace(region, 'The memory comes from here'),
        ],
        fixes: writeEveryPage(facts),
      });
      return;
    }
  },
};
