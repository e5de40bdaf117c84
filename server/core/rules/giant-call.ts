/** Very many pages in one call. */
import type { CallFacts } from '../facts/call-facts';
import { constantOf, pageSize } from '../facts/linear';
import { soleSymbol } from '../facts/provenance';
import type { Rule } from './rule';
import { argumentPlaces } from './support/places';

const many = 65_536n;
/** The usual page size, where the machine's is asked for. */
const usualPage = 4096n;

export const giantCall: Rule = {
  id: 'giant-call',
  severity: 'hint',
  title: 'Very many pages in one call',
  calls: ['move_pages'],
  messages: {
    giant: {
      what: 'This call names {count} pages at once.',
      why: 'Nothing interrupts a call, not even a signal that ends the program, and what happened to the first page is known when the last one is done.',
      do: 'Make a call for each 1024 to 32768 pages: it costs no more.',
    },
  },
  check(facts, report) {
    const count = facts.argument('count');
    const number = facts.countIs === 'zero' ? undefined : numberOf(facts);
    if (count === undefined || number === undefined || number <= many) return;
    report({
      messageId: 'giant',
      data: { count: number.toString() },
      span: count.span,
      restsOn: [count.value],
      related: argumentPlaces(count),
    });
  },
};

/** A known number, or a known number of bytes in pages. */
function numberOf(facts: CallFacts): bigint | undefined {
  const { count, knownCount: known } = facts;
  if (count === undefined) return undefined;
  if (known !== undefined) return known;
  const name = soleSymbol(count);
  const composed = name === undefined ? undefined : facts.compositionOf(name);
  const [bytes, unit] = composed?.operator === 'div' ? composed.operands : [];
  if (bytes === undefined || unit === undefined || soleSymbol(unit) !== pageSize) return undefined;
  const total = constantOf(bytes);
  return total === undefined ? undefined : total / usualPage;
}
