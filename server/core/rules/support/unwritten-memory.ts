/** Entries of pages that point into memory of this process that nothing wrote, and the fix for it. */
import { constantOf } from '../../facts/linear';
import type { CallFacts } from '../../facts/call-facts';
import type { Cell, Fill, RegionFacts } from '../../facts/region';
import type { PointerPoint } from '../../facts/value';
import type { Fix } from '../../finding';
import { pageEntries, regionOfEntry } from '../entries';
import { inOrder, isPlainName, linesBefore, overEntries } from './edits';
import { expectsMissingPage } from './missing-page';
import { isScript } from './spelling';
import { makesProcesses, targetOf } from './target';
import { phrase } from '../../../languages/phrase';

/** The addresses are those of this process, and no other process shares the work of filling its memory. */
function isOwnProcess(facts: CallFacts): boolean {
  return targetOf(facts) === 'self' && !makesProcesses(facts);
}

/** The answer that no page is there is one that the program looks for, or that somebody else looks at. */
function asksForPresence(facts: CallFacts): boolean {
  return expectsMissingPage(facts) || (facts.mode === 'query' && facts.after.handledElsewhere);
}

/** Everything is brought into memory as it is mapped, or this is asked for in some way that is not understood. */
function mayBePopulated(facts: CallFacts): boolean {
  return ['mlockall', 'numa_police_memory'].some((name) => facts.callees.has(name));
}

export interface UnwrittenEntry {
  readonly entry: Cell | Fill;
  readonly region: RegionFacts;
  /** Where the memory comes from: mmap, numa_alloc_onnode, … */
  readonly allocator: string;
}

/**
 * The entries that surely point into allocated memory without pages: which nothing wrote, and nothing read (`none`) or
 * somebody did (`read`). None where others may have filled it, or where the missing page is what is asked for.
 */
export function unwrittenEntries(facts: CallFacts, touched: 'none' | 'read'): readonly UnwrittenEntry[] {
  const array = facts.array('pages');
  if (array === undefined || facts.countIs === 'zero' || !isOwnProcess(facts)) return [];
  if (mayBePopulated(facts) || asksForPresence(facts)) return [];
  return pageEntries(facts, array).flatMap((entry) => {
    const region = regionOfEntry(
      facts,
      entry,
      (one, point) => one.state.touched === touched && isFresh(one, point, entry),
    );
    return region?.origin.kind === 'allocation' ? [{ entry, region, allocator: region.origin.function }] : [];
  });
}

/** From this size on malloc maps fresh memory (mallopt(3), M_MMAP_THRESHOLD). */
const mapped = 128n * 1024n;

/** Its pages come into being as they are written. */
function isFresh(region: RegionFacts, point: PointerPoint, entry: Cell | Fill): boolean {
  const { origin, state } = region;
  if (origin.kind !== 'allocation' || !origin.anonymous) return false;
  return state.freed === 'no' && isLargeMemory(region, point, entry);
}

/** The page holds nothing else: it belongs to a mapping, or lies inside a large block of the heap. */
export function isLargeMemory(region: RegionFacts, point: PointerPoint, entry: Cell | Fill): boolean {
  const { origin, state } = region;
  if (origin.kind !== 'allocation') return false;
  if (isMapping(origin.function)) return true;
  // The heap may hand out memory that was in use before, unless the piece is large.
  const length = state.length === undefined ? undefined : constantOf(state.length);
  if (state.length === undefined || (length !== undefined && length < mapped)) return false;
  // The first page of a block of malloc holds the block's own header.
  const offset = constantOf(point.offset);
  if (offset !== undefined) return point.rounding !== 'none' || offset >= 4096n;
  return 'index' in entry || point.rounding !== 'none';
}

function isMapping(name: string): boolean {
  return /mmap|^numa_alloc/i.test(name);
}

/** A write that the compiler keeps, to each page, before the call. */
export function writeEveryPage(facts: CallFacts): readonly Fix[] {
  const pages = facts.argument('pages');
  if (pages === undefined || isScript(facts) || !facts.edits.isSpelled(pages.origin)) return [];
  const scalar = /^&\s*([A-Za-z_]\w*)$/.exec(pages.text)?.[1];
  const lines =
    scalar !== undefined
      ? [`*(volatile char *)${scalar} = 0;`]
      : isPlainName(pages.text)
        ? overEntries(facts, (index) => `*(volatile char *)${pages.text}[${index}] = 0;`)
        : undefined;
  const write = lines === undefined ? undefined : linesBefore(facts, lines);
  if (write === undefined) return [];
  return [
    {
      title: phrase('Write to every page before the call'),
      applicability: 'suggestion',
      edits: inOrder([write]),
    },
  ];
}
