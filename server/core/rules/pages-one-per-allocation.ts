/** One entry for a block of memory that is larger than a page: the rest of the block stays where it is. */
import type { ArrayFacts, CallFacts } from '../facts/call-facts';
import { constantOf, mentions, pageSize } from '../facts/linear';
import type { Cell, Fill, RegionFacts } from '../facts/region';
import type { AbstractValue, PointerPoint } from '../facts/value';
import { pageEntries } from './entries';
import type { Rule } from './rule';
import { regionPlace } from './support/places';
import { phrase } from '../../languages/phrase';

export const pagesOnePerAllocation: Rule = {
  id: 'pages-one-per-allocation',
  severity: 'warning',
  title: 'One entry for a block of several pages',
  calls: ['move_pages'],
  messages: {
    each: {
      what: 'pages has one entry for each block from {function}, whatever the size of the block.',
      why: 'An entry stands for one page: of a larger block only the page with its first byte is moved, and the rest stays where it is.',
      do: 'Name every page of every block: one entry for each page size, up to the end of the block.',
    },
    single: {
      what: 'pages names a block from {function} by its first address alone.',
      why: 'An entry stands for one page: of a larger block only the page with its first byte is moved, and the rest stays where it is.',
      do: 'Name every page of the block: one entry for each page size, up to its end.',
    },
    parameter: {
      what: 'This function is given the {size} of {pointer} and does not look at it: pages names one address.',
      why: 'An entry stands for one page: of a larger block only the page with its first byte is moved, and the rest stays where it is.',
      do: 'Name every page of the block: one entry for each page size, up to its end.',
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const array = facts.array('pages');
    // To ask for one page of a block is a fair sample; to move one is not to move the block.
    if (pages === undefined || array === undefined || facts.mode !== 'move') return;
    if (facts.callees.has('madvise')) return;
    const { knownCount: count } = facts;
    const entries = pageEntries(facts, array);
    const only = entries.length === 1 ? entries[0] : undefined;
    if (only === undefined || only.may || count === 0n) return;
    const parameter = count === 1n ? unusedSize(facts, only) : undefined;
    if (parameter !== undefined) {
      report({
        messageId: 'parameter',
        data: parameter,
        span: pages.span,
        restsOn: [pages.value, only.value],
        related: [{ span: only.origin.span, message: phrase('The address comes from here') }],
      });
      return;
    }
    const blocks = blocksOf(facts, only.value);
    const first = blocks?.[0];
    if (blocks === undefined || first?.origin.kind !== 'allocation') return;
    const each = blocks.some((block) => block.many);
    if (each ? !namesAll(facts, array, only, count) : count !== 1n || alsoMovedWhole(facts, array)) return;
    if (!blocks.every((block) => isLarger(facts, block, each))) return;
    report({
      messageId: each ? 'each' : 'single',
      data: { function: first.origin.function },
      span: pages.span,
      restsOn: [pages.value, only.value],
      related: [
        ...(only.origin.span.start === first.span?.start
          ? []
          : [{ span: only.origin.span, message: phrase('The address is stored here') }]),
        ...regionPlace(first, phrase('The memory comes from here')),
      ],
    });
  },
};

/** The entries are those of one loop, and the call names as many, or one of them. */
function namesAll(
  facts: CallFacts,
  array: ArrayFacts,
  entry: Cell | Fill,
  count: bigint | undefined,
): boolean {
  if (!('index' in entry) || entry.count === undefined) return false;
  if (array.region.many) return false;
  return count === 1n || entry.count.key === facts.count?.key;
}

/** Another call has the same array: one with more of its entries, or a test of what one entry does. */
function alsoMovedWhole(facts: CallFacts, array: ArrayFacts): boolean {
  return array.region.state.pagesOf.some((key) => key !== facts.key);
}

/** The allocations that the value is the start of; undefined if it may be anything else. */
function blocksOf(facts: CallFacts, value: AbstractValue): readonly RegionFacts[] | undefined {
  const blocks: RegionFacts[] = [];
  for (const point of value.points ?? []) {
    // A null entry names nothing.
    if (point.kind === 'integer' && constantOf(point.form) === 0n) continue;
    if (point.kind === 'integer' || !isStart(point)) return undefined;
    blocks.push(facts.region(point));
  }
  return blocks.length === 0 ? undefined : blocks;
}

function isStart(point: PointerPoint): boolean {
  return constantOf(point.offset) === 0n && (point.rounding === 'none' || point.rounding === 'page');
}

/** A literal size above this is more than a page on most machines, */
const usualPage = 4096n;
/** and above this on all. */
const largestPage = 65536n;

/** The size has to do with pages after all: one page, one huge page. */
const aboutPages = /page|huge|thp|pmd|\bps\b|pg_?s(?:i)?z/i;
const aboutHugePages = /huge|h_?page|thp|pmd/i;

function isLarger(facts: CallFacts, block: RegionFacts, each: boolean): boolean {
  const { origin, state, span } = block;
  if (origin.kind !== 'allocation' || state.length === undefined || state.freed !== 'no') return false;
  const call = span === undefined ? '' : facts.edits.textOf(span);
  const known = constantOf(state.length);
  const text = call.slice(call.indexOf('('));
  if (known !== undefined) {
    // Who maps some pages and moves the first may well mean that.
    const heap = /^(?:x|g_)?(?:m|c|re)alloc/.test(origin.function);
    return known > (each ? usualPage : largestPage) && (each || heap) && !aboutHugePages.test(text);
  }
  if (mentions(state.length, (name) => name === pageSize))
    return each && isSeveralPages(state.length.terms) && !aboutHugePages.test(text);
  return state.length.constant >= 0n && !aboutPages.test(text);
}

function isSeveralPages(terms: readonly { readonly factor: bigint }[]): boolean {
  return terms.every((term) => term.factor >= 2n);
}

const sizeName = /^(?:n_?)?(?:size|sz|len|length|bytes)$|_(?:size|sz|len|length|bytes)$/i;

/** The one entry is a pointer that the function was given, together with a size that it never reads. */
function unusedSize(facts: CallFacts, entry: Cell | Fill): Readonly<Record<string, string>> | undefined {
  const point = entry.value.points?.length === 1 ? entry.value.points[0] : undefined;
  if (point?.kind !== 'pointer' || !isStart(point) || facts.loop !== undefined) return undefined;
  const { origin } = facts.region(point);
  if (origin.kind !== 'parameter') return undefined;
  const pointer = facts.parameters[origin.index];
  const size = facts.parameters.find(
    (one) => !one.read && one.type.kind === 'int' && sizeName.test(one.name) && !aboutPages.test(one.name),
  );
  return pointer === undefined || size === undefined ? undefined : { pointer: pointer.name, size: size.name };
}
