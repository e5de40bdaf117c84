/** A move that is tried again for as long as pages are left behind. */
import type { Continuation } from '../facts/after-call';
import type { CallFacts } from '../facts/call-facts';
import type { Rule } from './rule';
import { afterwards } from './support/afterwards';
import { surelyRejected } from './support/flags';
import { inWords, rangeOf } from './support/kernels';

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
    if (facts.after.when('complete')?.ends !== true) return;
    const endless = (found: Continuation | undefined): boolean => found?.ends === false;
    const messageId = endless(afterwards(facts, 'incomplete', 'complete'))
      ? 'result'
      : endless(withErrors(facts))
        ? 'entries'
        : undefined;
    if (messageId === undefined) return;
    report({
      messageId,
      data: { since: inWords(rangeOf('change.positive-result')) },
      span: facts.site.span,
      related: [{ span: loop.span, message: 'The loop' }],
    });
  },
};

function withErrors(facts: CallFacts): Continuation | undefined {
  const { status, statusEscapes } = facts.after;
  if (statusEscapes || !status.some((use) => use.kind === 'test')) return undefined;
  return afterwards(facts, 'complete', 'complete', 'errors');
}
