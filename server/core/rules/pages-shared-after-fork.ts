/** Memory that this process and its child have shared since fork(). */
import type { CallFacts } from '../facts/call-facts';
import { integersOf } from '../facts/value';
import { pageEntries, regionOfEntry } from './entries';
import type { Rule } from './rule';
import { moveAll } from './support/flags';
import { regionPlace } from './support/places';
import { targetOf } from './support/target';
import { isLargeMemory } from './support/unwritten-memory';
import { phrase } from '../../languages/phrase';

export const pagesSharedAfterFork: Rule = {
  id: 'pages-shared-after-fork',
  languages: 'c',
  severity: 'hint',
  title: 'Memory that is shared with a child',
  calls: ['move_pages'],
  messages: {
    shared: {
      what: 'pages names memory from {function} that was written before fork() and not since.',
      why: 'Until one of the two processes writes to such a page both map it, and MPOL_MF_MOVE leaves it alone: the status is -EACCES.',
      do: 'Write to each page first, or pass MPOL_MF_MOVE_ALL, which needs CAP_SYS_NICE and moves it for both.',
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const array = facts.array('pages');
    if (pages === undefined || array === undefined || facts.mode !== 'move') return;
    const target = targetOf(facts);
    if ((target !== 'self' && target !== 'child') || leavesMemory(facts) || !movesOwnOnly(facts)) return;
    for (const entry of pageEntries(facts, array)) {
      const region = regionOfEntry(
        facts,
        entry,
        (one, point) => one.state.forkedAt !== undefined && isLargeMemory(one, point, entry),
      );
      const fork = region?.state.forkedAt;
      if (region?.origin.kind !== 'allocation' || fork === undefined) continue;
      report({
        messageId: 'shared',
        data: { function: region.origin.function },
        span: pages.span,
        restsOn: [pages.value, entry.value],
        related: [
          { span: fork.span, message: phrase('Shared since here') },
          { span: entry.origin.span, message: phrase('The address is stored here') },
          ...regionPlace(region, phrase('The memory comes from here')),
        ],
      });
      return;
    }
  },
};

/** One of the two processes gives the memory up: by another program, or by its end. */
function leavesMemory(facts: CallFacts): boolean {
  return [...facts.callees].some((name) => /^(?:SAFE_)?exec[vl]|^f?execve|^posix_spawn/i.test(name));
}

function movesOwnOnly(facts: CallFacts): boolean {
  const flags = facts.argument('flags');
  return (
    integersOf(flags?.value ?? { points: undefined, marks: [] })?.every((one) => (one & moveAll) === 0n) ??
    false
  );
}
