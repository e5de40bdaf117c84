/** A call that asks for a move and names no nodes. */
import type { CallFacts } from '../facts/call-facts';
import type { Rule } from './rule';
import { isExercise } from './support/expectation';
import { alwaysHas, clearFlags, move, moveAll } from './support/flags';
import { argumentPlaces } from './support/places';
import { isScript } from './support/spelling';

export const nodesNullWithMove: Rule = {
  id: 'nodes-null-with-move',
  severity: 'warning',
  title: 'Flags for a move, but no nodes',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    query: {
      what: 'nodes is null, so this call moves nothing: it only asks where the pages are.',
      why: 'With a null pointer the kernel ignores {flag} and writes the current node of each page into status, and the result is 0.',
      do: 'Pass an array with the wanted node of each page, or 0 as the flags if a query is meant.',
    },
  },
  check(facts, report) {
    const nodes = facts.argument('nodes');
    const flags = facts.argument('flags');
    if (nodes === undefined || flags === undefined) return;
    if (facts.mode !== 'query' || facts.countIs === 'zero') return;
    const all = alwaysHas(facts, moveAll);
    if (!all && !alwaysHas(facts, move)) return;
    report({
      messageId: 'query',
      data: { flag: all ? 'MPOL_MF_MOVE_ALL' : 'MPOL_MF_MOVE' },
      span: nodes.span,
      ...(isMeantAsQuery(facts) || isExercise(facts) ? { severity: 'hint' } : {}),
      restsOn: [nodes.value, flags.value],
      related: [...argumentPlaces(nodes), ...argumentPlaces(flags)],
      fixes: clearFlags(facts),
    });
  },
};

/** The answer is read where the call is made, and nothing here speaks of moving pages but the call's own name. */
function isMeantAsQuery(facts: CallFacts): boolean {
  if (!facts.after.status.some((use) => use.kind !== 'escapes')) return false;
  const { functionName, function: whole } = facts.site;
  const texts = facts.edits.textOf(whole).match(isScript(facts) ? scriptString : cString) ?? [];
  return ![functionName, ...texts].some(saysMove);
}

const cString = /"(?:[^"\\\n]|\\.)*"/g;
const scriptString = /("|'|`)(?:(?!\1)[^\\]|\\.)*\1/g;

function saysMove(text: string): boolean {
  return /mov(?:e|ing)|migrat/i.test(text.replace(/move_?pages(?:\(\))?/gi, ''));
}
