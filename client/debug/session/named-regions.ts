/**
 * Regions of a process that people name without a debugger: a range of addresses, a mapping, a variable, what a pointer points to. The
 * editor asks for them one after the other, the command line reads them from options; what they mean is here.
 */
import { formatAddress } from '../../../server/protocol/addresses';
import type { Mapping, SymbolPlace } from '../../../server/protocol/processes';
import type { Outcome, RunnerFailure, Target } from '../../../server/protocol/runner';
import type { RunnerClient } from '../../../server/protocol/runner-client';
import { fromBase64, uint64List } from './bytes';
import { rangeRegion } from './region';
import type { Region } from './region';
import { say } from '../../../server/languages/say';

export interface AddressRange {
  readonly from: bigint;
  /** Exclusive. */
  readonly to: bigint;
}

const units: Readonly<Record<string, bigint>> = {
  '': 1n,
  k: 1n << 10n,
  m: 1n << 20n,
  g: 1n << 30n,
  t: 1n << 40n,
};

/** Bytes of "4096", "0x1000", "64K", "2 MiB", "1G"; undefined for anything else and for nothing. */
export function parseLength(text: string): bigint | undefined {
  const match = /^(0x[0-9a-f]{1,16}|\d{1,19}) ?(?:([kmgt])(?:i?b)?|b|bytes)?$/i.exec(text.trim());
  const unit = units[(match?.[2] ?? '').toLowerCase()];
  if (match?.[1] === undefined || unit === undefined) return undefined;
  const length = BigInt(match[1]) * unit;
  return length > 0n && length < 1n << 64n ? length : undefined;
}

const address = /^0x[0-9a-f]{1,16}$/i;

export function parseAddressText(text: string): bigint | undefined {
  return address.test(text.trim()) ? BigInt(text.trim()) : undefined;
}

export type RangeReading =
  { readonly ok: true; readonly range: AddressRange } | { readonly ok: false; readonly why: string };

/**
 * "0xSTART-0xEND" or "0xSTART+LENGTH". Without 0x it would be unclear which number is meant: the bare digits of /proc/PID/maps are
 * hexadecimal. `why` is a sentence.
 */
export function parseRangeText(text: string): RangeReading {
  const [start = '', end = '', ...more] = text.trim().split(/[-+]/);
  const from = parseAddressText(start);
  const plus = text.includes('+');
  const second = plus ? parseLength(end) : parseAddressText(end);
  if (from === undefined || second === undefined || more.length > 0)
    return {
      ok: false,
      why: say('A range is written 0xSTART-0xEND or 0xSTART+LENGTH, not "{text}".', { text: text.trim() }),
    };
  const to = plus ? from + second : second;
  if (to > 1n << 64n)
    return { ok: false, why: say('The range {text} ends behind the last address.', { text: text.trim() }) };
  if (to <= from)
    return { ok: false, why: say('The range {text} is empty or runs backwards.', { text: text.trim() }) };
  return { ok: true, range: { from, to } };
}

/** How a mapping is called: its name, or where it is. */
export function mappingTitle({ name, from }: Pick<Mapping, 'name' | 'from'>): string {
  return name === '' ? say('anonymous memory at {from}', { from }) : name;
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Those that are called so: by name, by the last part of a path, or by an address that lies in it. */
export function mappingsCalled(mappings: readonly Mapping[], wanted: string): readonly Mapping[] {
  const at = parseAddressText(wanted);
  if (at !== undefined) return mappings.filter(({ from, to }) => BigInt(from) <= at && at < BigInt(to));
  const exact = mappings.filter(({ name }) => name !== '' && name === wanted);
  if (exact.length > 0) return exact;
  return mappings.filter(({ name }) => name.startsWith('/') && baseName(name) === wanted);
}

export function mappingsRegion(title: string, mappings: readonly Mapping[]): Region {
  return { title, pages: { kind: 'ranges', ranges: mappings.map(({ from, to }) => ({ from, to })) } };
}

/** What was named stands for no pages. */
export const refused = (
  message: string,
  remedy: string,
): { readonly ok: false; readonly failure: RunnerFailure } => ({
  ok: false,
  failure: { code: 'bad-range', message, remedy },
});

/** @param length bytes; the variable's own size when absent */
export function variableRegion(place: SymbolPlace, length?: bigint): Outcome<Region> {
  const size = length ?? BigInt(place.size);
  if (size === 0n)
    return refused(
      say('The symbol table of {file} does not tell how large {name} is.', {
        file: place.file,
        name: place.name,
      }),
      say('Say how many bytes are meant.'),
    );
  const from = BigInt(place.address);
  return { ok: true, value: rangeRegion(say('variable {name}', { name: place.name }), from, from + size) };
}

/** The pages that an array of pointers names, as the argument `pages` of a call would. */
export function pointersRegion({ name, address, size }: SymbolPlace, pointerSize: number): Region {
  return {
    title: say('pages that {name} names', { name }),
    pages: { kind: 'array', address, count: Math.floor(size / pointerSize) },
  };
}

export type MemoryPort = Pick<RunnerClient, 'readMemory'>;

/** What a pointer variable points to now, so many bytes of it. */
export async function pointedRegion(
  runner: MemoryPort,
  { target, pointerSize }: Pick<Target, 'target' | 'pointerSize'>,
  place: SymbolPlace,
  length: bigint,
): Promise<Outcome<Region>> {
  if (place.size !== 0 && place.size !== pointerSize)
    return refused(
      say('{name} has {size} bytes and is no pointer, which has {pointerSize}.', {
        name: place.name,
        size: place.size,
        pointerSize,
      }),
      say('Name the variable itself.'),
    );
  const read = await runner.readMemory({ target, address: place.address, length: pointerSize });
  if (!read.ok) return read;
  const bytes = fromBase64(read.value.base64) ?? [];
  const [from = 0n] = uint64List([...bytes, ...Array<number>(8 - bytes.length).fill(0)]);
  if (from === 0n)
    return refused(
      say('The pointer {name} is null now, so it points to no page.', { name: place.name }),
      say('Ask again once the program has allocated the memory.'),
    );
  if (from + length > 1n << 64n)
    return refused(
      say('{name} points to {from}, and {length} bytes from there end behind the last address.', {
        name: place.name,
        from: formatAddress(from),
        length,
      }),
      say('Name a smaller length.'),
    );
  return {
    ok: true,
    value: rangeRegion(say('what {name} points to', { name: place.name }), from, from + length),
  };
}
