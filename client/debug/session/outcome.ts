/**
 * What came of a query, a move or a move back, as data that every host shows in its own way: one line of at most 40
 * characters for the end of the source line, and a row for each run of pages with what it means on this kernel.
 * Placements are always those of a query made afterwards.
 */
import { explainStatus } from '../../../server/kernel/explain';
import type { KernelVersion } from '../../../server/kernel/version';
import type {
  MoveResult,
  NotMoved,
  PageCount,
  Placement,
  RunnerFailure,
  UndoResult,
} from '../../../server/protocol/runner';
import { compareRuns, placedRuns } from './placement';
import type { ChangedRun } from './placement';
import { count } from './plan';
import { hex } from './shape';

export const summaryLimit = 40;
/** Rows beyond this are counted, not kept: nobody reads a hover of a thousand rows. */
const rowLimit = 200;

export interface OutcomeRow {
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
  readonly pages: number;
  /** "node 1", "node 0 → node 1", "-ENOENT". */
  readonly label: string;
  /** What a status entry means on the kernel of the target, and what to do; empty for pages that are on a node. */
  readonly words: string;
  /** The negative status entry, where the page is on no node. */
  readonly status?: number;
}

export interface CallOutcome {
  readonly kind: 'query' | 'move' | 'undo';
  readonly pid: number;
  /** Of the machine that the pages are on; what an entry means depends on it. */
  readonly kernel: KernelVersion;
  /** At most 40 characters. */
  readonly summary: string;
  /** The same in whole sentences, the first of which stands alone. */
  readonly sentences: readonly string[];
  readonly rows: readonly OutcomeRow[];
  readonly rowsLeftOut: number;
  readonly pages: number;
  /** Pages that changed their node; 0 for a query. */
  readonly moved: number;
  /** How many pages have each negative status entry, the commonest first. */
  readonly statuses: readonly { readonly status: number; readonly name: string; readonly pages: number }[];
  /** False when it was cancelled or ended early: some pages were not dealt with. */
  readonly complete: boolean;
  /** What "Move back" needs; absent when there is nothing to move back. */
  readonly journal?: string;
}

export interface Surroundings {
  readonly pid: number;
  readonly kernel: KernelVersion;
  readonly pageSize: number;
  /** Online nodes of the machine. */
  readonly nodeCount: number;
}

export function outcomeOfQuery(placement: Placement, around: Surroundings): CallOutcome {
  const statuses = statusCounts(placement.counts, around.kernel);
  const nodes = nodeCounts(placement.counts);
  return {
    kind: 'query',
    pid: around.pid,
    kernel: around.kernel,
    summary: summarize(
      [
        ...nodes.map(({ node, pages }) => `${pages} on node ${node}`),
        ...statuses.map(({ pages, name }) => `${pages} ${name}`),
      ],
      'no pages',
    ),
    sentences: [sentenceOfQuery(placement.pages, nodes, statuses, around.kernel)],
    ...rowsOf(compareRuns([], placedRuns(placement.runs)), placement.runsLeftOut, around),
    pages: placement.pages,
    moved: 0,
    statuses,
    complete: true,
  };
}

function sentenceOfQuery(
  pages: number,
  nodes: ReturnType<typeof nodeCounts>,
  statuses: CallOutcome['statuses'],
  kernel: KernelVersion,
): string {
  if (pages === 0) return 'The call names no page.';
  const parts = [
    ...nodes.map((one) => `${one.pages} ${one.pages === 1 ? 'is' : 'are'} on node ${one.node}`),
    ...statusesInWords(statuses, kernel),
  ];
  return pages === 1
    ? `The page ${(parts[0] ?? '').replace(/^1 /, '')}.`
    : `Of ${count(pages)}, ${joinWords(parts)}.`;
}

/** @param node the node that every page was to go to; undefined when the call named several */
export function outcomeOfMove(
  result: MoveResult,
  node: number | undefined,
  around: Surroundings,
): CallOutcome {
  const { after, moved, alreadyThere } = result;
  const statuses = statusCounts(after.counts, around.kernel);
  const there = moved + alreadyThere;
  const place = node === undefined ? 'in place' : `on node ${node}`;
  const early = result.cancelled ? ['cancelled'] : result.stopped === undefined ? [] : ['ended early'];
  const stuck = notMigrated(result.notMoved);
  const summary = summarize(
    [
      `${there} of ${after.pages} ${place}`,
      ...early,
      ...statuses.map(({ pages, name }) => `${pages} ${name}`),
      ...(stuck === 0 ? [] : [`${stuck} not migrated`]),
    ],
    'no pages',
  );
  return {
    kind: 'move',
    pid: around.pid,
    kernel: around.kernel,
    summary,
    sentences: [
      `${there} of ${count(after.pages)} ${there === 1 ? 'is' : 'are'} ${
        node === undefined ? 'on the node that the call names' : place
      }: ${moved} moved, ${alreadyThere} ${alreadyThere === 1 ? 'was' : 'were'} there already.`,
      ...statusesInWords(statuses, around.kernel).map((text) => `${text}.`),
      ...(stuck === 0
        ? []
        : [`${count(stuck)} stayed without a reason from the kernel: pinned for I/O, as a rule.`]),
      ...earlyEnd(result.cancelled, result.stopped),
      ...oneNode(around, after.pages),
    ],
    ...rowsOf(compareRuns(placedRuns(result.before.runs), placedRuns(after.runs)), after.runsLeftOut, around),
    pages: after.pages,
    moved,
    statuses,
    complete: !result.cancelled && result.stopped === undefined,
    ...(result.journal === undefined || moved === 0 ? {} : { journal: result.journal }),
  };
}

export function outcomeOfUndo(result: UndoResult, around: Surroundings): CallOutcome {
  const { after, movedBack, alreadyThere, gone } = result;
  const statuses = statusCounts(after.counts, around.kernel);
  const back = movedBack + alreadyThere;
  const stuck = notMigrated(result.notMoved);
  const early = result.cancelled ? ['cancelled'] : result.stopped === undefined ? [] : ['ended early'];
  return {
    kind: 'undo',
    pid: around.pid,
    kernel: around.kernel,
    summary: summarize(
      [
        `${back} of ${after.pages} back in place`,
        ...early,
        ...(gone === 0 ? [] : [`${gone} gone`]),
        ...(stuck === 0 ? [] : [`${stuck} not migrated`]),
      ],
      'no pages',
    ),
    sentences: [
      `${back} of ${count(after.pages)} ${back === 1 ? 'is' : 'are'} on the old node: ${movedBack} moved back, ${alreadyThere} had not left.`,
      ...(gone === 0 ? [] : [`${count(gone)} ${gone === 1 ? 'is' : 'are'} no longer there to be moved.`]),
      ...(stuck === 0
        ? []
        : [`${count(stuck)} stayed without a reason from the kernel: pinned for I/O, as a rule.`]),
      ...earlyEnd(result.cancelled, result.stopped),
    ],
    ...rowsOf(compareRuns([], placedRuns(after.runs)), after.runsLeftOut, around),
    pages: after.pages,
    moved: movedBack,
    statuses,
    complete: !result.cancelled && result.stopped === undefined,
  };
}

export function shorten(text: string): string {
  return text.length > summaryLimit ? `${text.slice(0, summaryLimit - 1)}…` : text;
}

/** Joins parts while they fit; what does not fit is an ellipsis. */
export function summarize(parts: readonly string[], otherwise: string): string {
  const [first, ...rest] = parts;
  if (first === undefined) return otherwise;
  let text = shorten(first);
  for (const [index, part] of rest.entries()) {
    const longer = `${text} · ${part}`;
    const last = index === rest.length - 1;
    if (longer.length + (last ? 0 : ' · …'.length) > summaryLimit) {
      return text.length + ' · …'.length > summaryLimit ? text : `${text} · …`;
    }
    text = longer;
  }
  return text;
}

function nodeCounts(
  counts: readonly PageCount[],
): readonly { readonly node: number; readonly pages: number }[] {
  return counts
    .flatMap((one) => ('node' in one ? [{ node: one.node, pages: one.pages }] : []))
    .sort((a, b) => b.pages - a.pages || a.node - b.node);
}

function statusCounts(counts: readonly PageCount[], kernel: KernelVersion): CallOutcome['statuses'] {
  return counts
    .flatMap((one) => ('status' in one ? [{ status: one.status, pages: one.pages }] : []))
    .sort((a, b) => b.pages - a.pages || b.status - a.status)
    .map(({ status, pages }) => ({ status, pages, name: explainStatus(status, kernel).label }));
}

function statusesInWords(statuses: CallOutcome['statuses'], kernel: KernelVersion): readonly string[] {
  return statuses.map(
    ({ status, name, pages }) =>
      `${pages} ${pages === 1 ? 'has' : 'have'} ${name} (${explainStatus(status, kernel).gist})`,
  );
}

function notMigrated(notMoved: readonly NotMoved[]): number {
  return notMoved.reduce((sum, one) => sum + (one.reason === 'not-migrated' ? one.pages : 0), 0);
}

function earlyEnd(cancelled: boolean, stopped: RunnerFailure | undefined): readonly string[] {
  if (cancelled) return ['Cancelled: the pages that had moved by then stay where they are now.'];
  return stopped === undefined ? [] : [`It ended early: ${stopped.message}`];
}

function oneNode({ nodeCount }: Surroundings, pages: number): readonly string[] {
  return nodeCount === 1 ? [`One NUMA node: ${count(pages)} checked, none could change node.`] : [];
}

function joinWords(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function rowsOf(
  runs: readonly ChangedRun[],
  runsLeftOut: number,
  around: Surroundings,
): { readonly rows: readonly OutcomeRow[]; readonly rowsLeftOut: number } {
  const size = BigInt(around.pageSize);
  const rows = runs.slice(0, rowLimit).map((run): OutcomeRow => {
    const place = { from: hex(run.from), to: hex(run.to), pages: Number((run.to - run.from) / size) };
    const now = explainStatus(run.where, around.kernel);
    const arrived = run.where >= 0 && run.before !== undefined && run.before !== run.where;
    const label = arrived
      ? `${explainStatus(run.before ?? run.where, around.kernel).label} → ${now.label}`
      : now.label;
    if (run.where >= 0) return { ...place, label, words: '' };
    const words = [now.sentence, now.causes[0] ?? '', now.remedy].filter((text) => text !== '').join(' ');
    return { ...place, label, words, status: run.where };
  });
  return { rows, rowsLeftOut: runsLeftOut + runs.length - rows.length };
}
