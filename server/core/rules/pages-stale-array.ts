/** Addresses of memory that was given back before the call. */
import type { CallFacts } from '../facts/call-facts';
import type { Cell, Fill, RegionFacts } from '../facts/region';
import { pageEntries } from './entries';
import type { Rule } from './rule';
import { expectsMissingPage } from './support/missing-page';
import { regionPlace } from './support/places';
import { phrase } from '../../languages/phrase';

export const pagesStaleArray: Rule = {
  id: 'pages-stale-array',
  severity: 'warning',
  title: 'Addresses of memory that has been freed',
  calls: ['move_pages'],
  supersedes: ['pages-untouched', 'pages-unaligned', 'pages-one-per-allocation'],
  messages: {
    freed: {
      what: 'pages still holds addresses of the memory from {function}, which has been freed since they were stored.',
      why: 'The addresses name no memory any more, or whatever was put there later: the status is -EFAULT, or another page moves.',
      do: 'Fill the array again after the memory was allocated anew.',
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const array = facts.array('pages');
    if (pages === undefined || array === undefined || facts.countIs === 'zero') return;
    if (expectsMissingPage(facts)) return;
    for (const entry of pageEntries(facts, array)) {
      const region = freedRegion(facts, entry);
      if (region?.origin.kind !== 'allocation') continue;
      report({
        messageId: 'freed',
        data: { function: region.origin.function },
        span: pages.span,
        restsOn: [pages.value, entry.value],
        related: [
          { span: entry.origin.span, message: phrase('The address is stored here') },
          ...regionPlace(region, phrase('The memory comes from here')),
          ...region.state.freedAt.map((span) => ({ span, message: phrase('It is freed here') })),
        ],
      });
      return;
    }
  },
};

/** The one allocation that the entry points into, freed on every path. */
function freedRegion(facts: CallFacts, entry: Cell | Fill): RegionFacts | undefined {
  if (entry.may) return undefined;
  let found: RegionFacts | undefined;
  for (const point of entry.value.points ?? []) {
    if (point.kind !== 'pointer') return undefined;
    const region = facts.region(point);
    if (region.state.freed !== 'yes') return undefined;
    found ??= region;
  }
  return found;
}
