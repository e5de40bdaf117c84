/** Addresses that follow each other at another distance than a page. */
import type { CallFacts } from '../facts/call-facts';
import { constantOf, divideExactly, pageSize } from '../facts/linear';
import { rowsOf, type Row } from './entries';
import type { Rule } from './rule';
import { regionPlace } from './support/places';
import { stepByPages } from './support/row-edits';
import { phrase } from '../../languages/phrase';

export const pagesStride: Rule = {
  id: 'pages-stride',
  severity: 'warning',
  title: 'Addresses that are no page apart',
  calls: ['move_pages'],
  fix: 'suggestion',
  supersedes: ['pages-hardcoded-page-size', 'pages-duplicate', 'pages-unaligned'],
  messages: {
    short: {
      what: 'The addresses in pages are {stride} bytes apart, which is less than a page.',
      why: 'Several entries name the same page: it moves for the first of them, and the others report -EBUSY.',
      do: 'Step by the page size: sysconf(_SC_PAGESIZE).',
      script: {
        do: 'Step by the page size: bind numa_pagesize of libnuma, or sysconf and pass it 30 (_SC_PAGESIZE).',
      },
    },
    uneven: {
      what: 'The addresses in pages are {stride} bytes apart, which is no multiple of the page size.',
      why: 'The kernel rounds each address down to its page: pages that lie between two entries stay where they are.',
      do: 'Step by the page size: sysconf(_SC_PAGESIZE).',
      script: {
        do: 'Step by the page size: bind numa_pagesize of libnuma, or sysconf and pass it 30 (_SC_PAGESIZE).',
      },
    },
    wide: {
      what: 'The addresses in pages are {times} times as far apart as the memory has room for.',
      why: 'The later entries lie behind its end, and the pages between two entries are never named.',
      do: 'Step by the page size, and compute the addresses with a char *: an index moves a pointer by whole elements.',
      script: { do: 'Step by the page size.' },
    },
    scaled: {
      what: 'The addresses in pages are {pages} pages apart: the pointer moves by elements of {pages} bytes.',
      why: 'The pages between two entries are never named, and the later entries may lie behind the end of the memory.',
      do: 'Compute the addresses with a char *.',
      script: { do: 'Step by one page.' },
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const array = facts.array('pages');
    if (pages === undefined || array === undefined || facts.mode !== 'move') return;
    const { knownCount: count } = facts;
    if (count !== undefined && count < 2n) return;
    for (const row of rowsOf(facts, array)) {
      const wrong = wrongStride(facts, row);
      if (wrong === undefined) continue;
      const region = facts.region(row.start);
      report({
        ...wrong,
        span: pages.span,
        restsOn: [pages.value, row.fill.value],
        related: [
          { span: row.fill.origin.span, message: phrase('The addresses are stored here') },
          ...regionPlace(region, phrase('The memory begins here')),
        ],
        fixes: stepByPages(facts, row),
      });
      return;
    }
  },
};

interface Wrong {
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
}

function wrongStride(facts: CallFacts, row: Row): Wrong | undefined {
  const known = constantOf(row.stride);
  if (known !== undefined && known % 4096n !== 0n) {
    const stride = known < 0n ? -known : known;
    return { messageId: stride < 4096n ? 'short' : 'uneven', data: { stride: stride.toString() } };
  }
  const times = timesTooFar(facts, row);
  if (times !== undefined)
    return times < 2n ? undefined : { messageId: 'wide', data: { times: times.toString() } };
  const pages = pagesPerStep(row);
  const { element } = facts.region(row.start);
  const size = element?.kind === 'int' || element?.kind === 'float' ? BigInt(element.width / 8) : undefined;
  return size !== pages || pages === undefined || pages < 2n
    ? undefined
    : { messageId: 'scaled', data: { pages: pages.toString() } };
}

/** The stride in shares of the memory that each entry of the row has; undefined where that is not known. */
function timesTooFar(facts: CallFacts, row: Row): bigint | undefined {
  const { length } = facts.region(row.start).state;
  const entries = row.fill.count ?? facts.count;
  const share = length === undefined || entries === undefined ? undefined : divideExactly(length, entries);
  const times = share === undefined ? undefined : divideExactly(row.stride, share);
  return times === undefined ? undefined : constantOf(times);
}

/** The step as a number of pages, where it is one. */
function pagesPerStep(row: Row): bigint | undefined {
  const only = row.stride.terms[0];
  if (row.stride.constant !== 0n || row.stride.terms.length !== 1 || only === undefined) return undefined;
  if (only.symbols.length !== 1 || only.symbols[0] !== pageSize) return undefined;
  return only.factor < 0n ? -only.factor : only.factor;
}
