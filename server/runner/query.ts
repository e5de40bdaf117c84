/** A query: on which node each page is, batch by batch, compressed as it goes: to runs, or to the cells of a map. Changes nothing. */
import type { PageMap } from '../protocol/page-map';
import type { Outcome, Placement, RunnerFailure } from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { collect, Inquiry } from './inquiry';
import type { Collector } from './inquiry';
import { limits } from './limits';
import type { Operation } from './operation';
import { PageMapBuilder } from './page-map';
import type { PageSource } from './pages';
import { PlacementBuilder } from './placement';

async function ask(
  operation: Operation,
  source: PageSource,
  collector: Collector,
): Promise<RunnerFailure | undefined> {
  const inquiry = await Inquiry.open(operation, source, { stepHugePages: true });
  try {
    for (let done = 0; ;) {
      if (operation.cancelled()) return failures.cancelled();
      const answer = await inquiry.next();
      if (answer.kind === 'end') break;
      if (answer.kind === 'failure') return answer.failure;
      if (operation.target.ended) break;
      collect(collector, answer.batch, answer.batch.scratch.before);
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
