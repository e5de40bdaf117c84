/** A move whose result is only tested for -1. */
import type { CallFacts } from '../facts/call-facts';
import { integersOf } from '../facts/value';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { inOrder, linesAfter, resultVariable } from './support/edits';
import { expectsFailure, isUnderTest } from './support/expectation';
import { surelyRejected } from './support/flags';
import { mayInspect } from './support/inspection';
import { inWords, rangeOf } from './support/kernels';
import { missesPositive } from './support/result-tests';

export const resultPositiveUnhandled: Rule = {
  id: 'result-positive-unhandled',
  severity: 'warning',
  title: 'A positive result is taken for success',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    missed: {
      what: 'This test of the result takes a positive number for success.',
      why: 'A positive result ({since}) is the number of pages that were not moved; their status entries were not written.',
      do: 'Treat a result above 0 as an incomplete move: query the pages, and try again those that did not move.',
    },
  },
  check(facts, report) {
    if (facts.mode !== 'move' || facts.countIs === 'zero' || surelyRejected(facts)) return;
    const { result, verifiedBy } = facts.after;
    // Who looks at the pages themselves afterwards sees what has not moved.
    if (verifiedBy.length > 0 || checksEntries(facts)) return;
    const test = result.find((use) => use.kind === 'test');
    if (test === undefined || !result.every(missesPositive) || expectsFailure(facts)) return;
    report({
      messageId: 'missed',
      data: { since: inWords(rangeOf('change.positive-result')) },
      ...(isUnderTest(facts) || mayInspect(facts) ? { severity: 'hint' } : {}),
      span: test.span,
      related: [{ span: facts.site.callee, message: 'The call' }],
      fixes: fixes(facts),
    });
  },
};

/** Entries that were left alone show as such, here or to whoever is given them: they still hold what no kernel writes. */
function checksEntries(facts: CallFacts): boolean {
  const status = facts.array('status');
  const { after } = facts;
  const looked = after.statusEscapes || after.status.some((use) => use.kind === 'test');
  if (status === undefined || !looked) return false;
  return [...status.cells, ...status.fills].some(
    (one) => integersOf(one.value)?.every((value) => value < 0n) ?? false,
  );
}

function fixes(facts: CallFacts): readonly Fix[] {
  const result = resultVariable(facts);
  if (result === undefined) return [];
  const report = linesAfter(facts, [
    `if (${result} > 0)`,
    `\tfprintf(stderr, "move_pages: %ld pages were not moved\\n", (long)${result});`,
  ]);
  if (report === undefined) return [];
  return [
    {
      title: 'Report the pages that were not moved',
      applicability: 'suggestion',
      edits: inOrder([...facts.edits.include('stdio.h'), report]),
    },
  ];
}
