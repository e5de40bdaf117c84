/** A move whose outcome per page nobody reads. */
import type { CallFacts } from '../facts/call-facts';
import type { Fix, RelatedPlace } from '../finding';
import type { Span } from '../text';
import type { Rule } from './rule';
import { inOrder, isPlainName, linesAfter, overEntries, resultVariable } from './support/edits';
import { expectsFailure, isUnderTest } from './support/expectation';
import { surelyRejected } from './support/flags';
import { mayInspect } from './support/inspection';
import { arrayPlace } from './support/places';
import { isScript, zeroResult } from './support/spelling';
import { phrase } from '../../languages/phrase';

export const statusIgnored: Rule = {
  id: 'status-ignored',
  severity: 'warning',
  title: 'The outcome of the single pages is not read',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    unread: {
      what: 'status is never read after this move.',
      why: 'A result of 0 does not mean that the pages moved: pages that are shared, busy or not present are reported in status alone.',
      do: 'Look at each entry: the wanted node, or a negative error number.',
    },
  },
  check(facts, report) {
    const status = facts.argument('status');
    const array = facts.array('status');
    if (status === undefined) return;
    if (facts.mode !== 'move' || facts.countIs === 'zero' || surelyRejected(facts)) return;
    if (facts.after.verifiedBy.length > 0 || expectsFailure(facts)) return;
    const unread = isUnreadHere(facts) ? undefined : facts.unreadVariable('status');
    if (!isUnreadHere(facts) && unread === undefined) return;
    report({
      messageId: 'unread',
      span: status.span,
      ...(isMild(facts) ? { severity: 'hint' } : {}),
      restsOn: [status.value],
      related:
        array?.region.span !== undefined
          ? arrayPlace(array, phrase('status begins here'))
          : declared(unread?.declaration),
      fixes: fixes(facts),
    });
  },
};

/** A move for a favour, one that a test harness or the caller is to judge, or one that may be verified in another way. */
function isMild(facts: CallFacts): boolean {
  const { discarded, result } = facts.after;
  const left = result.length > 0 && result.every((use) => use.kind === 'returned');
  return discarded === 'cast' || left || isUnderTest(facts) || mayInspect(facts);
}

/** The function's own array, and the function leaves it at that. */
function isUnreadHere(facts: CallFacts): boolean {
  const array = facts.array('status');
  const { status, statusEscapes } = facts.after;
  return (
    array !== undefined &&
    status.length === 0 &&
    !statusEscapes &&
    !array.region.state.escaped &&
    isOwn(facts)
  );
}

function declared(span: Span | undefined): readonly RelatedPlace[] {
  return span === undefined ? [] : [{ span, message: phrase('status is declared here') }];
}

/** The function's own memory: nobody else can read it. */
function isOwn(facts: CallFacts): boolean {
  const origin = facts.array('status')?.region.origin;
  if (origin?.kind === 'allocation') return true;
  return origin?.kind === 'variable' && (origin.storage === 'local' || origin.storage === 'synthetic');
}

function fixes(facts: CallFacts): readonly Fix[] {
  const status = facts.argument('status');
  if (status === undefined || !facts.edits.isSpelled(status.origin) || !isPlainName(status.text)) return [];
  const result = resultVariable(facts);
  const loop = overEntries(
    facts,
    (index) => `if (${status.text}[${index}] < 0) ${printEntry(facts, status.text, index)};`,
  );
  const check =
    loop === undefined || result === undefined
      ? undefined
      : linesAfter(facts, [
          `if (${result} ${isScript(facts) ? '===' : '=='} ${zeroResult(facts)})`,
          ...loop.map((line) => `\t${line}`),
        ]);
  if (check === undefined) return [];
  return [
    {
      title: phrase('Report the pages with a negative status'),
      applicability: 'suggestion',
      edits: inOrder([...(isScript(facts) ? [] : facts.edits.include('stdio.h')), check]),
    },
  ];
}

function printEntry(facts: CallFacts, status: string, index: string): string {
  return isScript(facts)
    ? `console.error('move_pages: page', ${index}, 'status', ${status}[${index}])`
    : `fprintf(stderr, "move_pages: page %lu: status %d\\n", ${index}, ${status}[${index}])`;
}
