/** Memory that was read before the call, and never written. */
import type { Rule } from './rule';
import { regionPlace } from './support/places';
import { unwrittenEntries, writeEveryPage } from './support/unwritten-memory';
import { phrase } from '../../languages/phrase';

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
      script: {
        why: 'A read maps the one zero page that all processes share: there is no page of its own to move, and the status is -EFAULT.',
        do: 'Write to every page before the call.',
      },
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    // A read brings in a page of its own in shared memory and in huge pages.
    const found = unwrittenEntries(facts, 'read').find(
      ({ region: { state } }) => state.mapping?.shared !== true && state.mapping?.hugetlb !== true,
    );
    if (pages === undefined || found === undefined) return;
    const { entry, region, allocator } = found;
    const { readAt } = region.state;
    report({
      messageId: 'read',
      data: { function: allocator },
      span: pages.span,
      restsOn: [pages.value, entry.value],
      related: [
        ...(readAt === undefined ? [] : [{ span: readAt.span, message: phrase('It is read here') }]),
        { span: entry.origin.span, message: phrase('The address is stored here') },
        ...regionPlace(region, phrase('The memory comes from here')),
      ],
      fixes: writeEveryPage(facts),
    });
  },
};
