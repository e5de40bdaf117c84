/**
 * What is told of a move whose runner died in the middle of it: by a fresh query of another runner, which pages are where now, and whether
 * the old placement is written down. Nothing is concluded from how far the dead runner said it had come.
 */
import type { Placement, RunnerFailure } from '../../../server/protocol/runner';
import { failed, success } from './failure';
import type { Failure, Result } from './failure';
import type { MoveOrder } from './order';
import { rowsOf } from './outcome-rows';
import type { CallOutcome, Surroundings } from './outcome';
import { statusCounts, statusSentences, summarize } from './outcome-words';
import { compareRuns, placedRuns } from './placement';
import { count } from './plan';
import type { Region } from './region';
import { say } from '../../../server/languages/say';

export interface LostMove {
  readonly region: Region;
  readonly order: MoveOrder;
  /** Where the pages were just before. */
  readonly before: Placement;
  /** Why there was no answer. */
  readonly failure: RunnerFailure;
  /** The file that was told before the first page moved; absent: none had moved. */
  readonly journal: string | undefined;
}

/** How many pages are on the node that the move was to. */
interface Landed {
  readonly node: number;
  readonly pages: number;
}

/** Codes that say of a process that there is nothing left of it to move back. */
const overCodes: readonly Failure['code'][] = [
  'process-exited',
  'process-replaced',
  'program-replaced',
  'no-such-process',
  'zombie',
];

/** @param after by a query of another runner, which sees the same process */
export function outcomeOfLostMove(lost: LostMove, after: Placement, around: Surroundings): CallOutcome {
  const { region, order, before, journal } = lost;
  const statuses = statusCounts(after.counts, around.kernel);
  const changed = compareRuns(placedRuns(before.runs), placedRuns(after.runs));
  const moved = changed
    .filter(
      (run) => run.before !== undefined && run.before >= 0 && run.where >= 0 && run.before !== run.where,
    )
    .reduce((sum, { from, to }) => sum + Number(to - from) / around.pageSize, 0);
  const partial = before.runsLeftOut > 0 || after.runsLeftOut > 0;
  const known = partial ? say('at least {count}', { count: moved }) : String(moved);
  const { node } = order;
  const landed = node === undefined ? undefined : { node, pages: pagesOn(after, node) };
  return {
    kind: 'move',
    region,
    pid: around.pid,
    kernel: around.kernel,
    pageSize: around.pageSize,
    order,
    summary: summarize(
      [
        landed === undefined
          ? say('{pages} of {all} moved', { pages: known, all: after.pages })
          : say('{pages} of {all} on node {node}', {
              pages: landed.pages,
              all: after.pages,
              node: landed.node,
            }),
        say('interrupted'),
      ],
      say('interrupted'),
    ),
    sentences: [
      sentenceOf(known, count(after.pages), landed),
      lost.failure.message,
      ...statusSentences(statuses, around.kernel),
      journal === undefined
        ? nothingMoved()
        : say('"Move back" undoes what had moved: the old placement is in {journal}.', { journal }),
    ],
    ...rowsOf(changed, after.runsLeftOut, around),
    pages: after.pages,
    moved,
    statuses,
    notMigrated: 0,
    placement: after,
    before,
    obstacles: [],
    complete: false,
    ...(journal === undefined ? {} : { journal }),
  };
}

const nothingMoved = (): string =>
  say(
    'No page had been moved: the old placement is written down before the first one moves, and that had not happened.',
  );

function sentenceOf(known: string, all: string, landed: Landed | undefined): string {
  if (landed === undefined)
    return say('Interrupted: {known} of {all} changed their node, by a new query.', { known, all });
  const { pages, node } = landed;
  return pages === 1
    ? say('Interrupted: 1 of {all} is on node {node}, by a new query; {known} changed their node.', {
        all,
        node,
        known,
      })
    : say('Interrupted: {pages} of {all} are on node {node}, by a new query; {known} changed their node.', {
        pages,
        all,
        node,
        known,
      });
}

function pagesOn(placement: Placement, node: number): number {
  return placement.counts.reduce((sum, one) => sum + ('node' in one && one.node === node ? one.pages : 0), 0);
}

/** No other runner could look either, and why. */
export function failureOfLostMove({ failure, journal }: LostMove, why: Failure): Failure {
  const { code } = failure;
  if (overCodes.includes(why.code))
    return {
      code,
      message: `${failure.message} ${why.message} ${say('Nothing is left to move back.')}`,
      remedy: '',
    };
  // They are somewhere, and out of reach.
  if (why.code === 'first-thread-ended')
    return { code, message: `${failure.message} ${why.message}`, remedy: why.remedy };
  if (journal === undefined) {
    // Nothing was to be learnt by the look, so it is no news that the program runs.
    const again = say('Stop it again or attach to it, and start the action anew.');
    const remedy = why.code === 'not-stopped' ? again : `${why.message} ${why.remedy}`.trimEnd();
    return { code, message: `${failure.message} ${nothingMoved()}`, remedy };
  }
  return {
    code,
    message: `${failure.message} ${say('Which pages had moved cannot be told: {why}', { why: why.message })}`,
    remedy: undoElsewhere(journal),
  };
}

/** How to undo a move that cannot be looked at now. */
export const undoElsewhere = (journal: string): string =>
  say(
    'They can be moved back with "Undo an Earlier Move…", or where the runner ran: numa-lens undo {journal}',
    { journal },
  );

/** @param look opens the process by another runner and asks it where the pages are */
export async function recoverMove(
  lost: LostMove,
  look: () => Promise<Result<{ readonly placement: Placement; readonly around: Surroundings }>>,
): Promise<Result<CallOutcome>> {
  const seen = await look();
  if (!seen.ok) return failed(failureOfLostMove(lost, seen.failure));
  return success(outcomeOfLostMove(lost, seen.value.placement, seen.value.around));
}
