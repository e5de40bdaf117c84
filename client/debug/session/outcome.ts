/**
 * What came of a query, a dry run, a move or a move back, as data that every host shows in its own way: one line of at most 40
 * columns for the end of the source line, sentences, and a row for each run of pages with what it means on this kernel.
 * Placements are always those of a query made afterwards.
 */
import type { KernelVersion } from '../../../server/kernel/version';
import type { PageMap } from '../../../server/protocol/page-map';
import type { Prediction } from '../../../server/protocol/prediction';
import type { MoveResult, Obstacle, Placement, UndoResult } from '../../../server/protocol/runner';
import { obstacleInWords, undoingObstacles } from './lasting';
import type { MoveOrder } from './order';
import { placesAfterMove, rowsOf } from './outcome-rows';
import type { OutcomeRow } from './outcome-rows';
import {
  earlyEndInWords,
  earlyPart,
  movedAgainInWords,
  joinWords,
  nodeCounts,
  notMigrated,
  refusalCounts,
  refusalsInWords,
  statusCounts,
  statusesInWords,
  statusSentences,
  stuckInWords,
  summarize,
} from './outcome-words';
import type { NodeCount, StatusCount } from './outcome-words';
import { compareRuns, placedRuns } from './placement';
import { count } from './plan';
import type { Plan } from './plan';
import type { Region } from './region';
import { explainStatus } from '../../../server/kernel/explain';
import { say } from '../../../server/languages/say';

export type { OutcomeRow } from './outcome-rows';
export { shorten, summarize, summaryLimit } from './outcome-words';

export interface CallOutcome {
  readonly kind: 'query' | 'dry-run' | 'move' | 'undo';
  readonly pid: number;
  /** What it was about. */
  readonly region: Region;
  /** What was asked of a move or a dry run: who tries again asks for the same. */
  readonly order?: MoveOrder;
  /** Of the machine that the pages are on; what an entry means depends on it. */
  readonly kernel: KernelVersion;
  /** Bytes. */
  readonly pageSize: number;
  /** At most 40 columns. */
  readonly summary: string;
  /** The same in whole sentences, the first of which stands alone. */
  readonly sentences: readonly string[];
  readonly rows: readonly OutcomeRow[];
  readonly rowsLeftOut: number;
  readonly pages: number;
  /** Pages that changed their node; 0 for a query and a dry run. */
  readonly moved: number;
  /** How many pages have each negative status entry, of the query or of the move before it; the commonest first. */
  readonly statuses: readonly StatusCount[];
  /** Pages that the kernel tried to move and left where they were without a reason: pinned, as a rule. */
  readonly notMigrated: number;
  /** Where the pages are now. */
  readonly placement: Placement;
  /** Where they were before a move. */
  readonly before?: Placement;
  /** Of a move of ranges or of a whole process. */
  readonly maps?: { readonly before: PageMap; readonly after: PageMap };
  /** What stood in the way, or will undo the move. */
  readonly obstacles: readonly Obstacle[];
  /** What the program's own call would have returned, foretold; only of calls. */
  readonly prediction?: Prediction;
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

export function outcomeOfQuery(region: Region, placement: Placement, around: Surroundings): CallOutcome {
  const statuses = statusCounts(placement.counts, around.kernel);
  const nodes = nodeCounts(placement.counts);
  return {
    kind: 'query',
    ...placeOf(region, around),
    summary: summarize(
      [
        ...nodes.map(({ node, pages }) => say('{count} on node {node}', { count: pages, node })),
        ...statuses.map(({ pages, name }) => `${pages} ${name}`),
      ],
      say('no pages'),
    ),
    sentences: [sentenceOfQuery(placement.pages, nodes, statuses, around.kernel)],
    ...rowsOf(compareRuns([], placedRuns(placement.runs)), placement.runsLeftOut, around),
    pages: placement.pages,
    moved: 0,
    statuses,
    notMigrated: 0,
    placement,
    obstacles: [],
    complete: true,
  };
}

function sentenceOfQuery(
  pages: number,
  nodes: readonly NodeCount[],
  statuses: readonly StatusCount[],
  kernel: KernelVersion,
): string {
  if (pages === 0) return say('There is no page.');
  const [node] = nodes;
  const [status] = statuses;
  if (pages === 1 && node !== undefined) return say('The page is on node {node}.', { node: node.node });
  if (pages === 1 && status !== undefined) {
    const { gist } = explainStatus(status.status, kernel);
    return say('The page has {name} ({gist}).', { name: status.name, gist });
  }
  const parts = [
    ...nodes.map((one) =>
      one.pages === 1
        ? say('1 is on node {node}', { node: one.node })
        : say('{pages} are on node {node}', { pages: one.pages, node: one.node }),
    ),
    ...statusesInWords(statuses, kernel),
  ];
  return say('Of {pages}, {list}.', { pages: count(pages), list: joinWords(parts) });
}

/** @param plan its flows are empty where there are too many pages to count one by one */
export function outcomeOfDryRun(
  region: Region,
  order: MoveOrder,
  result: MoveResult,
  { flows, room }: Pick<Plan, 'flows' | 'room'>,
  around: Surroundings,
): CallOutcome {
  const { before, obstacles } = result;
  const statuses = statusCounts(before.counts, around.kernel);
  const moving = flows.filter(({ from, to }) => from >= 0 && from !== to);
  const pages = moving.reduce((sum, flow) => sum + flow.pages, 0);
  const blocked = obstacles.some(({ blocks }) => blocks);
  const known = flows.length > 0 || before.pages === 0;
  return {
    kind: 'dry-run',
    ...placeOf(region, around),
    order,
    summary: summarize(
      [
        ...(blocked ? [say('cannot move')] : []),
        !known
          ? say('{count} named', { count: before.pages })
          : order.node === undefined
            ? say('{pages} of {all} would go', { pages, all: before.pages })
            : say('{pages} of {all} would go to node {node}', {
                pages,
                all: before.pages,
                node: order.node,
              }),
        ...statuses.map((one) => `${one.pages} ${one.name}`),
      ],
      say('no pages'),
    ),
    sentences: [
      known
        ? say('Of {all}, {pages} would move. Nothing was moved.', { all: count(before.pages), pages })
        : say('{pages} would be looked at one by one. Nothing was moved.', { pages: count(before.pages) }),
      ...moving.map((flow) =>
        say('{pages} would go from node {from} to node {to}.', {
          pages: count(flow.pages),
          from: flow.from,
          to: flow.to,
        }),
      ),
      ...statusSentences(statuses, around.kernel),
      ...room,
      ...obstacles.map(obstacleInWords),
      ...earlyEndInWords(result),
    ],
    ...rowsOf(compareRuns([], placedRuns(before.runs)), before.runsLeftOut, around),
    pages: before.pages,
    moved: 0,
    statuses,
    notMigrated: 0,
    placement: before,
    obstacles,
    complete: !result.cancelled && result.stopped === undefined,
  };
}

export function outcomeOfMove(
  region: Region,
  order: MoveOrder,
  result: MoveResult,
  around: Surroundings,
): CallOutcome {
  const { before, after, moved, alreadyThere } = result;
  const { node } = order;
  const absent = statusCounts(after.counts, around.kernel);
  const refused = refusalCounts(result.notMoved, absent, around.kernel);
  const there = moved + alreadyThere;
  const stuck = notMigrated(result.notMoved);
  return {
    kind: 'move',
    ...placeOf(region, around),
    order,
    summary: summarize(
      [
        node === undefined
          ? say('{pages} of {all} in place', { pages: there, all: after.pages })
          : say('{pages} of {all} on node {node}', { pages: there, all: after.pages, node }),
        ...earlyPart(result),
        ...[...refused, ...absent].map(({ pages, name }) => `${pages} ${name}`),
        ...(stuck === 0 ? [] : [say('{count} not migrated', { count: stuck })]),
      ],
      say('no pages'),
    ),
    sentences: [
      sentenceOfMove(result, node),
      ...refusalsInWords(refused, around.kernel),
      ...statusSentences(absent, around.kernel),
      ...stuckInWords(stuck),
      ...earlyEndInWords(result),
      ...(there === 0 ? [] : undoingObstacles(result.obstacles).map(obstacleInWords)),
      ...oneNode(around, after.pages),
    ],
    ...rowsOf(
      placesAfterMove(placedRuns(before.runs), placedRuns(after.runs), placedRuns(result.stayed ?? [])),
      after.runsLeftOut,
      around,
    ),
    pages: after.pages,
    moved,
    statuses: [...refused, ...absent],
    notMigrated: stuck,
    placement: after,
    before,
    ...(result.maps === undefined ? {} : { maps: result.maps }),
    obstacles: result.obstacles,
    complete: !result.cancelled && result.stopped === undefined,
    ...(result.journal === undefined || moved === 0 ? {} : { journal: result.journal }),
  };
}

export function outcomeOfUndo(region: Region, result: UndoResult, around: Surroundings): CallOutcome {
  const { after, movedBack, alreadyThere, gone } = result;
  const absent = statusCounts(after.counts, around.kernel);
  const refused = refusalCounts(result.notMoved, absent, around.kernel);
  const back = movedBack + alreadyThere;
  const stuck = notMigrated(result.notMoved);
  return {
    kind: 'undo',
    ...placeOf(region, around),
    summary: summarize(
      [
        say('{pages} of {all} back in place', { pages: back, all: after.pages }),
        ...earlyPart(result),
        ...(gone === 0 ? [] : [say('{count} gone', { count: gone })]),
        ...refused.map(({ pages, name }) => `${pages} ${name}`),
        ...(stuck === 0 ? [] : [say('{count} not migrated', { count: stuck })]),
      ],
      say('no pages'),
    ),
    sentences: [
      sentenceOfUndo(result),
      ...(gone === 0
        ? []
        : [
            gone === 1
              ? say('1 page is no longer there to be moved.')
              : say('{pages} are no longer there to be moved.', { pages: count(gone) }),
          ]),
      ...(result.movedAgain === undefined ? [] : [movedAgainInWords(result.movedAgain)]),
      ...refusalsInWords(refused, around.kernel),
      ...stuckInWords(stuck),
      ...earlyEndInWords(result),
    ],
    ...rowsOf(compareRuns([], placedRuns(after.runs)), after.runsLeftOut, around),
    pages: after.pages,
    moved: movedBack,
    statuses: [...refused, ...absent],
    notMigrated: stuck,
    placement: after,
    obstacles: [],
    complete: !result.cancelled && result.stopped === undefined,
  };
}

function sentenceOfMove({ after, moved, alreadyThere }: MoveResult, node: number | undefined): string {
  const pages = moved + alreadyThere;
  const all = count(after.pages);
  const place =
    node === undefined
      ? pages === 1
        ? say('1 of {all} is on the node that the call names', { all })
        : say('{pages} of {all} are on the node that the call names', { pages, all })
      : pages === 1
        ? say('1 of {all} is on node {node}', { all, node })
        : say('{pages} of {all} are on node {node}', { pages, all, node });
  return alreadyThere === 1
    ? say('{place}: {moved} moved, 1 was there already.', { place, moved })
    : say('{place}: {moved} moved, {already} were there already.', { place, moved, already: alreadyThere });
}

function sentenceOfUndo({ after, movedBack, alreadyThere }: UndoResult): string {
  const back = movedBack + alreadyThere;
  const values = { all: count(after.pages), moved: movedBack, already: alreadyThere };
  return back === 1
    ? say('1 of {all} is on the old node: {moved} moved back, {already} were there already.', values)
    : say('{pages} of {all} are on the old node: {moved} moved back, {already} were there already.', {
        pages: back,
        ...values,
      });
}

function placeOf(
  region: Region,
  { pid, kernel, pageSize }: Surroundings,
): Pick<CallOutcome, 'region' | 'pid' | 'kernel' | 'pageSize'> {
  return { region, pid, kernel, pageSize };
}

function oneNode({ nodeCount }: Surroundings, pages: number): readonly string[] {
  return nodeCount === 1
    ? [say('One NUMA node: {pages} checked, none could change node.', { pages: count(pages) })]
    : [];
}
