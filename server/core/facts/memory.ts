/**
 * Memory at one point of the program: the state of every region that differs from how it began. Immutable from the
 * outside (`fork` before changing); regions are replaced, never edited, so that joins compare them by identity.
 */
import type { Origin } from '../flow/graph';
import { noErrno, type ErrnoState } from './errno';
import { distanceBetween, symbol, type LinearForm } from './linear';
import { generalise, solve, substituteIn } from './fills';
import { Cells } from './cells';
import { changed, draftOf, refilled } from './drafts';
import { joinStates } from './join';
import type { Cell, RegionState } from './region';
import { clobbered, mapValues, sameState, storedValues, symbolicCells, touchMaybe } from './region-state';
import { agedOf, isAged, isAllocated, type Regions } from './regions';
import {
  joinMarks,
  joinValues,
  ofConstant,
  ofForm,
  pointerTo,
  unknownValue,
  withMarks,
  type AbstractValue,
  type Point,
  type RegionId,
} from './value';
import type { Symbols } from './symbols';

/** More cells than this and a region's contents are forgotten. */
const maxCells = 640;
/** The same for cells at places that are not known as numbers: each may be any other. */
const maxSymbolicCells = 24;

export function cellKey(offset: LinearForm, width: number): string {
  return offset.keyWith(width);
}

const none: readonly RegionId[] = [];

export interface StoreTarget {
  readonly region: RegionId;
  readonly offset: LinearForm;
  readonly strong: boolean;
}

/** What becomes of a cell when something is stored at another place; undefined if that overwrites it. */
function afterStore(
  cell: Cell,
  { offset, strong }: StoreTarget,
  width: number,
  value: AbstractValue,
): Cell | undefined {
  const distance = distanceBetween(cell.offset, offset);
  if (distance !== undefined && (distance >= width || distance <= -cell.width)) return cell;
  if (distance !== undefined && strong) return undefined;
  return refilled(
    cell,
    cell.width === width ? joinValues(cell.value, value) : { points: undefined, marks: cell.value.marks },
  );
}

/** What becomes of all cells but the one with that key. */
function otherCells(
  cells: Cells,
  key: string,
  target: StoreTarget,
  width: number,
  value: AbstractValue,
): Cells {
  let overwritten: Set<string> | undefined;
  const changed = cells.map((cell, other) => {
    if (other === key) return cell;
    const kept = afterStore(cell, target, width, value);
    if (kept === undefined) (overwritten ??= new Set()).add(other);
    return kept ?? cell;
  });
  return overwritten === undefined ? changed : changed.without(overwritten);
}

export class Memory {
  /** By the numbers of the regions: as a list they are copied and compared at once. Undefined: as it began. */
  #states: (RegionState | undefined)[];
  /** The list is also that of a fork: it is copied before the first change. */
  #shared: boolean;
  /** How many regions differ from how they began. */
  size: number;
  errno: ErrnoState;

  constructor(
    readonly table: Regions,
    readonly symbols: Symbols,
    from?: Memory,
  ) {
    this.#states = from === undefined ? [] : from.#share();
    this.#shared = from !== undefined;
    this.size = from?.size ?? 0;
    this.errno = from?.errno ?? noErrno;
  }

  /** The same for the copy of an analysis. */
  forkInto({ regions, symbols }: { readonly regions: Regions; readonly symbols: Symbols }): Memory {
    return new Memory(regions, symbols, this);
  }

  fork(): Memory {
    return new Memory(this.table, this.symbols, this);
  }

  /** The most frequent question of all. */
  state(region: RegionId): RegionState {
    const number = this.table.numbers.find(region);
    const known = number === undefined ? undefined : this.#states[number];
    return known ?? this.table.initialState(region);
  }

  /** Undefined where the region is as it began. */
  stored(region: RegionId): RegionState | undefined {
    const number = this.table.numbers.find(region);
    return number === undefined ? undefined : this.#states[number];
  }

  /** Each region that differs from how it began. What is changed meanwhile may be visited as it was. */
  forEach(visit: (state: RegionState, region: RegionId) => void): void {
    const { ids } = this.table.numbers;
    const states = this.#states;
    const { length } = states;
    for (let number = 0; number < length; number++) {
      const state = states[number];
      const region = ids[number];
      if (state !== undefined && region !== undefined) visit(state, region);
    }
  }

  /** The regions of which not both hold the same object as their state: all that may be another in `other`. */
  regionsUnlike(other: Memory): readonly RegionId[] {
    if (this.#states === other.#states) return none;
    const { ids } = this.table.numbers;
    const longer = this.#states.length < other.#states.length ? other.#states : this.#states;
    const shorter = longer === this.#states ? other.#states : this.#states;
    const unlike: RegionId[] = [];
    for (let number = 0; number < longer.length; number++) {
      const id = ids[number];
      if (longer[number] !== shorter[number] && id !== undefined) unlike.push(id);
    }
    return unlike;
  }

  #share(): (RegionState | undefined)[] {
    this.#shared = true;
    return this.#states;
  }

  #own(): (RegionState | undefined)[] {
    if (this.#shared) {
      this.#states = this.#states.slice();
      this.#shared = false;
    }
    return this.#states;
  }

  set(region: RegionId, state: RegionState): void {
    const number = this.table.numbers.of(region);
    const states = this.#own();
    // Without holes: those make a list slow.
    while (states.length <= number) states.push(undefined);
    if (states[number] === undefined) this.size++;
    states[number] = state;
  }

  forget(region: RegionId): void {
    const number = this.table.numbers.find(region);
    if (number === undefined || this.#states[number] === undefined) return;
    this.#own()[number] = undefined;
    this.size--;
  }

  update(region: RegionId, change: Partial<RegionState>): void {
    this.set(region, changed(this.state(region), change));
  }

  /** The region can be pointed to here. */
  exists(region: RegionId): boolean {
    return !isAllocated(region) || this.stored(region) !== undefined;
  }

  /** The region is in the same state in both memories. */
  sameState(region: RegionId, other: Memory): boolean {
    return sameState(this.state(region), other.state(region));
  }

  /** What is stored at `offset`, `width` bytes wide; a symbol where nothing is known. */
  load(region: RegionId, offset: LinearForm, width: number): AbstractValue {
    const state = this.state(region);
    const read = this.#loadFrom(region, state, offset, width);
    if (state.statusOf.length === 0) return read;
    return withMarks(
      read,
      state.statusOf.map((call) => ({ kind: 'status', call, negated: false })),
    );
  }

  #loadFrom(region: RegionId, state: RegionState, offset: LinearForm, width: number): AbstractValue {
    const cell = state.cells.get(cellKey(offset, width));
    if (cell !== undefined && !cell.may) return cell.value;
    let value = this.#beneath(region, state, offset, width);
    if (cell !== undefined) value = joinValues(cell.value, value);
    this.symbols.work += state.cells.size;
    // A store of another width, or at a place that may be this one.
    for (const other of state.cells.list) {
      if (other === cell) continue;
      const distance = distanceBetween(other.offset, offset);
      if (distance === undefined) {
        if (other.width === width) value = joinValues(value, other.value);
        else value = { points: undefined, marks: joinMarks(value.marks, other.value.marks) };
      } else if (distance < width && distance > -other.width)
        value = { points: undefined, marks: joinMarks(value.marks, other.value.marks) };
    }
    return value;
  }

  /** Without the single cells: a loop's fill, or what the region began with. */
  #beneath(region: RegionId, state: RegionState, offset: LinearForm, width: number): AbstractValue {
    let value = this.#initialValue(region, state, offset, width);
    for (const fill of state.fills) {
      if (fill.width !== width) {
        value = unknownValue;
        continue;
      }
      const at = solve(fill, offset);
      if (at === 'outside') continue;
      const stored =
        at === undefined ? generalise(fill.value, fill.index) : substituteIn(fill.value, fill.index, at);
      value = fill.may || at === undefined ? joinValues(value, stored) : stored;
    }
    return value;
  }

  #initialValue(region: RegionId, state: RegionState, offset: LinearForm, width: number): AbstractValue {
    if (state.initial === 'zero') return ofConstant(0);
    if (isAged(region) || state.initial === 'none') return unknownValue;
    const name = `[${region}+${offset.key}:${width}.${state.epoch}]`;
    return ofForm(this.symbols.compose(name, [offset, symbol(`epoch:${state.epoch}`), symbol(region)]));
  }

  store(target: StoreTarget, width: number, value: AbstractValue, origin: Origin, from?: Origin): void {
    const { region, offset, strong } = target;
    const state = this.state(region);
    this.symbols.work += state.cells.size;
    if (
      state.cells.size >= maxCells ||
      (offset.terms.length > 0 && symbolicCells(state) >= maxSymbolicCells)
    ) {
      this.clobber(region, `full:${region}`);
      return;
    }
    const key = cellKey(offset, width);
    const before = state.cells.get(key);
    const isOnly = state.cells.size === (before === undefined ? 0 : 1);
    const others = isOnly ? state.cells : otherCells(state.cells, key, target, width, value);
    const cells = others.with(key, {
      offset,
      width,
      value: strong || before === undefined ? value : joinValues(before.value, value),
      origin,
      source: from,
      may: !strong && (before?.may ?? true),
    });
    const next = draftOf(state);
    next.cells = cells;
    next.touched = strong ? 'write' : touchMaybe(state);
    next.forkedAt = undefined;
    this.set(region, next);
  }

  /** Everything in the region becomes `initial`. */
  reset(region: RegionId, change: Partial<RegionState>, epoch: string): void {
    const next = draftOf(this.state(region));
    next.cells = Cells.none;
    next.fills = [];
    next.epoch = epoch;
    next.forkedAt = undefined;
    this.set(region, changed(next, change));
  }

  /** Someone unseen may have written the region. */
  clobber(region: RegionId, epoch: string): void {
    if (this.#isFixed(region)) return;
    this.set(region, clobbered(this.state(region), epoch));
  }

  /** Someone unseen now holds the address, and that of everything stored there. Returns what newly escaped. */
  escape(region: RegionId): readonly RegionId[] {
    const escaped: RegionId[] = [];
    const pending = [region];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const state = this.state(next);
      if (state.escaped && next !== region) continue;
      if (!state.escaped) {
        escaped.push(next);
        this.set(next, changed(state, { escaped: true }));
      }
      for (const value of storedValues(state))
        for (const point of value.points ?? [])
          if (point.kind === 'pointer' && !this.state(point.region).escaped && point.region !== next)
            pending.push(point.region);
    }
    return escaped;
  }

  /** An unseen function ran: all that it can reach may have changed. `all`: also what only this file can name. */
  clobberEscaped(epoch: string, all = false): void {
    // Most are in one state together since the last such call; what is fixed is never in it.
    let before: RegionState | undefined;
    let after: RegionState | undefined;
    this.forEach((state, region) => {
      if (state === before && after !== undefined) this.set(region, after);
      else if ((state.escaped || (all && region.startsWith('g:'))) && !this.#isFixed(region)) {
        after = clobbered(state, epoch);
        before = state;
        this.set(region, after);
      }
    });
  }

  #isFixed(region: RegionId): boolean {
    return this.table.get(region).fixed;
  }

  /** The allocation `region` is about to be made again: pointers to it now mean an older instance. */
  age(region: RegionId): void {
    if (!this.exists(region)) return;
    const old = agedOf(region);
    const rename = (value: AbstractValue): AbstractValue => {
      if (!(value.points?.some((point) => point.kind === 'pointer' && point.region === region) ?? false))
        return value;
      return {
        ...value,
        points: value.points?.map((point): Point =>
          point.kind === 'pointer' && point.region === region
            ? pointerTo(old, point.offset, point.maybeNull, point.rounding)
            : point,
        ),
      };
    };
    const renamed = new Map<RegionId, RegionState>();
    this.forEach((state, id) => {
      const changed = mapValues(state, rename);
      if (changed !== state) renamed.set(id, changed);
    });
    if (renamed.size === 0) return;
    for (const [id, state] of renamed) this.set(id, state);
    const young = this.state(region);
    const older = this.stored(old);
    this.set(old, older === undefined ? young : joinStates(this, old, older, young, 'aged'));
  }
}
