/** Requests as a client of the runner may send them, right, wrong and hostile, about the processes of a world. */
import fs from 'node:fs';
import path from 'node:path';
import { hex } from '../../runner/support';
import { damaged, hostile } from './hostile';
import type { Json } from './hostile';
import type { Random } from './random';
import { areaNames } from './world';
import type { FuzzTarget, World } from './world';

export interface Request {
  readonly method: string;
  readonly params: Json;
}

/** Handles that a session was given, with the process of each. */
export type Handles = ReadonlyMap<string, FuzzTarget>;

const page = 4096n;
const top = 1n << 64n;

/** Where addresses change their meaning. */
const edges = [
  0n,
  1n,
  page,
  (1n << 32n) - 1n,
  1n << 32n,
  (1n << 47n) - page,
  1n << 47n,
  (1n << 56n) - page,
  1n << 56n,
  1n << 63n,
  top - page,
  top - page - 1n,
  top - 1n,
];

/** Any of them, most of them within or beside an area of the process. */
export function address(random: Random, target: FuzzTarget, areas: readonly string[] = areaNames): bigint {
  if (random.chance(0.15)) return random.of(edges);
  const { from, length } = target.area(random.of(areas));
  const span = BigInt(Math.min(length, 1 << 24)) + 8n * page;
  const at = from - 4n * page + BigInt(Math.floor(random.next() * Number(span)));
  return random.chance(0.5) ? at & ~(page - 1n) : at;
}

function range(random: Random, target: FuzzTarget): Json {
  const from = address(random, target);
  const length = random.chance(0.03)
    ? random.of([1n << 30n, 1n << 40n])
    : random.of([1n, 4095n, page, 5n * page, 700n * page, 0n, -page]);
  const to = from + length;
  // Past the end of the address space it goes on at its beginning, or is no address any more.
  return { from: hex(from), to: to >= 0n ? hex(random.chance(0.5) ? to % top : to) : '0x0' };
}

/** What a process that writes its own memory all the while leaves as it is: an array that is read twice names the same pages. */
const steadyAreas = ['hole', 'reserve', 'guard', 'protected'];

/** @param arrays the areas at which an array may be */
function selection(random: Random, target: FuzzTarget, arrays: readonly string[]): Json {
  switch (random.below(8)) {
    case 0:
      return { kind: 'process' };
    case 1:
    case 2:
      return { kind: 'addresses', addresses: random.list(30, () => hex(address(random, target))) };
    case 3:
      return random.chance(0.5)
        ? { kind: 'array', address: hex(target.area('pages').from), count: random.below(7) }
        : {
            kind: 'array',
            address: hex(address(random, target, arrays)),
            count: random.chance(0.03) ? 2 ** 24 : random.of([0, 1, 7, 600, 5000, 2 ** 24 + 1, 2 ** 53 - 1]),
          };
    default:
      return { kind: 'ranges', ranges: random.list(6, () => range(random, target)) };
  }
}

/** @param nodes those of the machine */
function destination(random: Random, target: FuzzTarget, nodes: readonly number[]): Json {
  const any = (): number => random.of([random.of(nodes), 0, 0, 1, -1, 2 ** 31 - 1]);
  switch (random.below(6)) {
    case 0:
      return { kind: 'list', nodes: random.list(30, any) };
    case 1:
      return { kind: 'array', address: hex(target.area('nodes').from) };
    case 2:
      return { kind: 'node', node: random.of([1, -1, 63, 1024, 2 ** 31 - 1]) };
    default:
      return { kind: 'node', node: random.of(nodes) };
  }
}

const flags = (random: Random): number =>
  random.chance(0.9) ? random.of([2, 2, 2, 4, 6]) : random.below(16);

export class Requests {
  readonly #random: Random;
  /** How many moves name what can be moved, and how many openings forbid moves from then on: where pages really change their node, many shall. */
  readonly #plain: number;
  readonly #guarded: number;
  readonly #arrays: readonly string[];
  readonly #world: World;
  readonly #handles: Handles;
  /** Journals that undo may be asked for. */
  readonly #journals: string[];
  readonly #folder: string;
  #files = 0;

  constructor(random: Random, world: World, handles: Handles, journals: string[], folder: string) {
    this.#folder = folder;
    [this.#plain, this.#guarded] = world.parts.pretends ? [0.3, 0.2] : [0.6, 0.01];
    this.#arrays = world.parts.pretends ? areaNames : steadyAreas;
    this.#random = random;
    this.#world = world;
    this.#handles = handles;
    this.#journals = journals;
  }

  #handle(): readonly [string, FuzzTarget] {
    return this.#random.of([...this.#handles]);
  }

  /** A file for the runner to write, new as a rule. */
  #file(): string {
    const random = this.#random;
    if (random.chance(0.2))
      return random.of([
        this.#folder,
        path.join(this.#folder, 'no/such/folder/file'),
        ...[
          '/dev/full',
          '/dev/null',
          'relative',
          '',
          '/',
          '/proc/self/fd/1',
          '\0',
          this.#world.parts.recorder,
        ],
        ...this.#journals,
      ]);
    const file = path.join(this.#folder, `journal-${this.#files++}.jsonl`);
    this.#journals.push(file);
    return file;
  }

  /** A journal to undo: as a rule one that is there. */
  #written(): string {
    const there = this.#journals.filter((file) => fs.existsSync(file));
    return there.length > 0 && this.#random.chance(0.9) ? this.#random.of(there) : this.#file();
  }

  #tokens(): Readonly<Record<string, Json>> {
    return this.#random.chance(0.3) ? { progressToken: 'p', journalToken: 'j' } : {};
  }

  move(): Request {
    const random = this.#random;
    const [target, about] = this.#handle();
    if (random.chance(this.#plain)) {
      const pages = about.ranges(random.chance(0.1) ? 'huge' : random.of(['touched', 'protected']));
      const node = random.of(this.#world.parts.nodes);
      return { method: 'move', params: { target, pages, to: { kind: 'node', node }, flags: 2 } };
    }
    return {
      method: 'move',
      params: {
        target,
        pages: selection(random, about, this.#arrays),
        to: destination(random, about, this.#world.parts.nodes),
        flags: flags(random),
        ...(random.chance(0.2) ? { dryRun: random.chance(0.7) } : {}),
        ...(random.chance(0.3) ? { batch: random.of([1, 2, 7, 512, 32_768, 32_769, 0]) } : {}),
        ...(random.chance(0.2) ? { mapCells: random.of([1, 16, 4096, 2 ** 20, 0]) } : {}),
        ...(random.chance(0.5) ? { journal: this.#file() } : {}),
        ...this.#tokens(),
      },
    };
  }

  #sound(): Request {
    const random = this.#random;
    const [target, about] = this.#handle();
    const where = (): string => hex(address(random, about));
    switch (random.below(22)) {
      case 0:
        return {
          method: 'target/open',
          params: {
            pid: random.of([about.pid, ...this.#world.oddPids()]),
            ...(random.chance(0.2) ? { startTime: random.of(['0', '1', 'x']) } : {}),
            ...(random.chance(this.#guarded) ? { requireProof: true } : {}),
          },
        };
      case 1:
        return { method: 'target/challenge', params: { target } };
      case 2:
        return {
          method: 'target/prove',
          params: {
            target,
            samples: random.list(3, () => ({
              address: where(),
              base64: random.of(['', 'AA==', 'AQAAAAA=', '!', 'A'.repeat(4000)]),
              ...(random.chance(0.3) ? { secret: true } : {}),
            })),
            ...(random.chance(0.1) ? { planted: random.of(['bytes', 'pages']) } : {}),
            ...(random.chance(0.3)
              ? { executable: random.of([this.#world.parts.program, '/bin/true', '']) }
              : {}),
          },
        };
      case 3:
        return {
          method: 'target/readMemory',
          params: {
            target,
            address: where(),
            length: random.of([0, 1, 8, 4096, 5000, 2 ** 20, 2 ** 20 + 1]),
          },
        };
      case 4:
        return {
          method: 'preflight',
          params: { target, flags: flags(random), nodes: random.list(4, () => random.of([0, 1, -1, 1024])) },
        };
      case 5:
        return { method: 'target/mappings', params: { target } };
      case 6:
        return { method: 'target/numaMaps', params: { target } };
      case 7:
        return { method: 'topology', params: random.chance(0.5) ? { target } : {} };
      case 8:
        return { method: 'ping', params: { sequence: random.below(2 ** 31) } };
      case 9:
        return { method: 'journals', params: {} };
      case 10:
        return {
          method: 'processes',
          params: {
            pids: random.list(5, () => random.of([about.pid, ...this.#world.oddPids()])),
            nodes: random.chance(0.5),
          },
        };
      case 11:
        return {
          method: 'target/findSymbol',
          params: { target, name: random.of(['main', 'sum', 'nothing', '_Z1fv', '']) },
        };
      case 12:
        return {
          method: 'target/predict',
          params: {
            target,
            pages: selection(random, about, this.#arrays),
            ...(random.chance(0.7) ? { nodes: destination(random, about, this.#world.parts.nodes) } : {}),
            flags: random.of([0, 2, 4, 9, -1]),
            hasStatus: random.chance(0.8),
          },
        };
      case 13:
        return {
          method: 'map',
          params: { target, pages: selection(random, about, this.#arrays), cells: random.of([1, 64, 4096]) },
        };
      case 14:
        return {
          method: 'undo',
          params: {
            journal: this.#written(),
            ...(random.chance(0.4) ? { target } : {}),
            ...(random.chance(0.3) ? { flags: flags(random) } : {}),
            ...this.#tokens(),
          },
        };
      case 15:
        return random.chance(0.1)
          ? { method: random.of(['', 'no/such', '$/none', 'toString', '__proto__']), params: hostile(random) }
          : { method: 'initialize', params: { protocolVersion: 4, client: 'fuzz' } };
      case 16:
      case 17:
      case 18:
        return this.move();
      default:
        return {
          method: 'query',
          params: {
            target,
            pages: selection(random, about, this.#arrays),
            ...(random.chance(0.1) ? { saveTo: this.#file() } : {}),
            ...this.#tokens(),
          },
        };
    }
  }

  any(): Request {
    const random = this.#random;
    const request = this.#sound();
    if (random.chance(0.6)) return request;
    const params = damaged(random, request.params);
    // Parameters by position, which JSON-RPC permits, with something where the token of the transport would be.
    return {
      method: request.method,
      params: random.chance(0.05) ? [request.params, hostile(random)] : params,
    };
  }
}
