/** Opens the process of a command and asks about its pages. */
import type { Outcome, PageRun, PageSelection, QueryResult, Target } from '../../protocol/runner';
import type { Range } from './options';
import { findSelection } from './selection';
import type { Selection, SelectionRequest } from './selection';
import type { Session } from './session';

export interface Opened {
  readonly target: Target;
  readonly selection: Selection;
}

export async function openSelected(
  { client }: Session,
  pid: number,
  request: SelectionRequest,
): Promise<Outcome<Opened>> {
  const target = await client.openTarget({ pid });
  if (!target.ok) return target;
  const selection = await findSelection(client, target.value, request);
  return selection.ok ? { ok: true, value: { target: target.value, selection: selection.value } } : selection;
}

/** One answer of the runner holds a bounded number of runs, so a long list is asked for from where the last one ended. */
export async function queryAll(
  session: Session,
  { target, selection }: Opened,
  saveTo?: string,
): Promise<Outcome<QueryResult>> {
  const { client, watch } = session;
  const { pages } = selection;
  const saving = saveTo === undefined ? {} : { saveTo };
  const first = await client.query(target.target, pages, { ...watch, ...saving });
  if (!first.ok) return first;
  const runs: PageRun[] = [...first.value.runs];
  let leftOut = first.value.runsLeftOut;
  const ranges: Outcome<readonly Range[]> =
    leftOut === 0 ? { ok: true, value: [] } : await rangesOf(session, target, pages);
  // Half of a list must not pass for all of it.
  if (!ranges.ok) return ranges;
  while (leftOut > 0) {
    const rest = after(ranges.value, runs.at(-1)?.to ?? '0x0');
    const next = await client.query(target.target, { kind: 'ranges', ranges: rest }, watch);
    if (!next.ok) return next;
    runs.push(...next.value.runs);
    leftOut = next.value.runsLeftOut;
  }
  return { ok: true, value: { ...first.value, runs, runsLeftOut: 0 } };
}

async function rangesOf(
  { client }: Session,
  target: Target,
  pages: PageSelection,
): Promise<Outcome<readonly Range[]>> {
  if (pages.kind === 'ranges') return { ok: true, value: pages.ranges };
  const listed = await client.mappings({ target: target.target });
  if (!listed.ok) return listed;
  return { ok: true, value: listed.value.mappings.filter(({ unmovable }) => unmovable === undefined) };
}

/** What of the ranges lies at or above an address. */
function after(ranges: readonly Range[], address: string): readonly Range[] {
  const start = BigInt(address);
  return ranges
    .filter(({ to }) => BigInt(to) > start)
    .map(({ from, to }) => ({ from: BigInt(from) > start ? from : address, to }));
}
