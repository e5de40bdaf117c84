/**
 * A look at pages of which some are just being moved. Such a page is on no node for an instant, and the kernel answers -ENOENT as for
 * a page that was swapped out or freed; since Linux 6.3 (commit 5dfab109d519) that holds for up to 512 pages at a time. So pages that were on
 * a node at the look before are asked about again before they are said to be gone.
 */
import { constantValues } from '../../kernel/constants';
import { formatAddress } from '../../protocol/addresses';
import type { Outcome, PageCount, PageRun, Placement } from '../../protocol/runner';
import { changesBetween } from './changes';
import type { Change } from './changes';

/** Milliseconds before each new question. A move of one page takes microseconds, of 512 a millisecond or so, of a huge page no more. */
export const settlePauses: readonly number[] = [10, 50, 200];

type Range = { readonly from: string; readonly to: string };

interface Means {
  readonly pageSize: bigint;
  readonly ask: (ranges: readonly Range[]) => Promise<Outcome<Placement>>;
  /** False: do not ask any more. */
  readonly pause: (ms: number) => Promise<boolean>;
}

/** `now`, with the later answer for pages that were on a node before and seemed to be on none. */
export async function settled(
  before: Placement,
  now: Placement,
  { pageSize, ask, pause }: Means,
): Promise<Outcome<Placement>> {
  let seen = now;
  for (const ms of settlePauses) {
    const vanished = changesBetween(before.runs, seen.runs).filter(
      ({ before: was, after }) => was !== undefined && was >= 0 && after === -constantValues.ENOENT,
    );
    if (vanished.length === 0 || !(await pause(ms))) break;
    const again = await ask(vanished.map(rangeOf));
    if (!again.ok) return again;
    const found = changesBetween(seen.runs, again.value.runs).filter(isAnswered);
    seen = withAnswers(seen, found, pageSize);
  }
  return { ok: true, value: seen };
}

type Found = Change & { readonly before: number; readonly after: number };

const isAnswered = (change: Change): change is Found =>
  change.before !== undefined && change.after !== undefined;

const rangeOf = ({ from, to }: Change): Range => ({ from: formatAddress(from), to: formatAddress(to) });
const answered = (answer: number): { readonly node: number } | { readonly status: number } =>
  answer >= 0 ? { node: answer } : { status: answer };
const answerOf = (one: PageRun | PageCount): number => ('node' in one ? one.node : one.status);

function withAnswers(placement: Placement, found: readonly Found[], pageSize: bigint): Placement {
  const pagesIn = (from: bigint, to: bigint): number => Number((to - from) / pageSize);
  const runs: PageRun[] = [];
  const add = (from: bigint, to: bigint, answer: number): void => {
    if (from < to)
      runs.push({
        from: formatAddress(from),
        to: formatAddress(to),
        pages: pagesIn(from, to),
        ...answered(answer),
      });
  };
  let next = 0;
  for (const run of placement.runs) {
    let at = BigInt(run.from);
    const end = BigInt(run.to);
    for (let one = found[next]; one !== undefined && one.from < end; one = found[next]) {
      add(at, one.from, answerOf(run));
      at = one.to < end ? one.to : end;
      add(one.from, at, one.after);
      // The rest of it lies in the next run.
      if (one.to > end) break;
      next++;
    }
    add(at, end, answerOf(run));
  }
  const counts = new Map(placement.counts.map((one) => [answerOf(one), one.pages]));
  for (const { from, to, before, after } of found) {
    const pages = pagesIn(from, to);
    counts.set(before, (counts.get(before) ?? 0) - pages);
    counts.set(after, (counts.get(after) ?? 0) + pages);
  }
  return {
    ...placement,
    runs,
    counts: [...counts]
      .filter(([, pages]) => pages > 0)
      .sort(([a], [b]) => b - a)
      .map(([answer, pages]) => ({ pages, ...answered(answer) })),
  };
}
