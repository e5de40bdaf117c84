/** What rules share that look at the addresses in pages[]. */
import type { ArrayFacts } from '../facts/call-facts';
import type { Cell, Fill } from '../facts/region';
import { constantOf } from '../facts/linear';

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
