/**
 * Which pages a command is about: `--range`, `--mapping`, `--symbol` and `--all`, read from the command line and found in the
 * process. Names are looked up once, when the command begins, but for `--all`, which means every mapping at each look.
 */
import type { Region } from '../../../client/debug/session/region';
import {
  mappingTitle,
  mappingsCalled,
  mappingsRegion,
  parseLength,
  parseRangeText,
  pointedRegion,
  refused,
  variableRegion,
} from '../../../client/debug/session/named-regions';
import { formatAddress } from '../../protocol/addresses';
import type { SymbolPlace } from '../../protocol/processes';
import type { Outcome, PageSelection, Target } from '../../protocol/runner';
import type { RunnerClient } from '../../protocol/runner-client';
import type { Arguments, Option } from '../command';
import { UsageError } from './options';
import type { Range } from './options';
import { phrase } from '../../languages/phrase';
import { say } from '../../languages/say';

interface SymbolRequest {
  readonly name: string;
  /** Bytes; the variable's own size when absent. */
  readonly length?: bigint;
  /** Not the variable but what it points to. */
  readonly pointed: boolean;
}

export type SelectionRequest =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'named';
      readonly ranges: readonly Range[];
      readonly mappings: readonly string[];
      readonly symbols: readonly SymbolRequest[];
    };

export interface Selection {
  readonly pages: PageSelection;
  /** What each name stood for. */
  readonly regions: readonly Region[];
}

export const selectionOptions = {
  range: {
    type: 'string',
    multiple: true,
    value: '0xSTART-0xEND',
    help: phrase('Addresses in the process, the end exclusive, or 0xSTART+LENGTH; rounded outwards to pages'),
  },
  mapping: {
    type: 'string',
    multiple: true,
    value: 'NAME|0xADDRESS',
    help: phrase(
      'A mapping by name ([heap], a path or its last part) or by an address in it; "numa-lens mappings" lists them',
    ),
  },
  symbol: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    help: phrase(
      'A global or static variable; NAME+LENGTH for so many bytes from it, NAME*LENGTH for what it points to',
    ),
  },
  all: { type: 'boolean', help: phrase('Every page of the process that can be moved') },
} as const satisfies Readonly<Record<string, Option>>;

/** As it stands in a usage line. */
export const selectionUsage = '(--range 0xSTART-0xEND | --mapping NAME | --symbol NAME | --all)';

const isEmpty = (args: Arguments): boolean =>
  (['range', 'mapping', 'symbol'] as const).every((name) => args.values(name).length === 0);

export function readSelection(args: Arguments): SelectionRequest {
  if (args.flag('all')) {
    if (!isEmpty(args)) throw new UsageError(say('--all is all of the process: leave out the other pages.'));
    return { kind: 'all' };
  }
  if (isEmpty(args))
    throw new UsageError(
      say(
        'Name the pages: --range 0xSTART-0xEND, --mapping NAME, --symbol NAME, or --all for the whole process.',
      ),
    );
  return {
    kind: 'named',
    ranges: args.values('range').flatMap((text) => text.split(',').map(readRange)),
    mappings: args.values('mapping'),
    symbols: args.values('symbol').map(readSymbol),
  };
}

/** The whole process where no pages are named. */
export function readSelectionOrAll(args: Arguments): SelectionRequest {
  return isEmpty(args) ? { kind: 'all' } : readSelection(args);
}

function readRange(text: string): Range {
  const reading = parseRangeText(text);
  if (!reading.ok) throw new UsageError(`--range: ${reading.why}`);
  const { from, to } = reading.range;
  return { from: formatAddress(from), to: formatAddress(to) };
}

function readSymbol(text: string): SymbolRequest {
  const match = /^([^+*]+)(?:([+*])(.*))?$/.exec(text.trim());
  const name = match?.[1]?.trim() ?? '';
  if (name === '')
    throw new UsageError(say('--symbol takes NAME, NAME+LENGTH or NAME*LENGTH, not "{text}".', { text }));
  if (match?.[2] === undefined) return { name, pointed: false };
  const length = parseLength(match[3] ?? '');
  if (length === undefined)
    throw new UsageError(
      say('--symbol: "{length}" is no length; write bytes, or 64K, 2M, 1G.', { length: match[3] ?? '' }),
    );
  return { name, length, pointed: match[2] === '*' };
}

export async function findSelection(
  client: RunnerClient,
  target: Target,
  request: SelectionRequest,
): Promise<Outcome<Selection>> {
  if (request.kind === 'all')
    return {
      ok: true,
      value: {
        pages: { kind: 'process' },
        regions: [{ title: say('process {pid}', { pid: target.pid }), pages: { kind: 'process' } }],
      },
    };
  const regions: Region[] = request.ranges.map(({ from, to }) => ({
    title: `${from}-${to}`,
    pages: { kind: 'ranges', ranges: [{ from, to }] },
  }));
  if (request.mappings.length > 0) {
    const found = await findMappings(client, target, request.mappings);
    if (!found.ok) return found;
    regions.push(...found.value);
  }
  for (const symbol of request.symbols) {
    const found = await findVariable(client, target, symbol);
    if (!found.ok) return found;
    regions.push(found.value);
  }
  return { ok: true, value: { pages: { kind: 'ranges', ranges: regions.flatMap(rangesOf) }, regions } };
}

/** None for the whole process. */
export const rangesOf = ({ pages }: Region): readonly Range[] =>
  pages.kind === 'ranges' ? pages.ranges : [];

async function findMappings(
  client: RunnerClient,
  target: Target,
  names: readonly string[],
): Promise<Outcome<readonly Region[]>> {
  const listed = await client.mappings({ target: target.target });
  if (!listed.ok) return listed;
  const regions: Region[] = [];
  for (const name of names) {
    const called = mappingsCalled(listed.value.mappings, name);
    const movable = called.filter(({ unmovable }) => unmovable === undefined);
    const [first] = called;
    if (first === undefined)
      return refused(
        name.startsWith('0x')
          ? say('Process {pid} has no mapping at {address}.', { pid: target.pid, address: name })
          : say('Process {pid} has no mapping called {name}.', { pid: target.pid, name }),
        say('"numa-lens mappings --pid {pid}" lists those it has.', { pid: target.pid }),
      );
    if (movable.length === 0)
      return refused(
        say('No page of {mapping} can be moved. {why}', {
          mapping: mappingTitle(first),
          why: first.unmovable ?? '',
        }).trim(),
        '',
      );
    regions.push(mappingsRegion(mappingTitle(first), movable));
  }
  return { ok: true, value: regions };
}

async function findVariable(
  client: RunnerClient,
  target: Target,
  { name, length, pointed }: SymbolRequest,
): Promise<Outcome<Region>> {
  const found = await client.findSymbol({ target: target.target, name });
  if (!found.ok) return found;
  const { places, notes } = found.value;
  const [place, ...others] = places;
  if (place === undefined)
    return refused(
      [
        say('Process {pid} has no variable {name} in its symbol tables.', { pid: target.pid, name }),
        ...notes,
      ].join(' '),
      say(
        'Check the name (a C++ one with its scope, as in app::counter), or name the addresses: --range 0xSTART+LENGTH.',
      ),
    );
  if (others.length > 0)
    return refused(
      say('{name} stands for {count} variables: {places}.', {
        name,
        count: places.length,
        places: places.map(placeWords).join(', '),
      }),
      say('Name one with its scope, or name the addresses: --range 0xSTART+LENGTH.'),
    );
  if (pointed && length !== undefined) return pointedRegion(client, target, place, length);
  const region = variableRegion(place, length);
  return region.ok || length !== undefined
    ? region
    : refused(region.failure.message, say('Say how many bytes are meant: --symbol {name}+LENGTH.', { name }));
}

const placeWords = ({ name, address, size, file }: SymbolPlace): string =>
  say('{name} at {address} ({size} bytes, {file})', { name, address, size, file });
