/** A query: on which node each page is, batch by batch, compressed as it goes: to runs, or to the cells of a map. Changes nothing. */
import type { PageMap } from '../protocol/page-map';
import type { Outcome, Placement, QueryResult, RunnerFailure } from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { collect, Inquiry } from './inquiry';
import type { Collector } from './inquiry';
import { JournalWriter } from './journal';
import { limits } from './limits';
import type { Operation } from './operation';
import { PageMapBuilder } from './page-map';
import type { PageSource } from './pages';
import { PlacementBuilder } from './placement';
import { PlacementSaver } from './saved-placement';

async function ask(
  operation: Operation,
  source: PageSource,
  collector: Collector,
  saver?: PlacementSaver,
): Promise<RunnerFailure | undefined> {
  const inquiry = await Inquiry.open(operation, source, {
    stepHugePages: true,
    ahead: true,
  });
  const collectors = saver === undefined ? [collector] : [collector, saver];
  try {
    for (let done = 0; ;) {
      if (operation.cancelled()) return failures.cancelled();
      const answer = await inquiry.next();
      if (answer.kind === 'end') break;
      if (answer.kind === 'failure') return answer.failure;
      const gone = operation.target.checkMeanwhile();
      if (gone !== undefined) return gone;
      collect(collectors, answer.batch, answer.batch.scratch.before);
      const unsaved = await saver?.flush();
      if (unsaved !== undefined) return unsaved;
      done += answer.batch.pages;
      operation.progress(done, source.total);
    }
  } finally {
    await inquiry.close();
  }
  // Once for all batches: a process that was replaced on the way makes all of the answer worthless.
  return operation.target.check();
}

export async function query(operation: Operation, source: PageSource): Promise<Outcome<Placement>> {
  const placement = new PlacementBuilder(operation.pageSize);
  const failure = await ask(operation, source, placement);
  return failure === undefined ? succeed(placement.build()) : failed(failure);
}

/** At most `cells` cells. */
export async function map(
  operation: Operation,
  source: PageSource,
  cells: number,
): Promise<Outcome<PageMap>> {
  const spans = source.spans(limits.maxRuns);
  if (spans === undefined) return failed(failures.tooScattered(limits.maxRuns));
  const builder = new PageMapBuilder(spans, cells, operation.pageSize);
  const failure = await ask(operation, source, builder);
  return failure === undefined ? succeed(builder.build()) : failed(failure);
}

/** A query whose answer is also written to a file that undo takes. Half of an answer is no placement: then there is no file either. */
export async function queryAndSave(
  operation: Operation,
  source: PageSource,
  { file, flags }: { readonly file: string; readonly flags: number },
): Promise<Outcome<QueryResult>> {
  const { target, pageSize, kernel } = operation;
  const journal = await JournalWriter.prepare(target, { file, flags, pageSize, kernel, onlySaved: true });
  const saver = new PlacementSaver(journal);
  const placement = new PlacementBuilder(pageSize);
  const failure = (await ask(operation, source, placement, saver)) ?? (await saver.finish());
  if (failure !== undefined) {
    await journal.discard();
    return failed(failure);
  }
  await journal.close();
  return succeed({ ...placement.build(), ...(journal.file === undefined ? {} : { saved: journal.file }) });
}
