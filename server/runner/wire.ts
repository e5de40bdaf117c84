/**
 * Parameters as they come off the wire → typed parameters, or a failure that names the field. A client may be older, newer or wrong;
 * nothing that it sends reaches the kernel unchecked.
 */
import { maxMapCells } from '../protocol/page-map';
import type { MapParams } from '../protocol/page-map';
import type { PredictParams } from '../protocol/prediction';
import type { JournalsParams } from '../protocol/journals';
import type {
  FindSymbolParams,
  ListProcessesParams,
  MappingsParams,
  NumaMapsParams,
} from '../protocol/processes';
import type {
  ChallengeParams,
  Destination,
  MoveParams,
  OpenTargetParams,
  Outcome,
  PageSelection,
  PingParams,
  PreflightParams,
  ProveParams,
  QueryParams,
  ReadMemoryParams,
  TopologyParams,
  UndoParams,
} from '../protocol/runner';
import { limits } from './limits';
import { decode, int32, WrongField } from './wire-fields';
import type { Fields } from './wire-fields';

function oneOf(kind: string, kinds: string): never {
  throw new WrongField(`"${kind}" is none of ${kinds}`);
}

function selection(fields: Fields): PageSelection {
  const kind = fields.string('kind');
  switch (kind) {
    case 'ranges':
      return {
        kind,
        ranges: fields.list('ranges', (item) => ({ from: item.string('from'), to: item.string('to') })),
      };
    case 'process':
      return { kind };
    case 'addresses':
      return { kind, addresses: fields.strings('addresses') };
    case 'array':
      return {
        kind,
        address: fields.string('address'),
        count: fields.integer('count', 0, Number.MAX_SAFE_INTEGER),
      };
    default:
      return oneOf(kind, 'ranges, process, addresses, array');
  }
}

function destination(fields: Fields): Destination {
  const kind = fields.string('kind');
  switch (kind) {
    case 'node':
      return { kind, node: fields.integer('node', -int32, int32) };
    case 'array':
      return { kind, address: fields.string('address') };
    case 'list':
      return { kind, nodes: fields.integers('nodes') };
    default:
      return oneOf(kind, 'node, array, list');
  }
}

const progressToken = (fields: Fields): { readonly progressToken?: string } =>
  fields.has('progressToken') ? { progressToken: fields.string('progressToken') } : {};

/** MPOL_MF_MOVE and MPOL_MF_MOVE_ALL are all that move_pages(2) takes. */
const flags = (fields: Fields): number => {
  const value = fields.integer('flags', 0, int32);
  if ((value & ~6) !== 0) throw new WrongField(`"flags" is ${value}, not MPOL_MF_MOVE or MPOL_MF_MOVE_ALL`);
  return value;
};

function planted(kind: string): 'bytes' | 'pages' {
  return kind === 'bytes' || kind === 'pages' ? kind : oneOf(kind, 'bytes, pages');
}

function listed(pages: PageSelection): PredictParams['pages'] {
  if (pages.kind === 'ranges' || pages.kind === 'process') return oneOf(pages.kind, 'addresses, array');
  return pages;
}

function nodeArray(to: Destination): NonNullable<PredictParams['nodes']> {
  return to.kind === 'node' ? oneOf(to.kind, 'array, list') : to;
}

export const decoders = {
  initialize: (params: unknown): Outcome<{ readonly protocolVersion: number; readonly language: string }> =>
    decode(params, (fields) => ({
      protocolVersion: fields.integer('protocolVersion', 0, int32),
      language: fields.has('language') ? fields.string('language') : '',
    })),
  openTarget: (params: unknown): Outcome<OpenTargetParams> =>
    decode(params, (fields) => ({
      pid: fields.integer('pid', 1, int32),
      ...(fields.has('startTime') ? { startTime: fields.string('startTime') } : {}),
      ...(fields.has('requireProof') ? { requireProof: fields.boolean('requireProof') } : {}),
    })),
  challenge: (params: unknown): Outcome<ChallengeParams> =>
    decode(params, (fields) => ({ target: fields.string('target') })),
  prove: (params: unknown): Outcome<ProveParams> =>
    decode(params, (fields) => ({
      target: fields.string('target'),
      samples: fields.list('samples', (item) => ({
        address: item.string('address'),
        base64: item.string('base64'),
        ...(item.has('secret') ? { secret: item.boolean('secret') } : {}),
      })),
      ...(fields.has('planted') ? { planted: planted(fields.string('planted')) } : {}),
      ...(fields.has('executable') ? { executable: fields.string('executable') } : {}),
    })),
  readMemory: (params: unknown): Outcome<ReadMemoryParams> =>
    decode(params, (fields) => ({
      target: fields.string('target'),
      address: fields.string('address'),
      length: fields.integer('length', 0, limits.maxRead),
    })),
  preflight: (params: unknown): Outcome<PreflightParams> =>
    decode(params, (fields) => ({
      target: fields.string('target'),
      flags: flags(fields),
      nodes: fields.integers('nodes'),
      ...(fields.has('bytes') ? { bytes: fields.integer('bytes', 0, Number.MAX_SAFE_INTEGER) } : {}),
    })),
  query: (params: unknown): Outcome<QueryParams> =>
    decode(params, (fields) => ({
      target: fields.string('target'),
      pages: selection(fields.object('pages')),
      ...(fields.has('saveTo') ? { saveTo: fields.string('saveTo') } : {}),
      ...progressToken(fields),
    })),
  move: (params: unknown): Outcome<MoveParams> =>
    decode(params, (fields) => ({
      target: fields.string('target'),
      pages: selection(fields.object('pages')),
      to: destination(fields.object('to')),
      flags: flags(fields),
      ...(fields.has('dryRun') ? { dryRun: fields.boolean('dryRun') } : {}),
      ...(fields.has('batch') ? { batch: fields.integer('batch', 1, limits.maxBatch) } : {}),
      ...(fields.has('mapCells') ? { mapCells: fields.integer('mapCells', 1, maxMapCells) } : {}),
      ...(fields.has('journal') ? { journal: fields.string('journal') } : {}),
      ...progressToken(fields),
      ...(fields.has('journalToken') ? { journalToken: fields.string('journalToken') } : {}),
    })),
  map: (params: unknown): Outcome<MapParams> =>
    decode(params, (fields) => ({
      target: fields.string('target'),
      pages: selection(fields.object('pages')),
      cells: fields.integer('cells', 1, maxMapCells),
      ...progressToken(fields),
    })),
  predict: (params: unknown): Outcome<PredictParams> =>
    decode(params, (fields) => ({
      target: fields.string('target'),
      pages: listed(selection(fields.object('pages'))),
      ...(fields.has('nodes') ? { nodes: nodeArray(destination(fields.object('nodes'))) } : {}),
      // Any value: what a wrong one leads to is part of what is foretold.
      flags: fields.integer('flags', -int32 - 1, int32),
      hasStatus: fields.boolean('hasStatus'),
    })),
  mappings: (params: unknown): Outcome<MappingsParams> =>
    decode(params, (fields) => ({ target: fields.string('target') })),
  numaMaps: (params: unknown): Outcome<NumaMapsParams> =>
    decode(params, (fields) => ({ target: fields.string('target') })),
  topology: (params: unknown): Outcome<TopologyParams> =>
    decode(params, (fields) => (fields.has('target') ? { target: fields.string('target') } : {})),
  ping: (params: unknown): Outcome<PingParams> =>
    decode(params, (fields) => ({ sequence: fields.integer('sequence', 0, Number.MAX_SAFE_INTEGER) })),
  undo: (params: unknown): Outcome<UndoParams> =>
    decode(params, (fields) => ({
      journal: fields.string('journal'),
      ...(fields.has('target') ? { target: fields.string('target') } : {}),
      ...(fields.has('flags') ? { flags: flags(fields) } : {}),
      ...progressToken(fields),
    })),
  journals: (params: unknown): Outcome<JournalsParams> => decode(params, () => ({})),
  listProcesses: (params: unknown): Outcome<ListProcessesParams> =>
    decode(params, (fields) => {
      const pids = fields.has('pids') ? fields.integers('pids') : undefined;
      if (pids !== undefined && pids.length > limits.maxPids)
        throw new WrongField(`"pids" names more than ${limits.maxPids}`);
      return {
        ...(pids === undefined ? {} : { pids }),
        ...(fields.has('nodes') ? { nodes: fields.boolean('nodes') } : {}),
      };
    }),
  findSymbol: (params: unknown): Outcome<FindSymbolParams> =>
    decode(params, (fields) => ({ target: fields.string('target'), name: fields.string('name') })),
} as const;
