/** The words of outcomes: the summary of at most 40 columns, and the clauses that sentences are made of. */
import { explainStatus } from '../../../server/kernel/explain';
import type { KernelVersion } from '../../../server/kernel/version';
import type { NotMoved, PageCount, RunnerFailure } from '../../../server/protocol/runner';
import { cutAt, displayWidth } from '../../../server/languages/display-width';
import { listAnd } from '../../../server/languages/phrase';
import { say, spokenLanguage, wordsOf } from '../../../server/languages/say';
import { count } from './plan';

/** Columns: a wide character takes two. */
export const summaryLimit = 40;

const more = ' · …';

export function shorten(text: string): string {
  return cutAt(text, summaryLimit);
}

/** Joins parts while they fit; what does not fit is an ellipsis. */
export function summarize(parts: readonly string[], otherwise: string): string {
  const [first, ...rest] = parts;
  if (first === undefined) return otherwise;
  let text = shorten(first);
  for (const [index, part] of rest.entries()) {
    const longer = `${text} · ${part}`;
    const last = index === rest.length - 1;
    if (displayWidth(longer) + (last ? 0 : more.length) > summaryLimit) {
      return displayWidth(text) + more.length > summaryLimit ? text : `${text}${more}`;
    }
    text = longer;
  }
  return text;
}

export interface NodeCount {
  readonly node: number;
  readonly pages: number;
}

export interface StatusCount {
  /** Negative. */
  readonly status: number;
  /** "-ENOENT". */
  readonly name: string;
  readonly pages: number;
}

/** The fullest node first. */
export function nodeCounts(counts: readonly PageCount[]): readonly NodeCount[] {
  return counts
    .flatMap((one) => ('node' in one ? [{ node: one.node, pages: one.pages }] : []))
    .sort((a, b) => b.pages - a.pages || a.node - b.node);
}

/** The commonest first. */
export function statusCounts(counts: readonly PageCount[], kernel: KernelVersion): readonly StatusCount[] {
  return counts
    .flatMap((one) => ('status' in one ? [{ status: one.status, pages: one.pages }] : []))
    .sort((a, b) => b.pages - a.pages || b.status - a.status)
    .map(({ status, pages }) => ({ status, pages, name: explainStatus(status, kernel).label }));
}

export function statusesInWords(statuses: readonly StatusCount[], kernel: KernelVersion): readonly string[] {
  return statuses.map(({ status, name, pages }) => {
    const { gist } = explainStatus(status, kernel);
    return pages === 1
      ? say('1 has {name} ({gist})', { name, gist })
      : say('{pages} have {name} ({gist})', { pages, name, gist });
  });
}

/** The same, each as a sentence. */
export function statusSentences(statuses: readonly StatusCount[], kernel: KernelVersion): readonly string[] {
  return statuses.map(({ status, name, pages }) => {
    const { gist } = explainStatus(status, kernel);
    return pages === 1
      ? say('1 has {name} ({gist}).', { name, gist })
      : say('{pages} have {name} ({gist}).', { pages, name, gist });
  });
}

/** "node 0": 60 before, 0 after. */
export interface Total {
  readonly label: string;
  readonly before: number;
  readonly after: number;
}

/** How many pages were and are on each node, and how many have each status entry; nodes first, in their order. */
export function totalsOf(
  before: readonly PageCount[],
  after: readonly PageCount[],
  kernel: KernelVersion,
): readonly Total[] {
  const totals = new Map<number, { before: number; after: number }>();
  for (const [time, counts] of [['before', before] as const, ['after', after] as const])
    for (const one of counts) {
      const where = 'node' in one ? one.node : one.status;
      const total = totals.get(where) ?? { before: 0, after: 0 };
      total[time] += one.pages;
      totals.set(where, total);
    }
  return [...totals]
    .sort(([a], [b]) => Number(a < 0) - Number(b < 0) || Math.abs(a) - Math.abs(b))
    .map(([where, total]) => ({ label: explainStatus(where, kernel).label, ...total }));
}

/** Pages that are on a node, but which the kernel refused to move, by what it said: `absent` have a status because they are on none. */
export function refusalCounts(
  notMoved: readonly NotMoved[],
  absent: readonly StatusCount[],
  kernel: KernelVersion,
): readonly StatusCount[] {
  return notMoved
    .flatMap((one): StatusCount[] => {
      if (one.reason !== 'status') return [];
      const { status } = one;
      const pages = one.pages - (absent.find((other) => other.status === status)?.pages ?? 0);
      return pages <= 0 ? [] : [{ status, pages, name: explainStatus(status, kernel).label }];
    })
    .sort((a, b) => b.pages - a.pages || b.status - a.status);
}

export function refusalsInWords(refused: readonly StatusCount[], kernel: KernelVersion): readonly string[] {
  return refused.map(({ status, name, pages }) => {
    const { gist, remedy } = explainStatus(status, kernel);
    return `${say('{pages} stayed: {name} ({gist}).', { pages: count(pages), name, gist })} ${remedy}`.trimEnd();
  });
}

/** Pages that the kernel left where they were without a reason. */
export function notMigrated(notMoved: readonly NotMoved[]): number {
  return notMoved.reduce((sum, one) => sum + (one.reason === 'not-migrated' ? one.pages : 0), 0);
}

export function stuckInWords(stuck: number): readonly string[] {
  return stuck === 0
    ? []
    : [
        say('{pages} stayed without a reason from the kernel: pinned for I/O, as a rule.', {
          pages: count(stuck),
        }),
      ];
}

export interface EarlyEnd {
  readonly cancelled: boolean;
  readonly stopped?: RunnerFailure;
}

export function earlyPart({ cancelled, stopped }: EarlyEnd): readonly string[] {
  return cancelled ? [say('cancelled')] : stopped === undefined ? [] : [say('ended early')];
}

export function earlyEndInWords({ cancelled, stopped }: EarlyEnd): readonly string[] {
  if (cancelled) return [say('Cancelled: the pages that had moved by then stay where they are now.')];
  return stopped === undefined
    ? []
    : [`${say('It ended early: {message}', { message: stopped.message })} ${stopped.remedy}`.trimEnd()];
}

/** @param at ISO 8601 */
export const movedAgainInWords = (at: string): string =>
  say(
    'Some of them had been moved again at {time}, by a later move: to undo that one as well would take them away again.',
    { time: new Date(at).toLocaleString(spokenLanguage()) },
  );

export function joinWords(parts: readonly string[]): string {
  const list = listAnd(parts);
  return typeof list === 'string' ? list : wordsOf(list);
}
