/** Entries of pages that are null, or that nobody stored. */
import type { ArrayFacts, CallFacts } from '../facts/call-facts';
import {
  add,
  constant,
  constantOf,
  scale,
  substitute,
  subtract,
  zero,
  type LinearForm,
} from '../facts/linear';
import type { RegionState } from '../facts/region';
import { storedValues } from '../facts/region-state';
import { isNull, type AbstractValue, type Point } from '../facts/value';
import type { Rule } from './rule';
import { firstUnstored } from './support/coverage';
import { expectsMissingPage } from './support/missing-page';
import { arrayPlace } from './support/places';
import { phrase } from '../../languages/phrase';

/** Entries looked at one by one. */
const most = 256;

export const pagesNullEntries: Rule = {
  id: 'pages-null-entries',
  severity: 'warning',
  title: 'Entries without an address',
  calls: ['move_pages'],
  messages: {
    null: {
      what: 'Entry {entry} of pages is a null pointer.',
      why: 'Nothing is mapped at that address: its status is -EFAULT, and one page that was meant is not named.',
      do: 'Store an address in every entry that the call names.',
    },
    pushed: {
      what: 'The vector begins with null entries: it was made with a size, and push_back put the addresses behind them.',
      why: 'Nothing is mapped at address 0: the status of each of these entries is -EFAULT.',
      do: 'Make the vector empty and reserve the room, or store by index.',
    },
    unset: {
      what: 'Entry {entry} of pages was never written.',
      why: 'The kernel takes what lies there for an address: the status is -EFAULT, or that of some other page.',
      do: 'Store an address in every entry that the call names.',
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const array = facts.array('pages');
    if (pages === undefined || array === undefined || facts.countIs === 'zero') return;
    if (array.region.many || expectsMissingPage(facts)) return;
    const found = nullEntry(facts, array) ?? unsetEntry(facts, array);
    if (found === undefined) return;
    const stored = [...array.cells, ...array.fills].find((one) => one.width === 8);
    report({
      messageId: found.messageId,
      data: { entry: found.entry },
      span: pages.span,
      restsOn: [pages.value, ...(found.value === undefined ? [] : [found.value])],
      related: [
        ...arrayPlace(array, phrase('pages begins here')),
        ...(stored === undefined
          ? []
          : [{ span: stored.origin.span, message: phrase('Addresses are stored here') }]),
      ],
    });
  },
};

interface Missing {
  readonly messageId: 'null' | 'pushed' | 'unset';
  readonly entry: string;
  readonly value?: AbstractValue;
}

function nullEntry(facts: CallFacts, array: ArrayFacts): Missing | undefined {
  const { origin } = array.region;
  const vector = origin.kind === 'allocation' && origin.function === 'std::vector';
  // Where a row begins at an unknown place, that may be the first entry.
  if (!vector && array.fills.some((fill) => startOf(fill) === undefined)) return undefined;
  if (!mayHoldNull(array.region.state)) return undefined;
  for (const [index, name] of entriesOf(facts)) {
    const place = add(array.pointer.offset, scale(index, 8n));
    if (place === undefined || array.pointer.rounding !== 'none' || !isInside(array, index)) continue;
    const value = facts.load({ ...array.pointer, offset: place }, 8);
    if (!isNull(value)) continue;
    const behind = vector && constantOf(index) === 0n && array.fills.length + array.cells.length > 0;
    return { messageId: behind ? 'pushed' : 'null', entry: name, value };
  }
  return undefined;
}

/** Nothing but zeroed memory and stored numbers is read back as null. */
function mayHoldNull(state: RegionState): boolean {
  return (
    state.initial === 'zero' ||
    storedValues(state).some(({ points }) => points?.some(isInteger) === true && points.every(isInteger))
  );
}

function isInteger(point: Point): boolean {
  return point.kind === 'integer';
}

/** What lies past the end is another mistake. */
function isInside(array: ArrayFacts, index: LinearForm): boolean {
  const rest = array.bytes === undefined ? undefined : subtract(array.bytes, scale(index, 8n));
  const known = rest === undefined ? undefined : constantOf(rest);
  return known === undefined || known >= 8n;
}

function startOf(fill: ArrayFacts['fills'][number]): bigint | undefined {
  const start = substitute(fill.offset, fill.index, zero);
  return start === undefined ? undefined : constantOf(start);
}

/** The entries that the call is sure to read, with their numbers in words: of an unknown count the first and the last. */
function entriesOf(facts: CallFacts): readonly (readonly [LinearForm, string])[] {
  const { count, knownCount: known } = facts;
  if (known !== undefined)
    return Array.from(
      { length: known < BigInt(most) ? Number(known) : most },
      (_, at) => [constant(at), at.toString()] as const,
    );
  const last = count === undefined ? undefined : add(count, constant(-1));
  return [[zero, '0'], ...(last === undefined ? [] : [[last, 'count - 1'] as const])];
}

function unsetEntry(facts: CallFacts, array: ArrayFacts): Missing | undefined {
  const { state } = array.region;
  if (!array.complete || state.initial !== 'none' || state.escaped || state.freed !== 'no') return undefined;
  // An array in which nothing at all was stored is a buffer (pages-base-address), or filled in a way not understood.
  if (array.cells.length + array.fills.length === 0) return undefined;
  const entry = firstUnstored(facts, array, 8);
  return entry === undefined ? undefined : { messageId: 'unset', entry: entry.toString() };
}
