/** Arithmetic over placements: which page was where before and after, and which pages go from which node to which. */
import type { PageRun } from '../../../server/protocol/runner';

/** Where a page is: a node, or the status entry (negative) that stands in for one. */
export type Where = number;

export function whereOf(answer: { readonly node: number } | { readonly status: number }): Where {
  return 'node' in answer ? answer.node : answer.status;
}

export interface PlacedRun {
  readonly from: bigint;
  /** Exclusive. */
  readonly to: bigint;
  readonly where: Where;
}

/** Ascending, as the runner sends them. */
export function placedRuns(runs: readonly PageRun[]): readonly PlacedRun[] {
  return runs.map((run) => ({ from: BigInt(run.from), to: BigInt(run.to), where: whereOf(run) }));
}

export interface ChangedRun extends PlacedRun {
  /** Absent for pages that the earlier answer did not name. */
  readonly before?: Where;
}

/** The later runs, cut where the earlier answer changes. */
export function compareRuns(
  before: readonly PlacedRun[],
  after: readonly PlacedRun[],
): readonly ChangedRun[] {
  const changed: ChangedRun[] = [];
  let next = 0;
  for (const run of after) {
    let from = run.from;
    while (from < run.to) {
      while ((before[next]?.to ?? run.to) <= from && next < before.length) next++;
      const old = before[next];
      const covered = old !== undefined && old.from <= from;
      const limit = covered ? old.to : (old?.from ?? run.to);
      const to = limit < run.to ? limit : run.to;
      changed.push({ from, to, where: run.where, ...(covered ? { before: old.where } : {}) });
      from = to;
    }
  }
  return changed;
}

/** So many pages are to go from one place to a node. */
export interface Flow {
  readonly from: Where;
  readonly to: number;
  readonly pages: number;
}

/**
 * What a call asks for, entry by entry: the page that holds `pages[i]` to `nodes[i]`. Entries beyond the shorter list are
 * not asked for; a page named twice counts once, and its last entry decides.
 */
export function flowsOf(
  pages: readonly bigint[],
  nodes: readonly number[],
  before: readonly PlacedRun[],
  pageSize: number,
): readonly Flow[] {
  const size = BigInt(pageSize);
  const wanted = new Map<bigint, number>();
  for (const [index, address] of pages.entries()) {
    const node = nodes[index];
    if (node !== undefined) wanted.set(address - (address % size), node);
  }
  const counts = new Map<string, Flow>();
  for (const [page, to] of wanted) {
    const from = runAt(before, page)?.where;
    if (from === undefined) continue;
    const key = `${from} ${to}`;
    counts.set(key, { from, to, pages: (counts.get(key)?.pages ?? 0) + 1 });
  }
  return sortFlows([...counts.values()]);
}

export function sortFlows(flows: readonly Flow[]): readonly Flow[] {
  return [...flows].sort(
    (a, b) => Number(a.from < 0) - Number(b.from < 0) || b.pages - a.pages || a.to - b.to,
  );
}

function runAt(runs: readonly PlacedRun[], address: bigint): PlacedRun | undefined {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run === undefined) return undefined;
    if (address < run.from) high = middle - 1;
    else if (address >= run.to) low = middle + 1;
    else return run;
  }
  return undefined;
}
