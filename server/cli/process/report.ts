/**
 * Placements for people and for programs: one row or object a run of pages, the kernel's statuses by name, what they
 * mean on this kernel and what to do. The words are those of server/kernel.
 */
import { explainStatus } from '../../kernel/explain';
import type { Explanation } from '../../kernel/explain';
import type { Region } from '../../../client/debug/session/region';
import { parseKernelVersion } from '../../kernel/version';
import { formatBytes } from '../../protocol/sizes';
import type { NotMoved, Obstacle, PageCount, PageRun, Placement, RunnerFailure } from '../../protocol/runner';
import { textTable } from './table';
import { say } from '../../languages/say';

const statusWords = (status: number, kernel: string): Explanation =>
  explainStatus(status, parseKernelVersion(kernel));

export type JsonRun = { readonly from: string; readonly to: string; readonly pages: number } & (
  { readonly node: number } | { readonly status: string }
);

export function jsonRuns(placement: Placement, kernel: string): readonly JsonRun[] {
  return placement.runs.map((run) =>
    'node' in run ? run : { ...run, status: statusWords(run.status, kernel).label },
  );
}

/** Pages by node and by the name of a status. */
export interface JsonCountList {
  readonly nodes: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
}

export function jsonCountList(counts: readonly PageCount[], kernel: string): JsonCountList {
  const nodes: Record<string, number> = {};
  const statuses: Record<string, number> = {};
  for (const count of counts) {
    if ('node' in count) nodes[String(count.node)] = count.pages;
    else statuses[statusWords(count.status, kernel).label] = count.pages;
  }
  return { nodes, statuses };
}

export function jsonCounts(placement: Placement, kernel: string): Readonly<Record<string, unknown>> {
  const { pages, runsLeftOut } = placement;
  return {
    pages,
    ...jsonCountList(placement.counts, kernel),
    ...(runsLeftOut === 0 ? {} : { runsLeftOut }),
  };
}

/** What the names on the command line stood for; the whole process has no ranges. */
export function jsonRegions(regions: readonly Region[]): readonly object[] {
  return regions.map((region) => ({
    title: region.title,
    ...(region.pages.kind === 'ranges' ? { ranges: region.pages.ranges } : {}),
  }));
}

/** A line for each name that stood for something else than it says. */
export function textRegions(regions: readonly Region[]): string {
  return regions
    .map(({ title, pages }) => {
      const ranges = pages.kind === 'ranges' ? pages.ranges.map(({ from, to }) => `${from}-${to}`) : [];
      return ranges.length === 0 || title === ranges[0] ? '' : `${title}: ${ranges.join(', ')}\n`;
    })
    .join('');
}

export function jsonNotMoved(notMoved: readonly NotMoved[], kernel: string): readonly object[] {
  return notMoved.map((one) =>
    one.reason === 'status' ? { ...one, status: statusWords(one.status, kernel).label } : one,
  );
}

export const countPages = (count: number): string =>
  count === 1 ? say('1 page') : say('{count} pages', { count });

function answerWords(run: PageRun, kernel: string): string {
  if ('node' in run) return say('node {node}', { node: run.node });
  const { label, gist } = statusWords(run.status, kernel);
  return `${label}  ${gist}`;
}

/** The rows of a placement in columns, one run each. */
export function textRuns(placement: Placement, pageSize: number, kernel: string): string {
  const rows = placement.runs.map((run) => [
    `${run.from}-${run.to}`,
    countPages(run.pages),
    formatBytes(BigInt(run.pages) * BigInt(pageSize)),
    answerWords(run, kernel),
  ]);
  const more =
    placement.runsLeftOut === 0
      ? ''
      : `${say('… and {count} more runs', { count: placement.runsLeftOut })}\n`;
  return textTable(rows, ' >>') + more;
}

const countWords = (count: PageCount, kernel: string): string =>
  'node' in count
    ? say('{pages} on node {node}', { pages: count.pages, node: count.node })
    : `${count.pages} ${statusWords(count.status, kernel).label}`;

/** "128 pages: 64 on node 0, 64 -ENOENT". */
export function textCounts(placement: Placement, kernel: string): string {
  const parts = placement.counts.map((count) => countWords(count, kernel));
  return `${countPages(placement.pages)}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}\n`;
}

/** What each status means and what to do, once a status. */
export function textStatuses(statuses: readonly number[], kernel: string): string {
  return [...new Set(statuses)]
    .map((status) => {
      const { label, sentence, causes, remedy } = statusWords(status, kernel);
      return [`${label}: ${sentence}`, ...causes.map((cause) => `  - ${cause}`), `  ${remedy}`]
        .filter((line) => line.trim() !== '')
        .map((line) => `${line}\n`)
        .join('');
    })
    .join('');
}

export const statusesOf = (placement: Placement): readonly number[] =>
  placement.counts.flatMap((count) => ('status' in count ? [count.status] : []));

/** Why pages are not where they were to go, a line a reason. */
export function textNotMoved(notMoved: readonly NotMoved[], kernel: string): string {
  return notMoved
    .map((one) => {
      switch (one.reason) {
        case 'status':
          return `${say('{pages} not moved: {label}', { pages: countPages(one.pages), label: statusWords(one.status, kernel).label })}\n`;
        case 'not-migrated':
          return `${say('{pages} not moved: the kernel left them without a reason, as it does with pages that are pinned for I/O or devices.', { pages: countPages(one.pages) })}\n`;
        case 'not-attempted':
          return `${say('{pages} not attempted', { pages: countPages(one.pages) })}\n`;
      }
    })
    .join('');
}

export function textObstacles(obstacles: readonly Obstacle[]): string {
  return obstacles
    .map(
      ({ blocks, message, remedy }) =>
        (blocks
          ? say('In the way: {message} {remedy}', { message, remedy })
          : say('Note: {message} {remedy}', { message, remedy })
        ).trimEnd() + '\n',
    )
    .join('');
}

export const textStopped = ({ message, remedy }: RunnerFailure): string =>
  say('Stopped: {message} {remedy}', { message, remedy }).trimEnd() + '\n';
