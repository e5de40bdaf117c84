/**
 * A move: preflight, then batch by batch. Nothing moves without its old place being on disk, and what is reported is what the
 * last query saw. Ends early on a cancel and where the kernel refuses a whole call, and then tells what had moved by
 * that time.
 */
import { setImmediate } from 'node:timers/promises';
import type { MoveResult, Outcome, PageRun, RunnerFailure } from '../protocol/runner';
import { moveAnswered } from './batch';
import { CutHugePage } from './cut-huge-page';
import { failed, succeed } from './failures';
import { HugePages } from './huge';
import { collect, Inquiry } from './inquiry';
import { JournalWriter } from './journal';
import type { OldRun } from './journal-format';
import { limits } from './limits';
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

function stayedRuns(stayed: PlacementBuilder): { readonly stayed?: readonly PageRun[] } {
  const { runs } = stayed.build();
  return runs.length === 0 ? {} : { stayed: runs };
}

export async function move(operation: Operation, order: MoveOrder): Promise<Outcome<MoveResult>> {
  const { libc, target, pageSize, kernel } = operation;
  const { flags, dryRun } = order;
  const { source, wanted } = order.selected;
  const spans = source.spans(limits.maxRuns);
  const [checks, hugePages, journal, inquiry] = await Promise.all([
    preflight(libc, target, {
      flags,
      nodes: wanted,
      bytes: Math.min(source.total * pageSize, target.residentBytes()),
      ...(spans === undefined ? {} : { spans }),
    }),
    HugePages.open(libc, target),
    JournalWriter.prepare(target, { file: order.journal, flags, pageSize, kernel }),
    // To ask changes nothing, so it need not wait for the checks.
    Inquiry.open(operation, source, { stepHugePages: false, ahead: dryRun }),
  ]);
  const blocked = checks.find((check) => check.failure !== undefined)?.failure;
  if (blocked !== undefined && !dryRun) {
    await inquiry.close();
    return failed(blocked);
  }

  const most = Math.min(operation.batch, Math.max(source.total, 1));
  const relocator = new Relocator(operation, most, flags, hugePages);
  const tally = new Tally();
  let told = false;
  const record = async (runs: readonly OldRun[]): Promise<RunnerFailure | undefined> => {
    const failure = await journal.record(runs);
    if (!told && journal.file !== undefined) await operation.journal(journal.file);
    told = true;
    return failure;
  };
  const stayed = new PlacementBuilder(pageSize);
  const context = { operation, relocator, tally, cut: new CutHugePage(hugePages), stayed, dryRun, record };
  const before = new PlacementBuilder(pageSize);
  const after = new PlacementBuilder(pageSize);
  const maps = pageMaps(source, order.mapCells, pageSize);
  const olds = maps === undefined ? [before] : [before, maps.before];
  const news = maps === undefined ? [after] : [after, maps.after];
  let done = 0;
  let stopped: RunnerFailure | undefined;
  try {
    while (stopped === undefined && !operation.cancelled()) {
      const answer = await inquiry.next();
      if (answer.kind === 'end') break;
      // After the query: its answer is worthless if the number passed to another process meanwhile. Before pages move all is checked.
      stopped = answer.kind === 'failure' ? answer.failure : target.checkMeanwhile();
      if (stopped !== undefined || answer.kind === 'failure') break;
      const { batch } = answer;
      const { scratch } = batch;
      // Asked ahead of its turn, or long under way: meanwhile the program went on.
      const stale = performance.now() - batch.askedAt > limits.freshFor;
      const end = await moveAnswered(context, scratch, batch.n, stale);
      stopped = end.stopped;
      if (!end.answered) break;
      // What is acted upon should not have been asked long ago; what is only told may be.
      inquiry.ahead = end.untouched === true;
      for (const span of batch.spans)
        if (span.answer < 0) tally.absent(span.answer, span.count);
        else tally.waiting(span.count);
      if (end.untouched === true) collect([...olds, ...news], batch, scratch.before);
      else {
        collect(olds, batch, scratch.before);
        collect(news, batch, scratch.after);
      }
      done += batch.pages;
      operation.progress(done, source.total);
    }
  } finally {
    await inquiry.close();
    await journal.close();
  }
  stopped ??= target.check();
  // Nothing was touched: a plain failure.
  if (stopped !== undefined && journal.file === undefined) return failed(stopped);
  const places = { before: before.build() };
  // Either may be of many runs.
  await setImmediate();
  return succeed({
    ...places,
    after: after.build(),
    ...stayedRuns(stayed),
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
