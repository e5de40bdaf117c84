/** Addresses of memory that has no pages yet. */
import { statuses } from '../../kernel/statuses';
import { reachesKernelRange } from '../../kernel/version';
import { constantOf } from '../facts/linear';
import type { CallFacts } from '../facts/call-facts';
import type { Cell, Fill, RegionFacts } from '../facts/region';
import { integerOf, type PointerPoint } from '../facts/value';
import type { Fix } from '../finding';
import { pageEntries } from './entries';
import type { Rule } from './rule';
import { inOrder, isPlainName, linesBefore, overEntries } from './support/edits';
import { inWords } from './support/kernels';
import { expectsMissingPage } from './support/missing-page';
import { regionPlace } from './support/places';

export const pagesUntouched: Rule = {
  id: 'pages-untouched',
  severity: 'warning',
  title: 'Memory that nothing has written yet',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    untouched: {
      what: 'pages names memory from {function} that nothing here has written yet.',
      why: 'Memory gets its pages on the first write: until then there is nothing to move, and the status is {status}.',
      do: 'Write to every page before the call, or map the memory with MAP_POPULATE.',
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const array = facts.array('pages');
    if (pages === undefined || array === undefined || facts.countIs === 'zero' || !isOwnProcess(facts))
      return;
    if (mayBePopulated(facts) || asksForPresence(facts)) return;
    const count = facts.count === undefined ? undefined : constantOf(facts.count);
    for (const entry of pageEntries(array, count)) {
      const region = untouchedRegion(facts, entry);
      if (region?.origin.kind !== 'allocation') continue;
      report({
        messageId: 'untouched',
        data: { function: region.origin.function, status: statusWords(facts) },
        span: pages.span,
        restsOn: [pages.value, entry.value],
        related: [
          { span: entry.origin.span, message: 'The address is stored here' },
          ...regionPlace(region, 'The memory comes from here'),
        ],
        fixes: fixes(facts),
      });
      return;
    }
  },
};

/** The addresses are those of this process, and no other process shares the work of filling its memory. */
function isOwnProcess(facts: CallFacts): boolean {
  const pid = facts.argument('pid');
  if (pid === undefined || facts.callees.has('fork') || facts.callees.has('SAFE_FORK')) return false;
  return integerOf(pid.value) === 0n || /\bgetpid\s*\(/.test(pid.text);
}

/** The answer that no page is there is one that the program looks for, or that somebody else looks at. */
function asksForPresence(facts: CallFacts): boolean {
  return expectsMissingPage(facts) || (facts.mode === 'query' && facts.after.handledElsewhere);
}

/** Everything is brought into memory as it is mapped, or this is asked for in some way that is not understood. */
function mayBePopulated(facts: CallFacts): boolean {
  return ['mlockall', 'numa_police_memory'].some((name) => facts.callees.has(name));
}

/** The one untouched allocation that the entry points into, whichever way it was computed. */
function untouchedRegion(facts: CallFacts, entry: Cell | Fill): RegionFacts | undefined {
  const points = entry.value.points;
  if (points === undefined || entry.may) return undefined;
  let found: RegionFacts | undefined;
  for (const point of points) {
    if (point.kind !== 'pointer') return undefined;
    const region = facts.region(point);
    if (!isUntouched(region, point, entry)) return undefined;
    found ??= region;
  }
  return found;
}

/** From this size on malloc maps fresh memory (mallopt(3), M_MMAP_THRESHOLD). */
const mapped = 128n * 1024n;

function isUntouched(region: RegionFacts, point: PointerPoint, entry: Cell | Fill): boolean {
  const { origin, state } = region;
  if (origin.kind !== 'allocation' || !origin.anonymous) return false;
  if (state.touched !== 'none' || state.freed !== 'no') return false;
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

function statusWords(facts: CallFacts): string {
  const old = statuses
    .find((one) => one.name === 'EFAULT')
    ?.causes.find((one) => one.text === 'status.efault.untouched');
  if (old === undefined || !reachesKernelRange(facts.config.minKernel, old.range)) return '-ENOENT';
  return `-ENOENT (-EFAULT ${inWords(old.range)})`;
}

function fixes(facts: CallFacts): readonly Fix[] {
  const pages = facts.argument('pages');
  if (pages === undefined || !facts.edits.isSpelled(pages.origin)) return [];
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
      title: 'Write to every page before the call',
      applicability: 'suggestion',
      edits: inOrder([write]),
    },
  ];
}
