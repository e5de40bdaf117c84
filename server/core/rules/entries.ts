/** What rules share that look at the addresses in pages[]. */
import type { ArrayFacts, CallFacts } from '../facts/call-facts';
import type { Cell, Fill, RegionFacts } from '../facts/region';
import { add, constantOf, mentions, scale, slope, substitute, zero, type LinearForm } from '../facts/linear';
import { isAged } from '../facts/regions';
import { pointerOf, type PointerPoint } from '../facts/value';

/** The entries that the call names, as far as they are known: those before the array's start or past a known count are not. */
export function pageEntries(facts: CallFacts, pages: ArrayFacts): readonly (Cell | Fill)[] {
  const { knownCount: count } = facts;
  const cells = pages.cells.filter((cell) => {
    const offset = constantOf(cell.offset);
    if (cell.width !== 8) return false;
    if (offset === undefined) return true;
    return offset >= 0n && (count === undefined || offset < count * 8n);
  });
  return [...cells, ...pages.fills.filter((fill) => fill.width === 8)];
}

/**
 * The first of the objects that the entry points into; undefined if it may point anywhere else, or on some path into one
 * that is not as wanted.
 */
export function regionOfEntry(
  facts: CallFacts,
  entry: Cell | Fill,
  isWanted: (region: RegionFacts, point: PointerPoint) => boolean,
): RegionFacts | undefined {
  if (entry.may || entry.value.points === undefined) return undefined;
  let found: RegionFacts | undefined;
  for (const point of entry.value.points) {
    // A null entry is not an address.
    if (point.kind === 'integer' && constantOf(point.form) === 0n) continue;
    if (point.kind !== 'pointer') return undefined;
    const region = facts.region(point);
    if (!isWanted(region, point)) return undefined;
    found ??= region;
  }
  return found;
}

/** A loop that stores one address per entry, each a fixed distance from the one before. */
export interface Row {
  readonly fill: Fill;
  /** The first address. */
  readonly start: PointerPoint;
  /** Bytes from one entry's address to the next one's. */
  readonly stride: LinearForm;
}

/** The row that a fill is; undefined where it stores on some conditions only, at irregular places, or in several objects. */
export function rowOf(fill: Fill): Row | undefined {
  const point = pointerOf(fill.value);
  if (point === undefined || fill.may || isAged(point.region)) return undefined;
  const places = slope(fill.offset, fill.index);
  const step = slope(point.offset, fill.index);
  const start = substitute(point.offset, fill.index, zero);
  if (places === undefined || step === undefined || start === undefined) return undefined;
  const direction = constantOf(places);
  if (direction !== 8n && direction !== -8n) return undefined;
  if (mentions(point.offset, (name) => name.startsWith('~') && name !== fill.index)) return undefined;
  return {
    fill,
    start: { ...point, offset: start },
    stride: direction === 8n ? step : scale(step, -1n),
  };
}

/** Several rules ask. */
const rows = new WeakMap<ArrayFacts, readonly Row[]>();

/** The rows of at least two addresses, as far as that is known. */
export function rowsOf(facts: CallFacts, pages: ArrayFacts): readonly Row[] {
  let known = rows.get(pages);
  if (known === undefined) rows.set(pages, (known = findRows(facts, pages)));
  return known;
}

function findRows(facts: CallFacts, pages: ArrayFacts): readonly Row[] {
  return pages.fills.flatMap((fill) => {
    const length = fill.count === undefined ? undefined : constantOf(fill.count);
    const row = fill.width !== 8 || (length !== undefined && length < 2n) ? undefined : rowOf(fill);
    return row === undefined || !isCurrent(facts, pages, row) ? [] : [row];
  });
}

/** Nothing was stored over the row's beginning since. */
function isCurrent(facts: CallFacts, pages: ArrayFacts, { fill, start }: Row): boolean {
  // Of a prefix of unknown length nothing can be read back; it is as it was if no later loop stored anything.
  if (fill.count === undefined) return pages.fills.at(-1) === fill;
  const first = substitute(fill.offset, fill.index, zero);
  const place = first && add(pages.pointer.offset, first);
  const now = place && pointerOf(facts.load({ ...pages.pointer, offset: place }, 8));
  return now?.region === start.region && now.offset.key === start.offset.key;
}
