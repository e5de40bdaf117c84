/**
 * Memory at one point of the program: the state of every region that differs from how it began. Immutable from the
 * outside (`fork` before changing); regions are replaced, never edited, so that joins compare them by identity.
 */
import type { Origin } from '../flow/graph';
import { noErrno, type ErrnoState } from './errno';
import {
  add,
  constantOf,
  divideExactly,
  isBelowZero,
  isNotNegative,
  mentions,
  subtract,
  substitute,
  symbol,
  type LinearForm,
} from './linear';
import { joinStates } from './join';
import { mappingKey } from './mapping';
import type { Cell, Fill, RegionState, Touch } from './region';
import { agedOf, isAged, isAllocated, type Regions } from './regions';
import {
  joinMarks,
  joinValues,
  ofConstant,
  ofForm,
  unknownValue,
  valueKey,
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
  return `${offset.key}:${width}`;
}

export interface StoreTarget {
  readonly region: RegionId;
  readonly offset: LinearForm;
  readonly strong: boolean;
}

export class Memory {
  #regions: Map<RegionId, RegionState>;
  /** The map is also that of a fork: it is copied before the first change. */
  #shared = false;
  errno: ErrnoState;

  constructor(
    readonly table: Regions,
    readonly symbols: Symbols,
    from?: Memory,
  ) {
    this.#regions = from === undefined ? new Map<RegionId, RegionState>() : from.#share();
    this.#shared = from !== undefined;
    this.errno = from?.errno ?? noErrno;
  }

  fork(): Memory {
    return new Memory(this.table, this.symbols, this);
  }

  state(region: RegionId): RegionState {
    return this.regions.get(region) ?? this.table.initialState(region);
  }

  get regions(): ReadonlyMap<RegionId, RegionState> {
    return this.#regions;
  }

  #share(): Map<RegionId, RegionState> {
    this.#shared = true;
    return this.#regions;
  }

  #own(): Map<RegionId, RegionState> {
    if (this.#shared) {
      this.#regions = new Map(this.#regions);
      this.#shared = false;
    }
    return this.#regions;
  }

  set(region: RegionId, state: RegionState): void {
    this.#own().set(region, state);
  }

  forget(region: RegionId): void {
    if (this.#regions.has(region)) this.#own().delete(region);
  }

  update(region: RegionId, change: Partial<RegionState>): void {
    this.set(region, { ...this.state(region), ...change });
  }

  /** The region can be pointed to here. */
  exists(region: RegionId): boolean {
    return this.#regions.has(region) || !isAllocated(region);
  }

  /** The region is in the same state in both memories. */
  sameState(region: RegionId, other: Memory): boolean {
    const [a, b] = [this.state(region), other.state(region)];
    return a === b || stateKey(a) === stateKey(b);
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
    for (const other of state.cells.values()) {
      if (other === cell) continue;
      const difference = subtract(other.offset, offset);
      const distance = difference === undefined ? undefined : constantOf(difference);
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
    const cells = new Map(state.cells);
    for (const [other, cell] of state.cells) {
      if (other === key) continue;
      const difference = subtract(cell.offset, offset);
      const distance = difference === undefined ? undefined : constantOf(difference);
      const apart = distance !== undefined && (distance >= width || distance <= -cell.width);
      if (apart) continue;
      if (distance !== undefined && strong) cells.delete(other);
      else if (cell.width === width) cells.set(other, { ...cell, value: joinValues(cell.value, value) });
      else cells.set(other, { ...cell, value: { points: undefined, marks: cell.value.marks } });
    }
    const before = state.cells.get(key);
    cells.set(key, {
      offset,
      width,
      value: strong || before === undefined ? value : joinValues(before.value, value),
      origin,
      ...(from === undefined ? {} : { source: from }),
      may: !strong && (before?.may ?? true),
    });
    this.set(region, {
      ...state,
      cells,
      touched: strong ? 'write' : touchMaybe(state),
      forkedAt: undefined,
    });
  }

  /** Everything in the region becomes `initial`. */
  reset(region: RegionId, change: Partial<RegionState>, epoch: string): void {
    this.set(region, {
      ...this.state(region),
      cells: new Map(),
      fills: [],
      epoch,
      forkedAt: undefined,
      ...change,
    });
  }

  /** Someone unseen may have written the region. */
  clobber(region: RegionId, epoch: string): void {
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
        this.set(next, { ...state, escaped: true });
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
    const own = this.#own();
    for (const [region, state] of own)
      if (state.escaped || (all && region.startsWith('g:'))) own.set(region, clobbered(state, epoch));
  }

  /** The allocation `region` is about to be made again: pointers to it now mean an older instance. */
  age(region: RegionId): void {
    const old = agedOf(region);
    const rename = (value: AbstractValue): AbstractValue => {
      if (!(value.points?.some((point) => point.kind === 'pointer' && point.region === region) ?? false))
        return value;
      return {
        ...value,
        points: value.points?.map((point): Point =>
          point.kind === 'pointer' && point.region === region ? { ...point, region: old } : point,
        ),
      };
    };
    let found = false;
    for (const [id, state] of [...this.regions]) {
      const renamed = mapValues(state, rename);
      if (renamed !== state) {
        found = true;
        this.set(id, renamed);
      }
    }
    if (!found) return;
    const young = this.state(region);
    const older = this.regions.get(old);
    this.set(old, older === undefined ? young : joinStates(this, old, older, young, 'aged'));
  }
}

const noCells: RegionState['cells'] = new Map();
const lastClobbered = new WeakMap<RegionState, RegionState>();
const lastAnonymous = new Map<Touch, RegionState>();

/** Regions in one state stay in one: what is the same object need not be compared or joined. */
function clobbered(state: RegionState, epoch: string): RegionState {
  const touched = touchMaybe(state);
  const anonymous = isAnonymous(state);
  const known = anonymous ? lastAnonymous.get(touched) : lastClobbered.get(state);
  if (known?.epoch === epoch) return known;
  const after: RegionState = {
    ...state,
    cells: noCells,
    fills: [],
    initial: 'unknown',
    epoch,
    touched,
    forkedAt: undefined,
  };
  if (anonymous) lastAnonymous.set(touched, after);
  else {
    lastClobbered.set(state, after);
    lastClobbered.set(after, after);
  }
  return after;
}

/** Nothing but its contents and its pages tells it from any other object of somebody else's. */
function isAnonymous(state: RegionState): boolean {
  return (
    state.escaped &&
    state.length === undefined &&
    state.mapping === undefined &&
    state.readAt === undefined &&
    state.freed === 'no' &&
    state.freedAt.length === 0 &&
    state.statusOf.length === 0 &&
    state.pagesOf.length === 0 &&
    state.boundBy.length === 0
  );
}

const mentioned = new WeakMap<RegionState, ReadonlySet<string>>();

/** Every symbol in the state's places, values and lengths. */
export function symbolsIn(state: RegionState): ReadonlySet<string> {
  let names = mentioned.get(state);
  if (names === undefined) {
    const found = new Set<string>();
    const note = (form: LinearForm | undefined): void => {
      for (const term of form?.terms ?? []) for (const name of term.symbols) found.add(name);
    };
    note(state.length);
    for (const cell of state.cells.values()) note(cell.offset);
    for (const fill of state.fills) {
      note(fill.offset);
      note(fill.count);
    }
    for (const value of storedValues(state))
      for (const point of value.points ?? []) note(point.kind === 'integer' ? point.form : point.offset);
    names = found;
    mentioned.set(state, names);
  }
  return names;
}

function symbolicCells(state: RegionState): number {
  let count = 0;
  for (const cell of state.cells.values()) if (cell.offset.terms.length > 0) count++;
  return count;
}

const stateKeys = new WeakMap<RegionState, string>();

function stateKey(state: RegionState): string {
  let key = stateKeys.get(state);
  if (key === undefined) {
    const cells = [...state.cells]
      .map(([at, cell]) => `${at}${cell.may ? '?' : ''}=${valueKey(cell.value)}`)
      .sort();
    const fills = state.fills.map(
      (fill) =>
        `${fill.index} ${fill.offset.key} ${fill.count?.key ?? ''}${fill.may ? '?' : ''}=${valueKey(fill.value)}`,
    );
    key = [
      state.length?.key ?? '',
      state.initial,
      state.epoch,
      state.touched,
      mappingKey(state.mapping),
      state.forkedAt?.span.start ?? '',
      state.escaped,
      state.freed,
      state.statusOf.join(),
      state.pagesOf.join(),
      state.boundBy.join(),
      cells.join(';'),
      fills.join(';'),
    ].join(' ');
    stateKeys.set(state, key);
  }
  return key;
}

export function touchMaybe(state: RegionState): RegionState['touched'] {
  return state.touched === 'write' ? 'write' : 'unknown';
}

export function storedValues(state: RegionState): readonly AbstractValue[] {
  return [...[...state.cells.values()].map((cell) => cell.value), ...state.fills.map((fill) => fill.value)];
}

/** The same state with every stored value replaced; the same object if nothing changed. */
export function mapValues(state: RegionState, change: (value: AbstractValue) => AbstractValue): RegionState {
  let changed = false;
  const cells = new Map<string, Cell>();
  for (const [key, cell] of state.cells) {
    const value = change(cell.value);
    changed ||= value !== cell.value;
    cells.set(key, value === cell.value ? cell : { ...cell, value });
  }
  const fills = state.fills.map((fill) => {
    const value = change(fill.value);
    changed ||= value !== fill.value;
    return value === fill.value ? fill : { ...fill, value };
  });
  return changed ? { ...state, cells, fills } : state;
}

/** The index at which a fill stores to `offset`; undefined if it cannot be told, `outside` if it never does. */
export function solve(fill: Fill, offset: LinearForm): LinearForm | 'outside' | undefined {
  const slopeForm = slopeOf(fill);
  const start = substitute(fill.offset, fill.index, { constant: 0n, terms: [], key: '0' });
  const distance = start && subtract(offset, start);
  if (slopeForm === undefined || start === undefined || distance === undefined) return undefined;
  // One of many rows, each with a start of its own.
  if (mentions(start, (name) => name.startsWith('~'))) return undefined;
  const at = divideExactly(distance, slopeForm);
  if (at === undefined) {
    const step = constantOf(slopeForm);
    const known = constantOf(distance);
    return step !== undefined && known !== undefined && step >= fill.width ? 'outside' : undefined;
  }
  const index = constantOf(at);
  const count = fill.count === undefined ? undefined : constantOf(fill.count);
  if (index !== undefined && (index < 0n || (count !== undefined && index >= count))) return 'outside';
  if (index !== undefined && fill.count === undefined) return undefined;
  if (isBelowZero(at)) return 'outside';
  const past = fill.count === undefined ? undefined : subtract(at, fill.count);
  return past !== undefined && isNotNegative(past) ? 'outside' : at;
}

function slopeOf(fill: Fill): LinearForm | undefined {
  const next = add(symbol(fill.index), { constant: 1n, terms: [], key: '1' });
  const moved = next && substitute(fill.offset, fill.index, next);
  const difference = moved && subtract(moved, fill.offset);
  if (difference === undefined || mentions(difference, (name) => name.startsWith('~'))) return undefined;
  return constantOf(difference) === 0n ? undefined : difference;
}

export function substituteIn(value: AbstractValue, name: string, by: LinearForm): AbstractValue {
  if (value.points === undefined) return value;
  let changed = false;
  const points: Point[] = [];
  for (const point of value.points) {
    const form = point.kind === 'integer' ? point.form : point.offset;
    const replaced = substitute(form, name, by);
    if (replaced === form) points.push(point);
    else if (replaced === undefined) return { points: undefined, marks: value.marks };
    else {
      changed = true;
      points.push(point.kind === 'integer' ? { ...point, form: replaced } : { ...point, offset: replaced });
    }
  }
  return changed ? { points, marks: value.marks } : value;
}

/** The value at some index that is not known. */
function generalise(value: AbstractValue, index: string): AbstractValue {
  return substituteIn(value, index, symbol(`~any${index}`));
}
