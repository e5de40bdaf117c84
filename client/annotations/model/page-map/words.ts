/** A page map in words: what a cell holds, for hovers and screen readers; the legend; the totals. No words of statuses of its own. */
import { explainStatus } from '../../../../server/kernel/explain';
import type { KernelVersion } from '../../../../server/kernel/version';
import { formatAddress } from '../../../../server/protocol/addresses';
import type { PageCount } from '../../../../server/protocol/runner';
import { answerOf, pagesIn } from './cells';
import type { CellCounts, Span } from './cells';
import { say } from '../../../../server/languages/say';

/** What an answer is called on the kernel that gave it. */
export interface AnswerWords {
  /** A node, or a negative status. */
  readonly answer: number;
  /** "node 1", "-ENOENT". */
  readonly label: string;
  /** A few words; empty for a node. */
  readonly gist: string;
  /** What it means and what to do; empty for a node. */
  readonly sentence: string;
}

export function answerWords(answers: Iterable<number>, kernel: KernelVersion): readonly AnswerWords[] {
  return [...new Set(answers)].map((answer) => {
    const { label, gist, sentence, causes, remedy } = explainStatus(answer, kernel);
    if (answer >= 0) return { answer, label, gist: '', sentence: '' };
    const all = [sentence, causes[0] ?? '', remedy];
    return { answer, label, gist, sentence: all.filter((one) => one !== '').join(' ') };
  });
}

export type Wording = (answer: number) => AnswerWords;

export function wordingOf(words: readonly AnswerWords[]): Wording {
  const known = new Map(words.map((one) => [one.answer, one]));
  return (answer) =>
    known.get(answer) ?? {
      answer,
      label: answer >= 0 ? say('node {node}', { node: answer }) : `status ${answer}`,
      gist: '',
      sentence: '',
    };
}

/** With a comma between thousands: millions of pages have to be read at a glance. */
export function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

export function pageWords(pages: number): string {
  return pages === 1 ? say('1 page') : say('{count} pages', { count: number(pages) });
}

/** "32 on node 0, 2 -ENOENT (not in memory)". */
export function countsWords(counts: CellCounts, wording: Wording): string {
  return counts.map((one) => countWords(one, wording)).join(', ');
}

function countWords(one: PageCount, wording: Wording): string {
  const { label, gist } = wording(answerOf(one));
  if (answerOf(one) >= 0) return say('{count} on {place}', { count: number(one.pages), place: label });
  return `${number(one.pages)} ${label}${gist === '' ? '' : ` (${gist})`}`;
}

/** "0x7f2a00000000–0x7f2a00040000"; of several spans the first, and how many more. */
function spansWords(spans: readonly Span[]): string {
  const [first, ...others] = spans;
  if (first === undefined) return say('no address');
  const text = `${formatAddress(first.from)}–${formatAddress(first.to)}`;
  return others.length === 0 ? text : say('{first} and {count} more', { first: text, count: others.length });
}

export interface CellFacts {
  /** From 0. */
  readonly cell: number;
  readonly cells: number;
  readonly spans: readonly Span[];
  readonly now: CellCounts;
  /** What was recorded before the move, where a before-picture is shown. */
  readonly before?: CellCounts;
}

/** One line for a screen reader: the answer first, because it is what differs from cell to cell. */
export function cellWords({ cell, cells, spans, now, before }: CellFacts, wording: Wording): string {
  const is = answersWords(now, wording);
  const place = say('{addresses}, cell {cell} of {cells}', {
    addresses: spansWords(spans),
    cell: number(cell + 1),
    cells: number(cells),
  });
  return before === undefined
    ? say('{now}. {place}', { now: is, place })
    : say('{now}; before: {before}. {place}', { now: is, before: countsWords(before, wording), place });
}

/** "1 page on node 1", "64 pages: 60 on node 0, 4 -ENOENT (no page there)". */
function answersWords(counts: CellCounts, wording: Wording): string {
  const pages = pageWords(pagesIn(counts));
  const [only, ...others] = counts;
  if (only === undefined || others.length > 0) return `${pages}: ${countsWords(counts, wording)}`;
  const { label, gist } = wording(answerOf(only));
  if (answerOf(only) >= 0) return say('{pages} on {place}', { pages, place: label });
  return `${pages}: ${label}${gist === '' ? '' : ` (${gist})`}`;
}
