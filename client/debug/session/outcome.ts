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
  joinWords,
  nodeCounts,
  notMigrated,
  refusalCounts,
  refusalsInWords,
  statusCounts,
  statusesInWords,
  stuckInWords,
  summarize,
} from './outcome-words';
import type { NodeCount, StatusCount } from './outcome-words';
import { compareRuns, placedRuns } from './placement';
import { count } from './plan';
import type { Plan } from './plan';
import type { Region } from './region';

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
  if (pages === 0) return 'There is no page.';
  const parts = [
    ...nodes.map((one) => `${one.pages} ${one.pages === 1 ? 'is' : 'are'} on node ${one.node}`),
    ...statusesInWords(statuses, kernel),
  ];
  return pages === 1
    ? `The page ${(parts[0] ?? '').replace(/^1 /, '')}.`
    : `Of ${count(pages)}, ${joinWords(parts)}.`;
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
  const place = order.node === undefined ? '' : ` to node ${order.node}`;
  const known = flows.length > 0 || before.pages === 0;
  return {
    kind: 'dry-run',
    ...placeOf(region, around),
    order,
    summary: summarize(
      [
        ...(blocked ? ['cannot move'] : []),
        known ? `${pages} of ${before.pages} would go${place}` : `${before.pages} named`,
        ...statuses.map((one) => `${one.pages} ${one.name}`),
      ],
      'no pages',
    ),
    sentences: [
      known
        ? `Of ${count(before.pages)}, ${pages} would move. Nothing was moved.`
        : `${count(before.pages)} would be looked at one by one. Nothing was moved.`,
      ...moving.map((flow) => `${count(flow.pages)} would go from node ${flow.from} to node ${flow.to}.`),
      ...statusesInWords(statuses, around.kernel).map((text) => `${text}.`),
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
  const place = node === undefined ? 'in place' : `on node ${node}`;
  const stuck = notMigrated(result.notMoved);
  return {
    kind: 'move',
    ...placeOf(region, around),
    order,
    summary: summarize(
      [
        `${there} of ${after.pages} ${place}`,
        ...earlyPart(result),
        ...[...refused, ...absent].map(({ pages, name }) => `${pages} ${name}`),
        ...(stuck === 0 ? [] : [`${stuck} not migrated`]),
      ],
      'no pages',
    ),
    sentences: [
      `${there} of ${count(after.pages)} ${there === 1 ? 'is' : 'are'} ${
        node === undefined ? 'on the node that the call names' : place
      }: ${moved} moved, ${alreadyThere} ${alreadyThere === 1 ? 'was' : 'were'} there already.`,
      ...refusalsInWords(refused, around.kernel),
      ...statusesInWords(absent, around.kernel).map((text) => `${text}.`),
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
        `${back} of ${after.pages} back in place`,
        ...earlyPart(result),
        ...(gone === 0 ? [] : [`${gone} gone`]),
        ...refused.map(({ pages, name }) => `${pages} ${name}`),
        ...(stuck === 0 ? [] : [`${stuck} not migrated`]),
      ],
      'no pages',
    ),
    sentences: [
      `${back} of ${count(after.pages)} ${back === 1 ? 'is' : 'are'} on the old node: ${movedBack} moved back, ${alreadyThere} had not left.`,
      ...(gone === 0 ? [] : [`${count(gone)} ${gone === 1 ? 'is' : 'are'} no longer there to be moved.`]),
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

function placeOf(
  region: Region,
  { pid, kernel, pageSize }: Surroundings,
): Pick<CallOutcome, 'region' | 'pid' | 'kernel' | 'pageSize'> {
  return { region, pid, kernel, pageSize };
}

function oneNode({ nodeCount }: Surroundings, pages: number): readonly string[] {
  return nodeCount === 1 ? [`One NUMA node: ${count(pages)} checked, none could change node.`] : [];
}
