/** The same page twice in one call. */
import type { ArrayFacts, CallFacts } from '../facts/call-facts';
import {
  add,
  constant,
  constantOf,
  divideExactly,
  isNotNegative,
  mentions,
  scale,
  substitute,
  subtract,
  zero,
  type LinearForm,
} from '../facts/linear';
import type { Cell, Fill } from '../facts/region';
import { isAged } from '../facts/regions';
import { formOf, pointerOf, type AbstractValue, type PointerPoint } from '../facts/value';
import { rowsOf, type Row } from './entries';
import type { Rule } from './rule';
import { stepByPages } from './support/row-edits';
import { phrase } from '../../languages/phrase';

export const pagesDuplicate: Rule = {
  id: 'pages-duplicate',
  severity: 'warning',
  title: 'A page that is named twice',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    entries: {
      what: 'Entries {first} and {second} of pages name the same page.',
      why: 'The page moves for one of them; the other reports -EBUSY, because the kernel has already taken the page off its lists for this call.',
      do: 'Name each page once.',
    },
    all: {
      what: 'The loop stores the same address in every entry of pages.',
      why: 'That page moves for the first entry; all others report -EBUSY, because the kernel has already taken it off its lists for this call.',
      do: 'Step by the page size from one entry to the next.',
    },
    rows: {
      what: 'Two loops store the same addresses in pages, one behind the other.',
      why: 'Each page moves for one of its entries; the other reports -EBUSY, because the kernel has already taken the page off its lists for this call.',
      do: 'Begin the second row where the first one ends, or name each page once.',
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const array = facts.array('pages');
    if (pages === undefined || array === undefined || facts.mode !== 'move') return;
    const found = sameEntries(facts, array) ?? oneAddress(facts, array) ?? sameRows(facts, array);
    if (found === undefined) return;
    report({
      messageId: found.messageId,
      data: found.data ?? {},
      span: pages.span,
      restsOn: [pages.value, ...found.stores.map((one) => one.value)],
      related: found.stores.map((one) => ({
        span: one.origin.span,
        message: phrase('The address is stored here'),
      })),
      fixes: found.row === undefined ? [] : stepByPages(facts, found.row),
    });
  },
};

interface Duplicate {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly stores: readonly (Cell | Fill)[];
  readonly row?: Row;
}

/** Two entries that were stored one by one. */
function sameEntries(facts: CallFacts, array: ArrayFacts): Duplicate | undefined {
  const cells = array.cells
    .filter((cell) => cell.width === 8 && !cell.may && constantOf(cell.offset) !== undefined)
    .sort((a, b) => Number(a.offset.constant - b.offset.constant));
  for (const [at, second] of cells.entries())
    for (const first of cells.slice(0, at))
      if (
        isNamed(facts, first.offset) &&
        isNamed(facts, second.offset) &&
        (samePage(facts, pointerOf(first.value), pointerOf(second.value)) ||
          sameNumber(first.value, second.value)) &&
        !nodesDiffer(facts, first.offset, second.offset)
      )
        return {
          messageId: 'entries',
          data: { first: indexOf(first), second: indexOf(second) },
          stores: [first, second],
        };
  return undefined;
}

function indexOf(cell: Cell): string {
  return (cell.offset.constant / 8n).toString();
}

/** The entry at this offset is one of the call's. */
function isNamed(facts: CallFacts, offset: LinearForm): boolean {
  const behind = facts.count === undefined ? undefined : subtract(scale(facts.count, 8n), offset);
  return behind !== undefined && isNotNegative(offset) && isNotNegative(behind) && constantOf(behind) !== 0n;
}

function samePage(facts: CallFacts, a: PointerPoint | undefined, b: PointerPoint | undefined): boolean {
  if (a === undefined || a.region !== b?.region || !isOneObject(facts, a)) return false;
  if (a.rounding !== b.rounding || a.rounding === 'other' || a.rounding === 'off') return false;
  if (a.offset.key === b.offset.key) return true;
  // From the start of a page on, less than the smallest page is the same page.
  const [x, y] = [constantOf(a.offset), constantOf(b.offset)];
  if (x === undefined || y === undefined || a.rounding !== 'none' || x < 0n || y < 0n) return false;
  return facts.region(a).alignment === 'page' && x / 4096n === y / 4096n;
}

/** An address that came as a number: the same variable twice. */
function sameNumber(a: AbstractValue, b: AbstractValue): boolean {
  const [one, other] = [formOf(a), formOf(b)];
  return one !== undefined && constantOf(one) === undefined && one.key === other?.key;
}

function isOneObject(facts: CallFacts, pointer: PointerPoint): boolean {
  return !isAged(pointer.region) && !facts.region(pointer).many;
}

/** Wanted on different nodes, or that is not known: the kernel is through with one run of equal nodes before it begins the next. */
function nodesDiffer(facts: CallFacts, first: LinearForm, second: LinearForm): boolean {
  const nodes = facts.array('nodes');
  const [a, b] = [first, second].map((offset) => {
    const half = divideExactly(offset, constant(2));
    const place = nodes === undefined || half === undefined ? undefined : add(nodes.pointer.offset, half);
    if (nodes === undefined || place === undefined) return undefined;
    return formOf(facts.load({ ...nodes.pointer, offset: place }, 4));
  });
  if (a === undefined || b === undefined) return true;
  const difference = subtract(a, b);
  const known = difference === undefined ? undefined : constantOf(difference);
  return known !== undefined && known !== 0n;
}

/** A loop without a step. */
function oneAddress(facts: CallFacts, array: ArrayFacts): Duplicate | undefined {
  const { knownCount: count } = facts;
  if (count !== undefined && count < 2n) return undefined;
  const row = rowsOf(facts, array).find(
    (one) => constantOf(one.stride) === 0n && isOneObject(facts, one.start),
  );
  if (row === undefined || nodesVary(facts)) return undefined;
  return { messageId: 'all', stores: [row.fill], row };
}

/** The wanted nodes change from entry to entry, or were stored one by one. */
function nodesVary(facts: CallFacts): boolean {
  const nodes = facts.array('nodes');
  if (nodes === undefined) return true;
  return (
    nodes.cells.length > 1 ||
    nodes.fills.some((fill) => {
      const form = formOf(fill.value);
      return form === undefined || mentions(form, (name) => name === fill.index);
    })
  );
}

/** Two loops whose rows begin with the same address. */
function sameRows(facts: CallFacts, array: ArrayFacts): Duplicate | undefined {
  const rows = rowsOf(facts, array);
  const { pointer } = array;
  const first = (row: Row): PointerPoint | undefined => {
    const start = startOf(row);
    const place = start && isNamed(facts, start) ? add(pointer.offset, start) : undefined;
    // As it is now: a later loop may have stored another address there.
    return place && pointerOf(facts.load({ ...pointer, offset: place }, 8));
  };
  for (const [at, two] of rows.entries())
    for (const one of rows.slice(0, at)) {
      const [a, b] = [startOf(one), startOf(two)];
      if (a === undefined || b === undefined || a.key === b.key) continue;
      if (samePage(facts, first(one), first(two)) && !nodesDiffer(facts, a, b))
        return { messageId: 'rows', stores: [one.fill, two.fill] };
    }
  return undefined;
}

/** Where the row begins, in bytes from the array's start. */
function startOf(row: Row): LinearForm | undefined {
  return substitute(row.fill.offset, row.fill.index, zero);
}
