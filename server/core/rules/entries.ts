/** What rules share that look at the addresses in pages[]. */
import type { ArrayFacts, CallFacts } from '../facts/call-facts';
import type { Cell, Fill } from '../facts/region';
import { add, constantOf, mentions, scale, slope, substitute, zero, type LinearForm } from '../facts/linear';
import { isAged } from '../facts/regions';
import { pointerOf, type PointerPoint } from '../facts/value';

/** The entries that the call names, as far as they are known: those before the array's start or past a known count are not. */
export function pageEntries(pages: ArrayFacts, count: bigint | undefined): readonly (Cell | Fill)[] {
  const cells = pages.cells.filter((cell) => {
    const offset = constantOf(cell.offset);
    if (cell.width !== 8) return false;
    if (offset === undefined) return true;
    return offset >= 0n && (count === undefined || offset < count * 8n);
  });
  return [...cells, ...pages.fills.filter((fill) => fill.width === 8)];
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

/** The rows of at least two addresses, as far as that is known. */
export function rowsOf(facts: CallFacts, pages: ArrayFacts): readonly Row[] {
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
