/** MPOL_MF_MOVE beside MPOL_MF_MOVE_ALL. */
import type { CallFacts } from '../facts/call-facts';
import { integersOf } from '../facts/value';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { move, moveAll } from './support/flags';
import { argumentPlaces } from './support/places';
import { phrase } from '../../languages/phrase';

export const flagsRedundantMove: Rule = {
  id: 'flags-redundant-move',
  severity: 'hint',
  title: 'MPOL_MF_MOVE adds nothing to MPOL_MF_MOVE_ALL',
  calls: ['move_pages'],
  fix: 'safe',
  messages: {
    both: {
      what: 'MPOL_MF_MOVE adds nothing to MPOL_MF_MOVE_ALL.',
      why: 'The kernel asks for MPOL_MF_MOVE_ALL alone: with it, pages move no matter how many processes map them, and it needs CAP_SYS_NICE either way.',
      do: 'Pass the one that is meant.',
    },
  },
  check(facts, report) {
    const flags = facts.argument('flags');
    const values = flags === undefined ? undefined : integersOf(flags.value);
    // In a query neither does anything, which is said there.
    if (flags === undefined || facts.mode === 'query' || facts.countIs === 'zero') return;
    if (values?.every((value) => value === (move | moveAll)) !== true) return;
    report({
      messageId: 'both',
      span: flags.span,
      restsOn: [flags.value],
      related: argumentPlaces(flags),
      fixes: fixes(facts),
    });
  },
};

function fixes(facts: CallFacts): readonly Fix[] {
  const flags = facts.argument('flags');
  if (flags === undefined || !/^(?:MPOL_MF_MOVE(?:_ALL)?|[\s|()])+$/.test(flags.text)) return [];
  if (flags.origin.macros.some((use) => use.definition !== undefined)) return [];
  return [
    {
      title: phrase('Pass MPOL_MF_MOVE_ALL alone'),
      applicability: 'safe',
      edits: [{ span: flags.span, text: 'MPOL_MF_MOVE_ALL' }],
    },
  ];
}
