/** A move, of pages or of a whole process, whose result is only tested for -1. */
import type { Continuation, Use } from '../facts/after-call';
import type { CallFacts } from '../facts/call-facts';
import { integersOf, isNull, unknownValue } from '../facts/value';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { inOrder, linesAfter, resultVariable } from './support/edits';
import { expectsFailure, isUnderTest } from './support/expectation';
import { surelyRejected } from './support/flags';
import { mayInspect } from './support/inspection';
import { inWords, rangeOf } from './support/kernels';
import { missesPositive } from './support/result-tests';
import { isScript } from './support/spelling';
import { statusPreset } from './support/status-preset';
import { phrase } from '../../languages/phrase';

export const resultPositiveUnhandled: Rule = {
  id: 'result-positive-unhandled',
  severity: 'warning',
  title: 'A positive result is taken for success',
  calls: ['move_pages', 'migrate_pages'],
  fix: 'suggestion',
  messages: {
    missed: {
      what: 'This test of the result takes a positive number for success.',
      why: 'A positive result ({since}) is the number of pages that were not moved; their status entries were not written.',
      do: 'Treat a result above 0 as an incomplete move: query the pages, and try again those that did not move.',
    },
    migration: {
      what: 'This test of the result takes a positive number for success.',
      why: 'A positive result of migrate_pages is the number of pages that could not be moved: they are still on the old nodes.',
      do: 'Treat a result above 0 as an incomplete migration, and try again a bounded number of times.',
    },
  },
  check(facts, report) {
    const migration = facts.site.call === 'migrate_pages';
    if (!migration && (facts.mode !== 'move' || facts.countIs === 'zero' || surelyRejected(facts))) return;
    const { result, verifiedBy } = facts.after;
    // Who looks at the pages themselves afterwards sees what has not moved.
    if (verifiedBy.length > 0 || checksEntries(facts) || showsNumber(facts)) return;
    const test = result.find((use) => use.kind === 'test');
    if (test === undefined || !result.every(missesPositive) || expectsFailure(facts)) return;
    report({
      messageId: migration ? 'migration' : 'missed',
      data: migration ? {} : { since: inWords(rangeOf('change.positive-result')) },
      ...(isUnderTest(facts) || mayInspect(facts) || (migration && isFollowedByQuery(facts))
        ? { severity: 'hint' }
        : {}),
      span: test.span,
      related: [{ span: facts.site.callee, message: phrase('The call') }],
      fixes: fixes(facts),
    });
  },
};

/** The number is printed where the call did not fail, and only there: somebody reads how many pages stayed. */
function showsNumber({ after }: CallFacts): boolean {
  const printed = after.result.filter((use) => use.kind === 'passed');
  if (printed.length === 0) return false;
  const failed = after.when('failed');
  const incomplete = after.when('incomplete');
  if (failed === undefined || incomplete === undefined) return true;
  const isReached = ({ result }: Continuation, use: Use): boolean =>
    result.some((one) => one.kind === 'passed' && one.span.start === use.span.start);
  return printed.some((use) => isReached(incomplete, use) && !isReached(failed, use));
}

/** The function asks afterwards where pages are. */
function isFollowedByQuery({ calls, site }: CallFacts): boolean {
  return calls.some(
    (one) =>
      one.span.start > site.span.end &&
      (one.call === 'move_pages' || one.call === 'get_mempolicy') &&
      (one.call === 'get_mempolicy' || isNull(one.value('nodes') ?? unknownValue)),
  );
}

/** Entries that were left alone show as such, here or to whoever is given them: they still hold what no kernel writes. */
function checksEntries(facts: CallFacts): boolean {
  const status = facts.array('status');
  const { after } = facts;
  const tested = after.status.some((use) => use.kind === 'test');
  // What a script's array held before is unknown where it is part of another one or is kept in a field.
  if (isScript(facts) && statusPreset(facts).kind === 'unknown' && (tested || isCounted(facts))) return true;
  // Entries that a script puts into a list of its own are for whoever gets that.
  const handedOn =
    after.statusEscapes || (isScript(facts) && after.status.some((use) => use.kind !== 'computed'));
  if (status === undefined || !(tested || handedOn)) return false;
  return [...status.cells, ...status.fills].some(
    (one) => integersOf(one.value)?.every((value) => value < 0n) ?? false,
  );
}

/** Entries as keys of a table of outcomes. */
function isCounted({ after }: CallFacts): boolean {
  return after.status.some((use) => use.kind === 'indexes');
}

function fixes(facts: CallFacts): readonly Fix[] {
  const result = resultVariable(facts);
  if (result === undefined) return [];
  const script = isScript(facts);
  const print = script
    ? `console.error('${facts.site.call}: pages that were not moved:', ${result});`
    : `fprintf(stderr, "${facts.site.call}: %ld pages were not moved\\n", (long)${result});`;
  const report = linesAfter(facts, [`if (${result} > 0)`, `\t${print}`]);
  if (report === undefined) return [];
  return [
    {
      title: phrase('Report the pages that were not moved'),
      applicability: 'suggestion',
      edits: inOrder([...(script ? [] : facts.edits.include('stdio.h')), report]),
    },
  ];
}
