/** The rows of an outcome: one for each run of pages, with what it means on this kernel and what to do about it. */
import { explainStatus } from '../../../server/kernel/explain';
import type { KernelVersion } from '../../../server/kernel/version';
import { formatAddress } from '../../../server/protocol/addresses';
import { compareRuns } from './placement';
import type { ChangedRun, PlacedRun, Where } from './placement';
import { say } from '../../../server/languages/say';

/** Rows beyond this are counted, not kept: nobody reads a hover of a thousand rows. */
const rowLimit = 200;

export interface OutcomeRow {
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
  readonly pages: number;
  /** "node 1", "node 0 → node 1", "-ENOENT". */
  readonly label: string;
  /** What a status entry means on the kernel of the target; empty for pages that are on a node. */
  readonly words: string;
  /** What to do about it; empty where nothing can or need be done. */
  readonly remedy: string;
  /** The negative status entry, where the page is on no node or was refused. */
  readonly status?: number;
}

export interface Rows {
  readonly rows: readonly OutcomeRow[];
  readonly rowsLeftOut: number;
}

/** A run of pages that are where they are, with what the move said of them if it did not take them away. */
interface Place extends ChangedRun {
  /** The status entry of the move, or the node they are on where it said nothing. */
  readonly stayed?: Where;
}

/** @param stayed pages on a node that is not the one they were to go to */
export function placesAfterMove(
  before: readonly PlacedRun[],
  after: readonly PlacedRun[],
  stayed: readonly PlacedRun[],
): readonly Place[] {
  const places = compareRuns(before, after);
  let next = 0;
  // Cut once more where what was said changes; a piece lies in one place.
  return compareRuns(stayed, places).map(({ from, to, where, before: said }): Place => {
    while ((places[next]?.to ?? to) <= from) next++;
    const old = places[next]?.before;
    return {
      from,
      to,
      where,
      ...(old === undefined ? {} : { before: old }),
      ...(said === undefined ? {} : { stayed: said }),
    };
  });
}

export function rowsOf(
  runs: readonly Place[],
  runsLeftOut: number,
  { kernel, pageSize }: { readonly kernel: KernelVersion; readonly pageSize: number },
): Rows {
  const size = BigInt(pageSize);
  const rows = runs.slice(0, rowLimit).map((run): OutcomeRow => {
    const place = {
      from: formatAddress(run.from),
      to: formatAddress(run.to),
      pages: Number((run.to - run.from) / size),
    };
    const now = explainStatus(run.where, kernel);
    const arrived = run.where >= 0 && run.before !== undefined && run.before !== run.where;
    const label = arrived
      ? `${explainStatus(run.before ?? run.where, kernel).label} → ${now.label}`
      : now.label;
    if (run.where >= 0) return { ...place, label, ...ofStayed(run.stayed, kernel) };
    return { ...place, label, ...ofStatus(run.where, kernel) };
  });
  return { rows, rowsLeftOut: runsLeftOut + runs.length - rows.length };
}

type Said = Pick<OutcomeRow, 'words' | 'remedy' | 'status'>;

function ofStatus(status: number, kernel: KernelVersion): Said {
  const { sentence, causes, remedy } = explainStatus(status, kernel);
  const words = [sentence, causes[0] ?? ''].filter((text) => text !== '').join(' ');
  return { words, remedy, status };
}

function ofStayed(stayed: Where | undefined, kernel: KernelVersion): Said {
  if (stayed === undefined) return { words: '', remedy: '' };
  if (stayed >= 0)
    return {
      words: say('It stayed without a reason from the kernel: pinned for I/O, as a rule.'),
      remedy: say('Try again when the I/O is over.'),
    };
  const said = ofStatus(stayed, kernel);
  return {
    ...said,
    words: `${say('It stayed: {label}.', { label: explainStatus(stayed, kernel).label })} ${said.words}`,
  };
}
