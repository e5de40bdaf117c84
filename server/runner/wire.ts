/**
 * Parameters as they come off the wire → typed parameters, or a failure that names the field. A client may be older, newer or wrong;
 * nothing that it sends reaches the kernel unchecked.
 */
import type { FindSymbolParams, ListProcessesParams } from '../protocol/processes';
import type {
  ChallengeParams,
  Destination,
  MoveParams,
  OpenTargetParams,
  Outcome,
  PageSelection,
  PreflightParams,
  ProveParams,
  QueryParams,
  ReadMemoryParams,
  UndoParams,
} from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { limits } from './limits';

/** Thrown and caught within this file only: it unwinds the nested readers to `decode`. */
class WrongField extends Error {}

class Fields {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #path: string;

  constructor(value: unknown, path: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new WrongField(`${path === '' ? 'the parameters are' : `"${path}" is`} not an object`);
    this.#values = { ...value };
    this.#path = path === '' ? '' : `${path}.`;
  }

  #wrong(name: string, expected: string): WrongField {
    return new WrongField(`"${this.#path}${name}" is not ${expected}`);
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined;
  }

  string(name: string): string {
    const value = this.#values[name];
    if (typeof value !== 'string') throw this.#wrong(name, 'a string');
    return value;
  }

  integer(name: string, least: number, most: number): number {
    const value = this.#values[name];
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
      throw this.#wrong(name, `a whole number from ${least} to ${most}`);
    return value;
  }

  boolean(name: string): boolean {
    const value = this.#values[name];
    if (typeof value !== 'boolean') throw this.#wrong(name, 'true or false');
    return value;
  }

  object(name: string): Fields {
    return new Fields(this.#values[name], `${this.#path}${name}`);
  }

  list<T>(name: string, read: (item: Fields) => T): readonly T[] {
    return this.#items(name).map((item, i) => read(new Fields(item, `${this.#path}${name}[${i}]`)));
  }

  strings(name: string): readonly string[] {
    return this.#items(name).map((item) => {
      if (typeof item !== 'string') throw this.#wrong(name, 'a list of strings');
      return item;
    });
  }

  integers(name: string): readonly number[] {
    return this.#items(name).map((item) => {
      if (typeof item !== 'number' || !Number.isInteger(item) || Math.abs(item) > int32)
        throw this.#wrong(name, 'a list of whole numbers');
      return item;
    });
  }

  #items(name: string): readonly unknown[] {
    const value: unknown = this.#values[name];
    if (!Array.isArray(value)) throw this.#wrong(name, 'a list');
    return value;
  }
}

const int32 = 2 ** 31 - 1;

function decode<T>(params: unknown, read: (fields: Fields) => T): Outcome<T> {
  try {
    return succeed(read(new Fields(params, '')));
  } catch (error) {
    if (error instanceof WrongField) return failed(failures.badRequest(error.message));
    throw error;
  }
}

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
    case 'addresses':
      return { kind, addresses: fields.strings('addresses') };
    case 'array':
      return {
        kind,
        address: fields.string('address'),
        count: fields.integer('count', 0, Number.MAX_SAFE_INTEGER),
      };
    default:
      return oneOf(kind, 'ranges, addresses, array');
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

export const decoders = {
  initialize: (params: unknown): Outcome<{ readonly protocolVersion: unknown }> =>
    decode(params, (fields) => ({
      protocolVersion: fields.has('protocolVersion')
        ? fields.integer('protocolVersion', 0, int32)
        : undefined,
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
      ...(fields.has('journal') ? { journal: fields.string('journal') } : {}),
      ...progressToken(fields),
    })),
  undo: (params: unknown): Outcome<UndoParams> =>
    decode(params, (fields) => ({
      journal: fields.string('journal'),
      ...(fields.has('target') ? { target: fields.string('target') } : {}),
      ...progressToken(fields),
    })),
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
