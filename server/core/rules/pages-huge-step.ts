/** Every small page of memory that consists of huge ones. */
import type { CallFacts } from '../facts/call-facts';
import { constantOf, pageSize, type LinearForm } from '../facts/linear';
import { soleSymbol } from '../facts/provenance';
import { rowsOf } from './entries';
import type { Rule } from './rule';
import { concerns, inWords, rangeOf } from './support/kernels';
import { regionPlace } from './support/places';
import { phrase } from '../../languages/phrase';
import type { Words } from '../../languages/phrase';

export const pagesHugeStep: Rule = {
  id: 'pages-huge-step',
  severity: 'hint',
  title: 'Every small page of a huge one',
  calls: ['move_pages'],
  supersedes: ['pages-hardcoded-page-size'],
  messages: {
    hugetlb: {
      what: 'The memory was mapped with MAP_HUGETLB, but the addresses in pages are one small page apart.',
      why: 'A huge page moves as a whole for its first entry; its other entries cost time and report {others}.',
      do: 'Step by the huge page size: Hugepagesize in /proc/meminfo, or the size that the mapping asks for.',
    },
    advised: {
      what: 'madvise asked for huge pages here, but the addresses in pages are one small page apart.',
      why: 'A huge page moves as a whole for its first entry; its other entries cost time and report -EBUSY.',
      do: 'Step by the huge page size where the memory consists of huge pages, and take -EBUSY for what it is elsewhere.',
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const array = facts.array('pages');
    if (pages === undefined || array === undefined || facts.mode !== 'move') return;
    const { knownCount: count } = facts;
    if (count !== undefined && count < 2n) return;
    for (const row of rowsOf(facts, array)) {
      const region = facts.region(row.start);
      const { mapping } = region.state;
      if (mapping === undefined || region.many || !isSmallPage(row.stride)) continue;
      const { hugetlb, advisedAt } = mapping;
      if (!hugetlb && advisedAt === undefined) continue;
      report({
        messageId: hugetlb ? 'hugetlb' : 'advised',
        data: hugetlb ? { others: othersInWords(facts) } : {},
        span: pages.span,
        restsOn: [pages.value, row.fill.value],
        related: [
          { span: row.fill.origin.span, message: phrase('The addresses are stored here') },
          ...(advisedAt === undefined
            ? []
            : [{ span: advisedAt.span, message: phrase('Huge pages are asked for here') }]),
          ...regionPlace(region, phrase('The memory comes from here')),
        ],
      });
      return;
    }
  },
};

function isSmallPage(stride: LinearForm): boolean {
  return soleSymbol(stride) === pageSize || constantOf(stride) === 4096n;
}

/** The status of the entries behind the first. */
function othersInWords({ config }: CallFacts): Words {
  const tail = 'change.hugetlb-tail';
  return concerns(config, tail)
    ? phrase('-EBUSY (-EACCES {range})', { range: inWords(rangeOf(tail)) })
    : '-EBUSY';
}
