/** A call for no page at all. */
import type { CallFacts } from '../facts/call-facts';
import { isNull } from '../facts/value';
import type { Rule } from './rule';
import { surelyRejected } from './support/flags';
import { argumentPlaces } from './support/places';

export const countZero: Rule = {
  id: 'count-zero',
  severity: 'hint',
  title: 'A call for no page',
  calls: ['move_pages'],
  messages: {
    move: {
      what: 'The count is 0, so no page is moved and the result is 0.',
      why: 'The kernel drains the page lists of every CPU all the same, which costs as much as moving some hundred pages.',
      do: 'Leave the call out when there is nothing to move.',
    },
    query: {
      what: 'The count is 0, so nothing is asked and the result is 0.',
      why: 'The kernel only tests the flags and whether the process may be looked at.',
      do: 'Pass the number of pages, or leave the call out.',
    },
  },
  check(facts, report) {
    const count = facts.argument('count');
    if (count === undefined || facts.countIs !== 'zero' || surelyRejected(facts) || isProbe(facts)) return;
    report({
      messageId: facts.mode === 'query' ? 'query' : 'move',
      span: count.span,
      restsOn: [count.value],
      related: argumentPlaces(count),
    });
  },
};

/** No arrays at all: what is asked is whether the system has the call and lets us make it. */
function isProbe(facts: CallFacts): boolean {
  return (['pages', 'nodes', 'status'] as const).every((role) => {
    const value = facts.argument(role)?.value;
    return value !== undefined && isNull(value);
  });
}
