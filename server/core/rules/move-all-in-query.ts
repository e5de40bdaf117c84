/** MPOL_MF_MOVE_ALL where nothing is moved. */
import type { Rule } from './rule';
import { alwaysHas, clearFlags, moveAll } from './support/flags';
import { argumentPlaces } from './support/places';

export const moveAllInQuery: Rule = {
  id: 'move-all-in-query',
  severity: 'warning',
  title: 'MPOL_MF_MOVE_ALL in a query',
  calls: ['move_pages'],
  fix: 'suggestion',
  supersedes: ['nodes-null-with-move', 'move-all-privilege'],
  messages: {
    query: {
      what: 'nodes is null, so this call only queries, and MPOL_MF_MOVE_ALL does nothing but ask for a privilege.',
      why: 'The kernel tests CAP_SYS_NICE before it looks at nodes: without it the query fails with EPERM.',
      do: 'Pass 0 as the flags, or name the nodes if the pages are to be moved.',
    },
  },
  check(facts, report) {
    const nodes = facts.argument('nodes');
    const flags = facts.argument('flags');
    if (nodes === undefined || flags === undefined) return;
    if (facts.mode !== 'query' || !alwaysHas(facts, moveAll)) return;
    report({
      messageId: 'query',
      span: flags.span,
      restsOn: [nodes.value, flags.value],
      related: [...argumentPlaces(nodes), ...argumentPlaces(flags)],
      fixes: clearFlags(facts),
    });
  },
};
