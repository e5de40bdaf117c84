/** Status entries that are looked at although the call failed. */
import type { Use } from '../facts/after-call';
import type { Rule } from './rule';
import { afterwards } from './support/afterwards';
import { expectsFailure } from './support/expectation';
import { surelyRejected } from './support/flags';
import { isNoSentinel } from './support/status-preset';
import { phrase } from '../../languages/phrase';

export const statusReadAfterError: Rule = {
  id: 'status-read-after-error',
  severity: 'warning',
  title: 'Status entries read after the call failed',
  calls: ['move_pages'],
  supersedes: ['status-no-sentinel'],
  messages: {
    read: {
      what: 'status is read here even after the call has failed.',
      why: 'A call that returns -1 writes some of the entries or none; the others still hold what was there before.',
      do: 'Leave before this when the result is -1, or fill status before the call with a value that the kernel never writes.',
    },
  },
  check(facts, report) {
    const { after } = facts;
    if (facts.countIs === 'zero' || surelyRejected(facts) || expectsFailure(facts)) return;
    if (after.status.length === 0 || !isNoSentinel(facts)) return;
    // Who looks at the result later or never has another problem: entries that are read whatever it is.
    const test = after.result.find(tellsFailure);
    if (test === undefined || !after.status.some((use) => isAfter(use, test))) return;
    const failed = afterwards(facts, 'failed', 'complete');
    const use = failed?.status.filter(isRead).sort((a, b) => a.span.start - b.span.start)[0];
    if (use === undefined || !isAfter(use, test)) return;
    report({
      messageId: 'read',
      span: use.span,
      related: [
        { span: facts.site.callee, message: phrase('The call') },
        { span: test.span, message: phrase('The result is tested here') },
      ],
    });
  },
};

function isAfter(use: Use, test: Use): boolean {
  return isRead(use) && use.span.start >= test.span.start;
}

function isRead(use: Use): boolean {
  return use.mixed !== true && use.kind !== 'escapes';
}

function tellsFailure(use: Use): boolean {
  return use.kind === 'test' && use.comparison !== 'gt' && use.comparison !== 'le';
}
