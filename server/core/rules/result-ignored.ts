/** A result that nobody looks at. */
import type { ArrayFacts, CallFacts } from '../facts/call-facts';
import { integersOf } from '../facts/value';
import type { Rule } from './rule';

export const resultIgnored: Rule = {
  id: 'result-ignored',
  severity: 'warning',
  title: 'The result is not looked at',
  calls: ['move_pages'],
  messages: {
    discarded: {
      what: 'The result of this call is thrown away.',
      why: 'Only the result tells that the call failed (-1) or left pages where they were (a positive number); the status entries are then not all written.',
      do: 'Test for a negative result, and in a move for a positive one.',
    },
    unread: {
      what: 'The result of this call is stored and never read.',
      why: 'Only the result tells that the call failed (-1) or left pages where they were (a positive number); the status entries are then not all written.',
      do: 'Test for a negative result, and in a move for a positive one.',
    },
    checked: {
      what: 'The result of this call is not looked at.',
      why: 'What follows looks at the pages themselves, so a failure shows, but not its reason: errno is lost.',
      do: 'Test for a negative result and report errno.',
    },
    cast: {
      what: 'The result of this call is thrown away on purpose.',
      why: 'Only the result tells that the call failed (-1) or left pages where they were (a positive number).',
      do: 'Test it, or silence this rule here with a comment that says why a failure does not matter.',
    },
  },
  check(facts, report) {
    const { after, site } = facts;
    if (after.result.length > 0 || after.errno.length > 0) return;
    if (after.discarded === 'cast') {
      report({ messageId: 'cast', span: site.span, severity: 'hint' });
      return;
    }
    const checked = after.verifiedBy.length > 0 || (after.status.length > 0 && showsFailure(facts));
    if (checked) report({ messageId: 'checked', span: site.span, severity: 'hint' });
    else report({ messageId: after.discarded === undefined ? 'unread' : 'discarded', span: site.span });
  },
};

/** A failed call shows in the entries: they hold what was put there before. Zero is a node, so a move needs more. */
function showsFailure(facts: CallFacts): boolean {
  const status = facts.array('status');
  if (status === undefined) return false;
  const tested = facts.after.status.some((use) => use.kind === 'test');
  const written = !status.complete || status.cells.length > 0 || status.fills.length > 0;
  return prefilled(status) || (facts.mode === 'query' && tested && written);
}

function prefilled(status: ArrayFacts): boolean {
  const values = [...status.fills, ...status.cells].map((one) => integersOf(one.value));
  return values.length > 0 && values.every((one) => one?.every((value) => value < 0n) ?? false);
}
