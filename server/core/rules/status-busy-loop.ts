/** A move that is tried again for as long as pages are left behind. */
import type { Outcome } from '../facts/assumption';
import type { CallFacts } from '../facts/call-facts';
import type { Rule } from './rule';
import { afterwards } from './support/afterwards';
import { surelyRejected } from './support/flags';
import { inWords, rangeOf } from './support/kernels';
import { phrase } from '../../languages/phrase';

const todo =
  'Stop after a number of attempts, wait between them, and ask again only for the pages that have not moved.';

export const statusBusyLoop: Rule = {
  id: 'status-busy-loop',
  severity: 'warning',
  title: 'A move that is tried again without end',
  calls: ['move_pages'],
  messages: {
    result: {
      what: 'This move is tried again until no page is left behind, however long that takes.',
      why: 'A page that is pinned (for direct I/O, by a device) does not move however often it is asked to: the result ({since}) stays positive.',
      do: todo,
    },
    entries: {
      what: 'This move is tried again until no entry holds an error, however long that takes.',
      why: 'A page that is shared, pinned or not present is reported again and again: its entry does not change by itself.',
      do: todo,
    },
  },
  check(facts, report) {
    const { loop } = facts;
    if (loop === undefined || facts.mode !== 'move' || surelyRejected(facts)) return;
    const messageId = isEndless(facts, 'incomplete')
      ? 'result'
      : asksEntries(facts) && isEndless(facts, 'complete', 'errors')
        ? 'entries'
        : undefined;
    // A loop that goes on after success as well is there for something else.
    if (messageId === undefined || facts.after.endsWhen('complete') !== true) return;
    report({
      messageId,
      data: { since: inWords(rangeOf('change.positive-result')) },
      span: facts.site.span,
      related: [{ span: loop.span, message: phrase('The loop') }],
    });
  },
};

function isEndless(facts: CallFacts, outcome: Outcome, entries?: 'errors'): boolean {
  if (entries === undefined && !facts.after.result.some((use) => use.kind === 'test')) return false;
  if (facts.after.endsWhen(outcome, entries) !== false) return false;
  return afterwards(facts, outcome, 'complete', entries) !== undefined;
}

function asksEntries({ after }: CallFacts): boolean {
  return !after.statusEscapes && after.status.some((use) => use.kind === 'test');
}
