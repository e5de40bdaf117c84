/** MPOL_MF_MOVE_ALL behind a test for root, who may be root of a container only. */
import type { Rule } from './rule';
import { alwaysHas, moveAll } from './support/flags';
import { argumentPlaces } from './support/places';
import { hasWayOut, looksAtUserOnly } from './support/privileges';

export const moveAllRootless: Rule = {
  id: 'move-all-rootless',
  severity: 'hint',
  title: 'Root is taken for the right to move shared pages',
  calls: ['move_pages', 'mbind'],
  messages: {
    root: {
      what: 'The user id is tested, but MPOL_MF_MOVE_ALL asks for CAP_SYS_NICE.',
      why: 'The capability counts in the initial user namespace only: root of a rootless container has the user id 0 and gets EPERM.',
      do: 'Just make the call, and on EPERM make it again with MPOL_MF_MOVE.',
    },
  },
  check(facts, report) {
    const flags = facts.argument('flags');
    if (flags === undefined || (facts.site.call === 'move_pages' && facts.mode !== 'move')) return;
    if (!alwaysHas(facts, moveAll) || !looksAtUserOnly(facts) || hasWayOut(facts)) return;
    report({
      messageId: 'root',
      span: flags.span,
      restsOn: [flags.value],
      related: argumentPlaces(flags),
    });
  },
};
