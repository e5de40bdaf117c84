/** The address of one pointer with a count above one. */
import { constantOf } from '../facts/linear';
import type { ArrayFacts } from '../facts/call-facts';
import type { Rule } from './rule';
import { buildPageArray } from './support/page-array';
import { arrayPlace } from './support/places';
import { phrase } from '../../languages/phrase';

export const pagesScalarAddress: Rule = {
  id: 'pages-scalar-address',
  languages: 'c',
  severity: 'error',
  title: 'One address, and a count above one',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    scalar: {
      what: 'pages is {object}, which holds one address, but the count is {count}.',
      why: 'The kernel takes what lies behind that variable in memory for the other addresses.',
      do: 'Fill an array of void * with one address per page and pass that.',
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const count = facts.argument('count');
    const array = facts.array('pages');
    const { knownCount: known } = facts;
    if (pages === undefined || count === undefined || array === undefined) return;
    if (known === undefined || known < 2n || !isOneAddress(array)) return;
    const variable = /^&\s*([A-Za-z_]\w*)$/.exec(pages.text.replace(/^\(\s*void\s*\*\s*\*\s*\)\s*/, ''))?.[1];
    report({
      messageId: 'scalar',
      data: { object: pages.text, count: known.toString() },
      span: pages.span,
      restsOn: [pages.value, count.value],
      related: arrayPlace(array, phrase('It is declared here')),
      fixes: variable === undefined ? [] : buildPageArray(facts, variable),
    });
  },
};

function isOneAddress(array: ArrayFacts): boolean {
  const { origin, state } = array.region;
  if (origin.kind !== 'variable' || array.pointer.rounding !== 'none') return false;
  const length = state.length === undefined ? undefined : constantOf(state.length);
  return length === 8n && constantOf(array.pointer.offset) === 0n;
}
