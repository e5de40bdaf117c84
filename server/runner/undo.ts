/**
 * Undo: every page of a journal goes back to the node it was on. The journal is read as it is needed, a batch at a time; the process must
 * be the one it was written about. Doing it twice does no harm: pages that are back already are left alone.
 */
import type { RunnerFailure, UndoResult } from '../protocol/runner';
import { moveBatch, wouldCut } from './batch';
import { CutHugePage } from './cut-huge-page';
import { HugePages } from './huge';
import type { OldRun } from './journal-format';
import type { JournalReader } from './journal-reader';
import { Scratch } from './operation';
import type { Operation } from './operation';
import { movedAgain } from './later-moves';
import { PlacementBuilder } from './placement';
import { Relocator } from './relocate';
import { Tally } from './tally';

/** Cuts the journal to what one call takes, in the scratch arrays; yields how many pages are in them. */
async function* chunks(journal: JournalReader, scratch: Scratch): AsyncGenerator<number, void, undefined> {
  let filled = 0;
  const put = function* (run: OldRun): Generator<number, void, undefined> {
    for (let i = 0; i < run.count; i++) {
      // A huge page is not cut in two: what comes back with its first half would be counted as never having left.
      if (wouldCut(run.first + i, filled, scratch.pages.length)) {
        yield filled;
        filled = 0;
      }
      scratch.pages[filled] = run.first + i;
      scratch.wanted[filled] = run.node;
      if (++filled === scratch.pages.length) {
        yield filled;
        filled = 0;
      }
    }
  };
  for await (const runs of journal.batches()) for (const run of runs) yield* put(run);
  if (filled > 0) yield filled;
}

/** @param flags of the calls that move the pages back */
export async function undo(operation: Operation, journal: JournalReader, flags: number): Promise<UndoResult> {
  const { target, pageSize } = operation;
  const total = await journal.countPages();
  const scratch = new Scratch(Math.min(operation.batch, Math.max(total, 1)));
  const hugePages = await HugePages.open(operation.libc, target);
  const relocator = new Relocator(operation, scratch.pages.length, flags, hugePages);
  const tally = new Tally();
  const context = { operation, relocator, tally, cut: new CutHugePage(hugePages), dryRun: false };
  const after = new PlacementBuilder(pageSize);
  const again = await movedAgain(operation, journal, scratch);
  let done = 0;
  let stopped: RunnerFailure | undefined;
  for await (const n of chunks(journal, scratch)) {
    if (operation.cancelled()) break;
    const end = await moveBatch(context, scratch, n);
    stopped = end.stopped;
    if (end.answered) {
      after.add(scratch.pages.subarray(0, n), scratch.after.subarray(0, n));
      done += n;
      operation.progress(done, total);
    }
    if (stopped !== undefined) break;
  }
  return {
    pid: target.pid,
    pageSize,
    after: after.build(),
    movedBack: tally.moved,
    alreadyThere: tally.alreadyThere,
    gone: tally.absentPages,
    notMoved: tally.notMoved(total - done, false),
    ...(again === undefined ? {} : { movedAgain: again }),
    cancelled: done < total && stopped === undefined,
    ...(stopped === undefined ? {} : { stopped }),
  };
}
