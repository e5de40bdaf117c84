/**
 * Plays a session on a view as an editor would, each step an edit, and looks at what it tells: after every edit of a text of up to 200
 * lines, and after every 100th of a longer one, it is compared with a view opened on that text just now.
 */
import type { Session, Step } from '../unit/property/scenario';
import { View, type Kind } from './view';

/** Lines up to which every edit is compared. */
const shortText = 200;
/** Edits from one comparison to the next in a longer text. */
const rarely = 100;
/** Comparisons of findings from one that asks everything else too. */
const asksEvery = 4;
const fixesEvery = 24;

export interface Failure {
  /** -1: the first text already. */
  readonly step: number;
  /** The same for failures that are likely to have one cause. */
  readonly signature: string;
  readonly words: string;
}

export interface Counters {
  edits: number;
  compared: number;
  findings: number;
}

export interface PlayOptions {
  readonly counters?: Counters;
  /** Compares after every step, asks everything and tries all fixes: what a case is made small with, and replayed. */
  readonly thorough?: boolean;
  /** Told before each step. */
  readonly onStep?: (step: number) => void;
}

export async function play(
  { first, steps }: Session,
  kind: Kind,
  { counters, thorough = false, onStep }: PlayOptions = {},
): Promise<Failure | undefined> {
  const view = new View(kind, first.text);
  let sinceCompared = Infinity;
  let comparisons = 0;
  for (let at = -1; at < steps.length; at++) {
    onStep?.(at);
    const step: Step = steps[at] ?? { changes: [], after: first };
    const before = view.text;
    if (at >= 0) view.change(step);
    const { text, supplied } = step.after;
    if (view.text !== text)
      return failed(at, 'text', `the document has another text: ${JSON.stringify(view.text)}`);
    const isEdit = text !== before;
    sinceCompared++;
    const due = thorough || at === steps.length - 1 || sinceCompared >= rarely || isShort(text);
    const look = due && (thorough || comparisons % asksEvery === 0) ? 7919 * (at + 2) : undefined;
    const told = await view.tell(supplied, look);
    if (told.problem !== undefined) return failureOf(at, told.problem);
    if (counters !== undefined && isEdit) counters.edits++;
    if (!due) continue;
    sinceCompared = 0;
    // A view that saw no edit is a fresh one.
    if (at >= 0) {
      const fresh = await new View(kind, text, view.version).tell(supplied, look);
      if (fresh.problem !== undefined) return failureOf(at, fresh.problem);
      const [edited, opened] = [told.json(), fresh.json()];
      if (edited !== opened)
        return failed(at, `differs ${partsThatDiffer(edited, opened)}`, difference(edited, opened));
      if (counters !== undefined) {
        counters.compared++;
        counters.findings += opened.split('"messageId"').length - 1;
      }
    }
    if (thorough || comparisons % fixesEvery === 0) {
      for (let which = 0; which < (thorough ? 12 : 1); which++) {
        const problem = view.fixed(supplied, thorough ? which : comparisons);
        if (problem !== undefined) return failureOf(at, problem);
      }
    }
    comparisons++;
  }
  return undefined;
}

const failed = (step: number, signature: string, words: string): Failure => ({ step, signature, words });

export function failureOf(step: number, problem: string): Failure {
  return failed(step, signatureOf(problem), problem);
}

function isShort(text: string): boolean {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
    if (++lines > shortText) return false;
  return text.length < shortText * 200;
}

/** Of an error where it came from; of a sentence its words without what it quotes. */
function signatureOf(problem: string): string {
  const [first = '', ...frames] = problem.split('\n');
  const from = frames
    .find((one) => one.includes('/server/'))
    ?.replace(/:\d+\)?$/, '')
    .trim();
  return (from === undefined ? first : `${first} ${from}`)
    .replaceAll(/"(?:[^"\\]|\\.)*"|\{.*\}|\[.*\]|\d+/g, '…')
    .slice(0, 200);
}

function itemsOf(json: string): readonly string[] {
  const items: string[] = [];
  const value: unknown = JSON.parse(json);
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
  const add = (key: string, one: unknown): void => {
    if (Array.isArray(one)) one.forEach((item) => items.push(`${key}: ${JSON.stringify(item)}`));
    else items.push(`${key}: ${JSON.stringify(one)}`);
  };
  for (const part of parts)
    if (typeof part === 'object' && part !== null)
      for (const [key, one] of Object.entries(part)) add(key, one);
  return items;
}

function partsThatDiffer(a: string, b: string): string {
  const [left, right] = [itemsOf(a), itemsOf(b)];
  const differing = [
    ...left.filter((one) => !right.includes(one)),
    ...right.filter((one) => !left.includes(one)),
  ];
  const named = differing.map((one) => {
    const rule = /"rule":"([^"]*)"/.exec(one)?.[1];
    return `${one.slice(0, one.indexOf(':'))}${rule === undefined ? '' : ` ${rule}`}`;
  });
  return [...new Set(named)].sort().slice(0, 3).join(', ');
}

function difference(incremental: string, fresh: string): string {
  const [left, right] = [itemsOf(incremental), itemsOf(fresh)];
  const only = (some: readonly string[], others: readonly string[]): string =>
    some
      .filter((one) => !others.includes(one))
      .map((one) => `  ${one.slice(0, 1000)}`)
      .join('\n') || '  (nothing of its own: the order differs)';
  return `after the edits only:\n${only(left, right)}\nopened afresh only:\n${only(right, left)}`;
}
