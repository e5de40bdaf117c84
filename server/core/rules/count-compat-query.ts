/** More than 16 pages in a query of a 32-bit program. */
import { findArchitecture } from '../../kernel/architectures';
import { constantOf } from '../facts/linear';
import type { Rule } from './rule';
import { concerns, inWords, rangeOf } from './support/kernels';
import { argumentPlaces } from './support/places';
import { phrase } from '../../languages/phrase';

/** Entries that the kernel takes at a time; the first such row is right. */
const row = 16n;

export const countCompatQuery: Rule = {
  id: 'count-compat-query',
  severity: 'warning',
  title: 'More than 16 pages in a query of a 32-bit program',
  calls: ['move_pages'],
  messages: {
    rows: {
      what: 'This query asks for {count} in a 32-bit program.',
      why: 'A 64-bit kernel {range} takes the addresses of entry 16 and all later ones from the wrong place: their answers are those of other pages, and it reads past the array.',
      do: 'Ask for at most 16 pages per call.',
    },
  },
  check(facts, report) {
    const { config } = facts;
    const machine = config.targetArch === undefined ? undefined : findArchitecture(config.targetArch);
    const count = facts.argument('count');
    if (machine?.bits !== 32 || !concerns(config, 'change.compat-query')) return;
    if (count === undefined || facts.mode !== 'query') return;
    // A wrapper does what its caller asks for; who limits the count to 16 has dealt with it.
    const points = count.parameter === undefined ? (count.value.points ?? []) : [];
    const known = points.map((point) => (point.kind === 'integer' ? constantOf(point.form) : undefined));
    if (points.length === 0 || known.some((one) => one !== undefined && one <= row)) return;
    const only = known.length === 1 ? known[0] : undefined;
    report({
      messageId: 'rows',
      data: {
        count: only === undefined ? phrase('any number of pages') : phrase('{only} pages', { only }),
        range: inWords(rangeOf('change.compat-query')),
      },
      span: count.span,
      restsOn: [count.value],
      related: argumentPlaces(count),
    });
  },
};
