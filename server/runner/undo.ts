/**
 * Undo: every page of a journal goes back to the node it was on. The journal is read as it is needed, a batch at a time; the process must
 * be the one it was written about. Doing it twice does no harm: pages that are back already are left alone.
 */
import type { RunnerFailure, UndoResult } from '../protocol/runner';
import { moveBatch, wouldCut } from './batch';
import { CutHugePage } from './cut-huge-page';
import { failures } from './failures';
import { HugePages } from './huge';
import { machineIdentity } from './journal';
import type { JournalHeader, OldRun } from './journal-format';
import type { JournalReader } from './journal-reader';
import { Scratch } from './operation';
import type { Operation } from './operation';
import { PlacementBuilder } from './placement';
import { Relocator } from './relocate';
import { Tally } from './tally';
import type { Target } from './target';
import { say } from '../languages/say';

/** Whether the journal speaks about another start of the machine or another PID namespace than this one. */
export async function foreignJournal(
  { file, header }: JournalReader,
  pageSize: number,
): Promise<RunnerFailure | undefined> {
  const here = await machineIdentity();
  if (header.boot !== here.boot) return failures.journalOtherBoot(file);
  if (header.pidNamespace !== here.pidNamespace) return failures.journalOtherNamespace(file);
  // One start of one machine has one page size. With another one the same lines would name other pages.
  if (header.pageSize !== pageSize)
    return failures.journalNotRead(file, say('its first line is not that of a journal'));
  return undefined;
}

/** Whether the process has executed another program since: at the same addresses stands something else then. */
export function otherProgram(header: JournalHeader, { pid, startStack }: Target): RunnerFailure | undefined {
  const seen = [header.startStack ?? '0', startStack];
  return seen.includes('0') || header.startStack === startStack ? undefined : failures.programReplaced(pid);
}

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
    cancelled: done < total && stopped === undefined,
    ...(stopped === undefined ? {} : { stopped }),
  };
}
