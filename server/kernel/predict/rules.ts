/**
 * How do_pages_move of mm/migrate.c goes through its entries: what differs from kernel to kernel, as data with its source.
 * Stable kernels carry some of these changes under older version numbers, and a version number does not tell which; so several
 * editions of the rules can hold for one number. Where they disagree, nothing can be foretold.
 */
import type { KernelRange } from '../version';
import type { Tristate } from './call';
import { before, between, inKernelRange, kernel, parseKernelVersion, since } from '../version';

export interface MoveRules {
  /**
   * A page that is on its node already: `joins-run`: it counts as one of the run, and gets no status if nothing of the last run had to
   * move; `joins-run-written`: the same with its status written at once; `ends-run`: the run before it is carried out first.
   */
  readonly alreadyThere: 'joins-run' | 'joins-run-written' | 'ends-run';
  /**
   * What a positive return counts beside the pages that failed: nothing; the entries after the failed run but one, except
   * after the last run; the same after the last run too, which takes one off; just the entries that were not attempted.
   */
  readonly unattempted: 'left-out' | 'one-short' | 'always-one-short' | 'exact';
  /** The 1 that stands for "queued" is returned if the last entry was queued, and hides the failure of the last run. */
  readonly spuriousOne: boolean;
}

interface Edition {
  /** The version numbers under which the edition is met. */
  readonly range: KernelRange;
  readonly source: string;
  readonly rules: MoveRules;
}

const edition = (
  range: KernelRange,
  source: string,
  alreadyThere: MoveRules['alreadyThere'],
  unattempted: MoveRules['unattempted'],
  spuriousOne = false,
): Edition => ({ range, source, rules: { alreadyThere, unattempted, spuriousOne } });

const swept = 'mm/migrate.c: also overwrite error when it is bigger than zero';

const editions: readonly Edition[] = [
  edition(between('4.17', '5.5'), 'commit a49bd4d71637', 'joins-run', 'left-out'),
  edition(between('4.17', '5.6'), 'commit e0153fc2c760', 'joins-run-written', 'left-out', true),
  edition(between('4.17', '5.6'), `commit e0153fc2c760; ${swept}`, 'joins-run-written', 'left-out'),
  edition(
    between('4.17', '5.6'),
    'commits e0153fc2c760 and 5984fabb6e82',
    'joins-run-written',
    'one-short',
    true,
  ),
  edition(
    between('4.17', '5.7'),
    `commits e0153fc2c760 and 5984fabb6e82; ${swept}`,
    'joins-run-written',
    'one-short',
  ),
  edition(
    between('5.6', '6.0'),
    '5.15, mm/migrate.c, move_pages_and_store_status',
    'ends-run',
    'always-one-short',
  ),
  edition(since('6.0'), 'migrate: fix syscall move_pages() return value for failure', 'ends-run', 'exact'),
];

/** Kernels whose makers carry the memory management of later ones under an old number. */
const rebased = /\.el\d/;

/** Every edition that a kernel of this release may have; none before Linux 4.17. */
export function moveRulesOn(release: string): readonly MoveRules[] {
  const version = parseKernelVersion(release);
  if (version === undefined) return [];
  return editions
    .filter(({ range }) => (rebased.test(release) ? true : inKernelRange(version, range)))
    .map(({ rules }) => rules);
}

/** What a single page meets. */
export interface PageRules {
  /** The entry of an address inside a hugetlb page but not at its head; 0 where it is as good as the head. */
  readonly hugetlbTail: 'EACCES' | 'ENOENT' | undefined;
  /** A hugetlb page that is named twice: before, it is told as moved both times. */
  readonly hugetlbTwiceIsBusy: boolean;
}

const tailRefused = between('4.0', '6.7');
/** "mm/migration: return errno when isolate_huge_page failed". */
const twiceTold = before('6.0');

export function pageRulesOn(release: string): PageRules {
  const version = parseKernelVersion(release) ?? kernel('6.12');
  return {
    hugetlbTail: inKernelRange(version, tailRefused)
      ? 'EACCES'
      : inKernelRange(version, before('4.0'))
        ? 'ENOENT'
        : undefined,
    hugetlbTwiceIsBusy: !inKernelRange(version, twiceTold),
  };
}

/**
 * Whether a transparent huge page that one entry of a page table maps counts as mapped by several. `own`: whether the part named is;
 * `any`: whether some part is. Until 6.8 the part counts (page_mapcount), from 6.12 on the whole (folio_likely_mapped_shared).
 */
export function hugePageShared(release: string, own: boolean, any: boolean): Tristate {
  const version = parseKernelVersion(release);
  if (own === any) return own ? 'yes' : 'no';
  if (version === undefined || rebased.test(release) || inKernelRange(version, between('6.9', '6.12')))
    return 'unknown';
  return (inKernelRange(version, before('6.9')) ? own : any) ? 'yes' : 'no';
}

/** Where a 32-bit program's arrays are misread by a 64-bit kernel (commits 5b1b561ba73c, 229e2253766c, 10d04c26ab2b). */
export function misreadsCompat(release: string, moves: boolean, count: number): boolean {
  const version = parseKernelVersion(release);
  if (version === undefined) return true;
  return moves
    ? inKernelRange(version, between('5.15', '6.6'))
    : count > 16 && inKernelRange(version, between('5.15', '6.16'));
}
