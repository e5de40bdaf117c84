/** Which line of a numa_maps document holds an address, or why none does. Knows no editor. */
import { findMapping } from '../../server/kernel/numa-maps-search';
import { formatAddress } from '../../server/protocol/addresses';
import { say } from '../../server/languages/say';

/** Of the process whose document it is, as its maps told them; half open, in ascending order. */
export type Ranges = readonly { readonly from: string; readonly to: string }[];

export type MappingPlace =
  | { readonly kind: 'line'; readonly line: number; readonly isCertain: boolean }
  /** A sentence. */
  | { readonly kind: 'none'; readonly words: string };

/** "0x7f2a00000000", "7f2a00000000"; undefined for what is no address. */
export function parseAddress(text: string): bigint | undefined {
  const digits = /^\s*(?:0x)?([0-9a-f]{1,16})\s*$/i.exec(text)?.[1];
  return digits === undefined ? undefined : BigInt(`0x${digits}`);
}

/** What somebody may mean who has the cursor at this place of a line: an address in it, as it is written. */
export function addressAt(line: string, character: number): string | undefined {
  for (const found of line.matchAll(/\b(?:0x[0-9a-f]{1,16}|[0-9a-f]{6,16})\b/gi))
    if (found.index <= character && character <= found.index + found[0].length) return found[0];
  return undefined;
}

/** @param ranges absent for a copy of the file, which does not tell where mappings end */
export function placeOfMapping(text: string, address: bigint, ranges?: Ranges): MappingPlace {
  const written = formatAddress(address);
  const range = ranges?.find(({ from, to }) => BigInt(from) <= address && address < BigInt(to));
  if (ranges !== undefined && range === undefined) {
    const below = ranges.filter(({ to }) => BigInt(to) <= address).at(-1);
    const words =
      below === undefined
        ? say('No mapping of the process holds {address}; all of them are above it.', { address: written })
        : say('No mapping of the process holds {address}; the next one below it ends at {end}.', {
            address: written,
            end: below.to,
          });
    return { kind: 'none', words };
  }
  const found = findMapping(text, address);
  // A mapping that maps has and numa_maps had not yet: the line below is another mapping's.
  if (found === undefined || (range !== undefined && found.start < BigInt(range.from)))
    return {
      kind: 'none',
      words: say('No line of this document is about {address}.', { address: written }),
    };
  return { kind: 'line', line: found.line, isCertain: range !== undefined || found.start === address };
}
