/** A null pages array. */
import { isNull } from '../facts/value';
import type { Rule } from './rule';
import { argumentPlaces } from './support/places';

export const pagesNull: Rule = {
  id: 'pages-null',
  severity: 'error',
  title: 'A null pages array',
  calls: ['move_pages'],
  messages: {
    null: {
      what: 'pages is null, and the count is {count}.',
      why: 'The kernel reads the first address from there: the call fails with EFAULT, in a query as well.',
      do: 'Pass an array of addresses with one element per page.',
      script: { do: 'Pass a BigUint64Array with one address per page.' },
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const count = facts.argument('count');
    if (pages === undefined || count === undefined) return;
    if (!isNull(pages.value) || facts.countIs !== 'positive') return;
    report({
      messageId: 'null',
      data: { count: facts.count?.constant.toString() ?? '' },
      span: pages.span,
      restsOn: [pages.value, count.value],
      related: argumentPlaces(pages),
    });
  },
};
