/** Node numbers that nobody has written. */
import { constantOf, substitute, zero } from '../facts/linear';
import type { Cell, Fill } from '../facts/region';
import type { Rule } from './rule';
import { firstUnstored } from './support/coverage';
import { surelyRejected } from './support/flags';
import { arrayPlace } from './support/places';
import { phrase } from '../../languages/phrase';

/** Bytes per entry. */
const width = 4;

const why =
  'The kernel takes what lies there for a node: it stops at that entry with ENODEV or EACCES after it has moved the pages before it, or moves the page to a node that nobody asked for.';

export const nodesUninitialized: Rule = {
  id: 'nodes-uninitialized',
  severity: 'warning',
  title: 'Node numbers that were never written',
  calls: ['move_pages'],
  messages: {
    nothing: {
      what: 'Nothing was stored in nodes before this move.',
      why,
      do: 'Store the wanted node of every page first, or pass a null pointer to ask where the pages are.',
    },
    entry: {
      what: 'Entry {entry} of nodes was never written, and the count is {count}.',
      why,
      do: 'Store the wanted node of every page that the call names.',
    },
  },
  check(facts, report) {
    const nodes = facts.argument('nodes');
    const array = facts.array('nodes');
    if (nodes === undefined || array === undefined || facts.mode !== 'move') return;
    if (facts.countIs === 'zero' || surelyRejected(facts)) return;
    const { state } = array.region;
    if (!array.complete || state.initial !== 'none' || state.escaped || state.freed !== 'no') return;
    const stored = [...array.cells, ...array.fills];
    const entry = firstUnstored(facts, array, width);
    if (entry === undefined) return;
    const nothing = !stored.some(mayBeBehind);
    report({
      messageId: nothing ? 'nothing' : 'entry',
      data: nothing ? {} : { entry: entry.toString(), count: facts.argument('count')?.text ?? '' },
      span: nodes.span,
      restsOn: [nodes.value],
      related: arrayPlace(array, phrase('nodes begins here')),
    });
  },
};

/** Not certainly in front of the array: several arrays may lie in one block. */
function mayBeBehind(one: Cell | Fill): boolean {
  const start = 'index' in one ? substitute(one.offset, one.index, zero) : one.offset;
  const at = start === undefined ? undefined : constantOf(start);
  return at === undefined || at >= 0n;
}
