/**
 * A page map as the things that are drawn: its cells one by one, and which addresses each holds. Pages are counted in a row over
 * all ranges of the region ("ordinals"), because that is how cells follow each other; gaps between ranges are in no cell.
 */
import type { CellRun, PageMap } from '../../../../server/protocol/page-map';
import type { PageCount } from '../../../../server/protocol/runner';

/** Half open, in bytes. */
export interface Span {
  readonly from: bigint;
  readonly to: bigint;
}

/** The ranges of a region with the ordinal of each one's first page. */
export interface Region {
  readonly pageSize: number;
  readonly pages: number;
  readonly ranges: readonly (Span & { readonly first: number })[];
}

export function regionOf(ranges: PageMap['ranges'], pageSize: number): Region {
  const size = BigInt(pageSize);
  let first = 0;
  const placed = ranges.map(({ from, to }) => {
    const range = { from: BigInt(from), to: BigInt(to), first };
    first += Number((range.to - range.from) / size);
    return range;
  });
  return { pageSize, pages: first, ranges: placed };
}

/** Where so many pages from an ordinal on are; several spans where they lie in several ranges. */
export function spansOf(region: Region, first: number, pages: number): readonly Span[] {
  const size = BigInt(region.pageSize);
  const end = Math.min(first + pages, region.pages);
  const spans: Span[] = [];
  for (let at = rangeIndex(region, first); at < region.ranges.length; at++) {
    const range = region.ranges[at];
    if (range === undefined || range.first >= end) break;
    const skipped = BigInt(Math.max(0, first - range.first)) * size;
    const wanted = BigInt(end - range.first) * size;
    const length = range.to - range.from;
    const to = range.from + (wanted < length ? wanted : length);
    if (range.from + skipped < to) spans.push({ from: range.from + skipped, to });
  }
  return spans;
}

/** The range that holds an ordinal: the last one that begins at or before it. */
function rangeIndex({ ranges }: Region, ordinal: number): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ranges[middle]?.first ?? 0) <= ordinal) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What the pages of a cell answered; cells that are alike share one array. */
export type CellCounts = readonly PageCount[];

/** At most `maxMapCells` of them. */
export function expandCells(runs: readonly CellRun[]): readonly CellCounts[] {
  return runs.flatMap(({ cells, counts }) => Array<CellCounts>(cells).fill(counts));
}

/** Cells that are alike and side by side become one run. */
export function joinCells(cells: readonly CellCounts[]): readonly CellRun[] {
  const runs: { cells: number; counts: CellCounts }[] = [];
  for (const counts of cells) {
    const last = runs.at(-1);
    if (last !== undefined && sameCounts(last.counts, counts)) last.cells++;
    else runs.push({ cells: 1, counts });
  }
  return runs;
}

/** A node, or the negative status entry that stands in for one. */
export function answerOf(count: PageCount): number {
  return 'node' in count ? count.node : count.status;
}

export function countOf(answer: number, pages: number): PageCount {
  return answer >= 0 ? { node: answer, pages } : { status: answer, pages };
}

/** Added up by answer: nodes in ascending order, then statuses, the commonest first. */
export function sumCounts(lists: Iterable<CellCounts>): CellCounts {
  const sums = new Map<number, number>();
  for (const counts of lists)
    for (const one of counts) sums.set(answerOf(one), (sums.get(answerOf(one)) ?? 0) + one.pages);
  return [...sums]
    .sort(([a, pagesA], [b, pagesB]) =>
      a >= 0 && b >= 0 ? a - b : a < 0 && b < 0 ? pagesB - pagesA || b - a : a >= 0 ? -1 : 1,
    )
    .map(([answer, pages]) => countOf(answer, pages));
}

export function pagesIn(counts: CellCounts): number {
  return counts.reduce((sum, one) => sum + one.pages, 0);
}

function sameCounts(a: CellCounts, b: CellCounts): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((one, index) => {
        const other = b[index];
        return other !== undefined && answerOf(one) === answerOf(other) && one.pages === other.pages;
      }))
  );
}
