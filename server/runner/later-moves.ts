/**
 * Whether pages that an undo is about were moved again since, by a move that has not been undone: of this window, another one or a command line, whose
 * journals all lie in one folder. Who undoes the earlier move is told, because to undo the later one as well would take the pages away again.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { journalFolder, ownPrefix } from './journal';
import type { OldRun } from './journal-format';
import { JournalReader } from './journal-reader';
import { limits } from './limits';
import { queryPages } from './operation';
import type { Operation, Scratch } from './operation';
import { fileErrno } from './procfs';
import { foreignJournal } from './undo-checks';

/** Pages from `first` to before `end`. */
interface Span {
  readonly first: number;
  readonly end: number;
}

/** When the newest such move was, ISO 8601; undefined: there is none, or the journal has so many runs that it is not looked for. */
export async function movedAgain(
  operation: Operation,
  journal: JournalReader,
  scratch: Scratch,
): Promise<string | undefined> {
  const later = await laterJournals(operation, journal);
  try {
    const spans = later.length === 0 ? undefined : await spansOf(journal);
    if (spans === undefined) return undefined;
    for (const one of later) if (await isElsewhere(operation, one, spans, scratch)) return one.header.written;
    return undefined;
  } finally {
    await Promise.all(later.map((one) => one.close()));
  }
}

/** About the same process, the newest first. */
async function laterJournals(
  { target, pageSize }: Operation,
  { header }: JournalReader,
): Promise<JournalReader[]> {
  const folder = journalFolder(process.env);
  const later: JournalReader[] = [];
  for (const name of await namesIn(folder)) {
    if (!name.startsWith(ownPrefix(target.info))) continue;
    const opened = await JournalReader.open(path.join(folder, name));
    if (!opened.ok) continue;
    const one = opened.value;
    const isLater = one.header.written > header.written && one.header.startStack === header.startStack;
    if (isLater && (await foreignJournal(one, pageSize)) === undefined) later.push(one);
    else await one.close();
  }
  return later.sort((a, b) => b.header.written.localeCompare(a.header.written));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await fs.readdir(folder);
  } catch (error) {
    fileErrno(error);
    return [];
  }
}

/** Ascending and apart; undefined where there are too many. */
async function spansOf(journal: JournalReader): Promise<readonly Span[] | undefined> {
  const all: Span[] = [];
  for await (const runs of journal.batches()) {
    for (const { first, count } of runs) {
      const last = all.at(-1);
      if (last?.end === first) all[all.length - 1] = { first: last.first, end: first + count };
      else all.push({ first, end: first + count });
    }
    if (all.length > limits.maxRuns) return undefined;
  }
  return all.sort((a, b) => a.first - b.first);
}

/** Whether one of the spans' pages is not where the journal says that it was before that move. */
async function isElsewhere(
  operation: Operation,
  journal: JournalReader,
  spans: readonly Span[],
  scratch: Scratch,
): Promise<boolean> {
  const { pages, wanted, before } = scratch;
  let filled = 0;
  const differs = async (): Promise<boolean> => {
    const n = filled;
    filled = 0;
    // A call that is refused is told by the undo itself.
    if (n === 0 || (await queryPages(operation, scratch, pages.subarray(0, n), before)) !== undefined)
      return false;
    return before.subarray(0, n).some((node, at) => node >= 0 && node !== wanted[at]);
  };
  for await (const runs of journal.batches()) {
    for (const run of runs) {
      for (const page of common(run, spans)) {
        pages[filled] = page;
        wanted[filled] = run.node;
        if (++filled === pages.length && (await differs())) return true;
      }
    }
  }
  return differs();
}

function* common({ first, count }: OldRun, spans: readonly Span[]): Generator<number, void, undefined> {
  const end = first + count;
  for (let at = firstBehind(spans, first); at < spans.length; at++) {
    const span = spans[at];
    if (span === undefined || span.first >= end) return;
    for (let page = Math.max(first, span.first); page < Math.min(end, span.end); page++) yield page;
  }
}

/** The index of the first span that ends behind the page. */
function firstBehind(spans: readonly Span[], page: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? Infinity) <= page) low = middle + 1;
    else high = middle;
  }
  return low;
}
