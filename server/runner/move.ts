/**
 * A move: preflight, then batch by batch. Nothing moves without its old place being on disk, and what is reported is what the
 * last query saw. Ends early on a cancel and where the kernel refuses a whole call, and then tells what had moved by
 * that time.
 */
import type { MoveResult, Outcome, RunnerFailure } from '../protocol/runner';
import { moveBatch } from './batch';
import { failed, succeed } from './failures';
import { readHeads } from './huge';
import { JournalWriter } from './journal';
import type { OldRun } from './journal';
import { limits } from './limits';
import { Scratch } from './operation';
import type { Operation } from './operation';
import { PageMapBuilder } from './page-map';
import type { PageSource } from './pages';
import { PlacementBuilder } from './placement';
import { preflight } from './preflight';
import { Relocator } from './relocate';
import type { Selected } from './selection';
import { Tally } from './tally';

export interface MoveOrder {
  readonly selected: Selected;
  readonly flags: number;
  readonly dryRun: boolean;
  readonly journal: string | undefined;
  readonly mapCells: number | undefined;
}

interface MapPair {
  readonly before: PageMapBuilder;
  readonly after: PageMapBuilder;
}

function pageMaps(source: PageSource, cells: number | undefined, pageSize: number): MapPair | undefined {
  const spans = cells === undefined ? undefined : source.spans(limits.maxRuns);
  if (cells === undefined || spans === undefined) return undefined;
  return {
    before: new PageMapBuilder(spans, cells, pageSize),
    after: new PageMapBuilder(spans, cells, pageSize),
  };
}

export async function move(operation: Operation, order: MoveOrder): Promise<Outcome<MoveResult>> {
  const { libc, target, pageSize, kernel } = operation;
  const { flags, dryRun } = order;
  const { source, wanted } = order.selected;
  const spans = source.spans(limits.maxRuns);
  const checks = await preflight(libc, target, {
    flags,
    nodes: wanted,
    bytes: source.total * pageSize,
    ...(spans === undefined ? {} : { spans }),
  });
  const blocked = checks.find((check) => check.failure !== undefined)?.failure;
  if (blocked !== undefined && !dryRun) return failed(blocked);

  const scratch = new Scratch(Math.min(operation.batch, Math.max(source.total, 1)));
  const relocator = new Relocator(operation, scratch, flags, await readHeads(target.pid, pageSize));
  const journal = await JournalWriter.prepare(target, { file: order.journal, flags, pageSize, kernel });
  const tally = new Tally();
  let told = false;
  const record = async (runs: readonly OldRun[]): Promise<RunnerFailure | undefined> => {
    const failure = await journal.record(runs);
    if (!told && journal.file !== undefined) await operation.journal(journal.file);
    told = true;
    return failure;
  };
  const context = { operation, scratch, relocator, tally, dryRun, record };
  const before = new PlacementBuilder(pageSize);
  const after = new PlacementBuilder(pageSize);
  const maps = pageMaps(source, order.mapCells, pageSize);
  let done = 0;
  let stopped: RunnerFailure | undefined;
  try {
    while (stopped === undefined && !operation.cancelled()) {
      const n = source.next(scratch.pages, scratch.wanted);
      if (n === 0) break;
      const end = await moveBatch(context, n);
      stopped = end.stopped;
      if (!end.answered) break;
      before.add(scratch.pages.subarray(0, n), scratch.before.subarray(0, n));
      after.add(scratch.pages.subarray(0, n), scratch.after.subarray(0, n));
      maps?.before.add(scratch.pages.subarray(0, n), scratch.before.subarray(0, n));
      maps?.after.add(scratch.pages.subarray(0, n), scratch.after.subarray(0, n));
      done += n;
      operation.progress(done, source.total);
    }
  } finally {
    await journal.close();
  }
  // Nothing was touched: a plain failure.
  if (stopped !== undefined && journal.file === undefined) return failed(stopped);
  return succeed({
    before: before.build(),
    after: after.build(),
    moved: tally.moved,
    ...(maps === undefined ? {} : { maps: { before: maps.before.build(), after: maps.after.build() } }),
    alreadyThere: tally.alreadyThere,
    notMoved: tally.notMoved(source.total - done, true),
    obstacles: checks.map((check) => check.obstacle),
    ...(journal.file === undefined ? {} : { journal: journal.file }),
    cancelled: done < source.total && stopped === undefined,
    ...(stopped === undefined ? {} : { stopped }),
  });
}
