/** The table of regions that one analysis has met, and the state in which each begins. */
import { sizeOf, type MachineType, type RecordTable } from '../flow/types';
import type { Origin, Variable } from '../flow/graph';
import { Cells } from './cells';
import { draftOf } from './drafts';
import { holdArray } from './held-arrays';
import { constant } from './linear';
import type { Region, RegionState } from './region';
import { copyFirst, truncate } from './truncate';
import type { RegionId } from './value';

const aged = '~';

/** The older instances of an allocation that is executed again and again. */
export function agedOf(region: RegionId): RegionId {
  return region.endsWith(aged) ? region : region + aged;
}

export function isAged(region: RegionId): boolean {
  return region.endsWith(aged);
}

/** An allocation: on a path that has not come to it, it does not exist, and no pointer there can mean it. */
export function isAllocated(region: RegionId): boolean {
  return region.startsWith('h:');
}

/** Nothing is known: what a region is until something says more. */
export const unknownState: RegionState = {
  length: undefined,
  initial: 'unknown',
  cells: Cells.none,
  fills: [],
  epoch: '0',
  touched: 'unknown',
  readAt: undefined,
  mapping: undefined,
  forkedAt: undefined,
  escaped: true,
  freed: 'no',
  freedAt: [],
  statusOf: [],
  pagesOf: [],
  boundBy: [],
};

/** Numbers for the regions that memories hold, in the order in which they were met. */
export class RegionNumbers {
  readonly #numbers = new Map<RegionId, number>();
  readonly ids: RegionId[] = [];

  /** Undefined: no memory holds it. */
  find(id: RegionId): number | undefined {
    return this.#numbers.get(id);
  }

  of(id: RegionId): number {
    let number = this.#numbers.get(id);
    if (number === undefined) {
      number = this.ids.push(id) - 1;
      this.#numbers.set(id, number);
    }
    return number;
  }

  rewind(size: number): void {
    truncate(this.#numbers, size);
    this.ids.length = size;
  }
}

/** How much there was at some time. */
export interface RegionsExtent {
  readonly regions: number;
  readonly numbers: number;
}

export class Regions {
  readonly #regions = new Map<RegionId, Region>();
  readonly #states = new Map<RegionId, RegionState>();

  /** `numbers`: the same for all copies, which go on with the same memories. */
  constructor(readonly numbers = new RegionNumbers()) {}

  /** `to`: as much as there was at some time. */
  copy({ regions }: RegionsExtent = this.extent): Regions {
    const copy = new Regions(this.numbers);
    copyFirst(this.#regions, copy.#regions, regions);
    copyFirst(this.#states, copy.#states, regions);
    return copy;
  }

  get extent(): RegionsExtent {
    return { regions: this.#regions.size, numbers: this.numbers.ids.length };
  }

  /** Forgets what was not there yet. */
  rewind({ regions, numbers }: RegionsExtent): void {
    truncate(this.#regions, regions);
    truncate(this.#states, regions);
    this.numbers.rewind(numbers);
  }

  /** Adds a region once; `state` is the one in which it is where no path has said otherwise. */
  define(region: Region, state: RegionState): RegionId {
    if (!this.#regions.has(region.id)) {
      this.#regions.set(region.id, region);
      this.#states.set(region.id, state);
    }
    return region.id;
  }

  has(id: RegionId): boolean {
    return this.#regions.has(id);
  }

  get(id: RegionId): Region {
    const known = this.#regions.get(id);
    if (known !== undefined) return known;
    const young = isAged(id) ? this.#regions.get(id.slice(0, -1)) : undefined;
    if (young !== undefined) return { ...young, id, many: true };
    return {
      id,
      origin: { kind: 'reached' },
      name: undefined,
      place: undefined,
      element: undefined,
      alignment: 'unknown',
      many: false,
      script: false,
      fixed: false,
    };
  }

  initialState(id: RegionId): RegionState {
    return this.#states.get(isAged(id) ? id.slice(0, -1) : id) ?? unknownState;
  }

  /** The region of a variable. `frame` keeps the locals of inlined functions apart. */
  ofVariable(variable: Variable, frame: string, records: RecordTable): RegionId {
    const shared = variable.kind === 'global' || variable.kind === 'errno';
    const id = shared ? `g:${variable.name}` : `${frame}v${variable.id}`;
    if (this.#regions.has(id)) return id;
    const size = variable.slot === true ? 8 : sizeOf(variable.type, records);
    const storage =
      variable.kind === 'global'
        ? 'global'
        : variable.kind === 'static'
          ? 'static'
          : variable.kind === 'synthetic'
            ? 'synthetic'
            : 'local';
    const lasting = storage === 'global' || storage === 'static';
    const held = variable.holds === undefined ? undefined : holdArray(this, id, variable.holds, records);
    const state = draftOf(unknownState);
    if (held !== undefined) state.cells = held;
    if (size !== undefined) state.length = constant(size);
    state.initial = lasting || variable.kind === 'parameter' ? 'unknown' : 'none';
    state.touched = lasting ? 'unknown' : 'none';
    state.escaped = storage === 'global' && variable.internal !== true;
    return this.define(
      {
        id,
        origin: { kind: 'variable', storage },
        name: variable.name,
        place: placeOf(variable),
        element: elementOf(variable.type),
        alignment: variable.aligned === true || !isPlain(variable.type, records) ? 'unknown' : 'object',
        many: false,
        script: false,
        fixed: held !== undefined,
      },
      state,
    );
  }
}

/** Where the variable is declared; undefined where that is not in this file. */
export function placeOf({ declaration }: Variable): Origin | undefined {
  return declaration === undefined ? undefined : { span: declaration, macros: [] };
}

/** Aligned as its kind of value is, and by nothing else: the type of a record may ask for a page. */
function isPlain(type: MachineType, records: RecordTable): boolean {
  if (type.kind === 'array') return isPlain(type.element, records);
  if (type.kind === 'record') return records.get(type.tag)?.align !== undefined;
  return type.kind !== 'unknown';
}

function elementOf(type: MachineType): MachineType {
  return type.kind === 'array' ? type.element : type;
}
