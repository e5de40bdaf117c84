/** A query: on which node each page is, batch by batch, compressed to runs as it goes. Changes nothing. */
import type { Outcome, Placement } from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { askPages, Scratch } from './operation';
import type { Operation } from './operation';
import type { PageSource } from './pages';
import { PlacementBuilder } from './placement';

export async function query(operation: Operation, source: PageSource): Promise<Outcome<Placement>> {
  const scratch = new Scratch(Math.min(operation.batch, Math.max(source.total, 1)));
  const placement = new PlacementBuilder(operation.pageSize);
  let done = 0;
  for (let n = 0; (n = source.next(scratch.pages, scratch.wanted)) > 0;) {
    if (operation.cancelled()) return failed(failures.cancelled());
    const failure = await askPages(operation, scratch, scratch.pages.subarray(0, n), scratch.before);
    if (failure !== undefined) return failed(failure);
    placement.add(scratch.pages, scratch.before, n);
    done += n;
    operation.progress(done, source.total);
  }
  // Once for all batches: a process that was replaced on the way makes all of the answer worthless.
  const gone = await operation.target.check();
  return gone === undefined ? succeed(placement.build()) : failed(gone);
}
