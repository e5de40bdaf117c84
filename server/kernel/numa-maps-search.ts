/** Finds the line of a numa_maps whose mapping begins at or nearest below an address. */
import { readNumaMapsLine } from './numa-maps';

export interface FoundMapping {
  /** Zero-based. */
  readonly line: number;
  readonly start: bigint;
}

/**
 * The file does not tell where a mapping ends: the address may lie behind it. Lines of another shape are passed over, and the order of the
 * lines does not matter.
 */
export function findMapping(text: string, address: bigint): FoundMapping | undefined {
  let best: FoundMapping | undefined;
  for (let at = 0, line = 0; at < text.length; line++) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    const start = readNumaMapsLine(text.slice(at, end))?.start;
    if (start !== undefined && start <= address && (best === undefined || start > best.start))
      best = { line, start };
    at = end + 1;
  }
  return best;
}
