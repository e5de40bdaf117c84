/** Addresses of memory that has no pages yet. */
import { statuses } from '../../kernel/statuses';
import { reachesKernelRange } from '../../kernel/version';
import type { CallFacts } from '../facts/call-facts';
import type { Rule } from './rule';
import { inWords } from './support/kernels';
import { regionPlace } from './support/places';
import { unwrittenEntries, writeEveryPage } from './support/unwritten-memory';
import { phrase } from '../../languages/phrase';
import type { Words } from '../../languages/phrase';

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
    const [found] = unwrittenEntries(facts, 'none');
    if (pages === undefined || found === undefined) return;
    const { entry, region, allocator } = found;
    report({
      messageId: 'untouched',
      data: { function: allocator, status: statusWords(facts) },
      span: pages.span,
      restsOn: [pages.value, entry.value],
      related: [
        { span: entry.origin.span, message: phrase('The address is stored here') },
        ...regionPlace(region, phrase('The memory comes from here')),
      ],
      fixes: writeEveryPage(facts),
    });
  },
};

function statusWords(facts: CallFacts): Words {
  const old = statuses
    .find((one) => one.name === 'EFAULT')
    ?.causes.find((one) => one.text === 'status.efault.untouched');
  if (old === undefined || !reachesKernelRange(facts.config.minKernel, old.range)) return '-ENOENT';
  return phrase('-ENOENT (-EFAULT {range})', { range: inWords(old.range) });
}
