/**
 * A page map made from the runs of a placement, for outcomes whose pages were named one by one: the runner draws maps of ranges
 * only. The map holds the pages that the runs name; what lies between them is in no cell.
 */
import type { PageMap } from '../../../../server/protocol/page-map';
import type { PageRun } from '../../../../server/protocol/runner';
import { answerOf, countOf, joinCells, sumCounts } from './cells';
import type { CellCounts } from './cells';

/** The smallest power of two with which so many pages fit into so many cells. */
export function pagesPerCell(pages: number, cells: number): number {
  let each = 1;
  while (Math.ceil(pages / each) > cells) each *= 2;
  return each;
}

/** @param runs ascending, without overlap, as the runner sends them */
export function mapOfRuns(runs: readonly PageRun[], cells: number): PageMap {
  const pages = runs.reduce((sum, run) => sum + run.pages, 0);
  const each = pagesPerCell(pages, cells);
  const filled: CellCounts[] = [];
  let cell = new Map<number, number>();
  let room = each;
  const close = (): void => {
    if (cell.size > 0) filled.push(sumCounts([[...cell].map(([answer, count]) => countOf(answer, count))]));
    cell = new Map();
    room = each;
  };
  for (const run of runs) {
    const answer = answerOf(run);
    for (let left = run.pages; left > 0;) {
      const taken = Math.min(left, room);
      cell.set(answer, (cell.get(answer) ?? 0) + taken);
      left -= taken;
      room -= taken;
      if (room === 0) close();
    }
  }
  close();
  return {
    ranges: joinRanges(runs),
    pages,
    pagesPerCell: each,
    cells: joinCells(filled),
    counts: sumCounts([runs]),
  };
}

function joinRanges(runs: readonly PageRun[]): PageMap['ranges'] {
  const ranges: { from: string; to: string }[] = [];
  for (const { from, to } of runs) {
    const last = ranges.at(-1);
    if (last !== undefined && BigInt(last.to) === BigInt(from)) last.to = to;
    else ranges.push({ from, to });
  }
  return ranges;
}
