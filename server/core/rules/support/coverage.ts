/** Entries of an array that nothing can have stored. */
import type { ArrayFacts, CallFacts } from '../../facts/call-facts';
import { constantOf } from '../../facts/linear';
import { isContiguous, storesAt } from '../../facts/fills';
import type { Cell, Fill } from '../../facts/region';

/** Entries looked at one by one. */
const most = 256n;

/** The first entry of `width` bytes that the call reads and nothing stored; undefined where something may have. */
export function firstUnstored(facts: CallFacts, array: ArrayFacts, width: number): bigint | undefined {
  const stored = [...array.cells, ...array.fills];
  const { knownCount: count } = facts;
  const room = array.bytes === undefined ? undefined : constantOf(array.bytes);
  // Of an unknown count only the first entry is sure to be read; what lies past the end is another mistake.
  let end = count ?? 1n;
  if (room !== undefined && room / BigInt(width) < end) end = room / BigInt(width);
  if (end > most) end = most;
  const last = (end - 1n) * BigInt(width);
  // Nearly always one loop stores them all.
  const whole = array.fills.some(
    (fill) => isContiguous(fill) && mayCover(fill, 0n, width) && mayCover(fill, last, width),
  );
  if (whole) return undefined;
  for (let entry = 0n; entry < end; entry++) {
    const offset = entry * BigInt(width);
    if (!stored.some((one) => mayCover(one, offset, width))) return entry;
  }
  return undefined;
}

function mayCover(one: Cell | Fill, offset: bigint, width: number): boolean {
  if ('index' in one) return one.width !== width || storesAt(one, offset) !== false;
  const at = constantOf(one.offset);
  return at === undefined || (at < offset + BigInt(width) && at + BigInt(one.width) > offset);
}
