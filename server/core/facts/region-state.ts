/** What is asked of, and done to, the state of one region as a whole, whichever region it is. */
import type { CallKey } from '../flow/graph';
import { Cells } from './cells';
import { draftOf, draftOfFill, refilled } from './drafts';
import { constantOf, mentions } from './linear';
import { mappingKey } from './mapping';
import type { Cell, Fill, RegionState } from './region';
import { sameValue, type AbstractValue } from './value';

const lastClobbered = new WeakMap<RegionState, RegionState>();
/** By what tells them from each other; emptied when it grows, since it outlives the analysis. */
const lastAnonymous = new Map<string, RegionState>();
const maxAnonymous = 256;

/** Regions in one state stay in one: what is the same object need not be compared or joined. */
export function clobbered(state: RegionState, epoch: string): RegionState {
  const known = lastClobbered.get(state);
  if (known?.epoch === epoch) return known;
  const key = anonymousKey(state);
  const same = key === undefined ? undefined : lastAnonymous.get(key);
  const after = same?.epoch === epoch ? same : clobberedAnew(state, epoch);
  lastClobbered.set(state, after);
  lastClobbered.set(after, after);
  if (key !== undefined) {
    if (lastAnonymous.size >= maxAnonymous) lastAnonymous.clear();
    lastAnonymous.set(key, after);
  }
  return after;
}

function clobberedAnew(state: RegionState, epoch: string): RegionState {
  const next = draftOf(state);
  next.cells = Cells.none;
  next.fills = [];
  next.initial = 'unknown';
  next.epoch = epoch;
  next.touched = touchMaybe(state);
  next.forkedAt = undefined;
  return next;
}

/** Nothing but its contents, its length and its pages tells it from any other object of somebody else's. */
function anonymousKey(state: RegionState): string | undefined {
  const length = state.length === undefined ? undefined : constantOf(state.length);
  const isAnonymous =
    state.escaped &&
    (state.length === undefined || length !== undefined) &&
    state.mapping === undefined &&
    state.readAt === undefined &&
    state.freed === 'no' &&
    state.freedAt.length === 0 &&
    state.statusOf.length === 0 &&
    state.pagesOf.length === 0 &&
    state.boundBy.length === 0;
  return isAnonymous ? `${touchMaybe(state)} ${length ?? ''}` : undefined;
}

/** A symbol in the state's places, values or lengths passes the test. */
export function mentionsSymbol(state: RegionState, test: (name: string) => boolean): boolean {
  if (state.length !== undefined && mentions(state.length, test)) return true;
  if (state.cells.list.some(({ offset, value }) => mentions(offset, test) || isIn(value, test))) return true;
  for (const { offset, count, value } of state.fills)
    if (mentions(offset, test) || (count !== undefined && mentions(count, test)) || isIn(value, test))
      return true;
  return false;
}

function isIn({ points }: AbstractValue, test: (name: string) => boolean): boolean {
  return (
    points?.some((point) => mentions(point.kind === 'integer' ? point.form : point.offset, test)) ?? false
  );
}

export function symbolicCells(state: RegionState): number {
  let count = 0;
  for (const cell of state.cells.list) if (cell.offset.terms.length > 0) count++;
  return count;
}

/** Whatever a rule or a later instruction could tell apart is the same in both. */
export function sameState(a: RegionState, b: RegionState): boolean {
  return (
    a === b ||
    (a.epoch === b.epoch &&
      a.touched === b.touched &&
      a.initial === b.initial &&
      a.escaped === b.escaped &&
      a.freed === b.freed &&
      a.length?.key === b.length?.key &&
      a.forkedAt?.span.start === b.forkedAt?.span.start &&
      sameCalls(a.statusOf, b.statusOf) &&
      sameCalls(a.pagesOf, b.pagesOf) &&
      sameCalls(a.boundBy, b.boundBy) &&
      (a.mapping === b.mapping || mappingKey(a.mapping) === mappingKey(b.mapping)) &&
      sameCells(a.cells, b.cells) &&
      sameFills(a.fills, b.fills))
  );
}

function sameCalls(a: readonly CallKey[], b: readonly CallKey[]): boolean {
  return a === b || (a.length === b.length && a.every((call, at) => call === b[at]));
}

function sameCells(a: RegionState['cells'], b: RegionState['cells']): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  if (a.isAlike(b)) return a.list.every((cell, at) => sameCell(cell, b.list[at]));
  let same = true;
  a.forEach((cell, key) => {
    same &&= sameCell(cell, b.get(key));
  });
  return same;
}

function sameCell(cell: Cell, other: Cell | undefined): boolean {
  return other === cell || (other?.may === cell.may && sameValue(cell.value, other.value));
}

function sameFills(a: readonly Fill[], b: readonly Fill[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.every((fill, at) => {
    const other = b[at];
    if (other === fill) return true;
    return (
      other?.index === fill.index &&
      fill.may === other.may &&
      fill.offset.key === other.offset.key &&
      fill.count?.key === other.count?.key &&
      sameValue(fill.value, other.value)
    );
  });
}

export function touchMaybe(state: RegionState): RegionState['touched'] {
  return state.touched === 'write' ? 'write' : 'unknown';
}

export function storedValues(state: RegionState): readonly AbstractValue[] {
  const cells = state.cells.list.map((cell) => cell.value);
  return state.fills.length === 0 ? cells : [...cells, ...state.fills.map((fill) => fill.value)];
}

/** The same state with every stored value replaced; the same object if nothing changed. */
export function mapValues(state: RegionState, change: (value: AbstractValue) => AbstractValue): RegionState {
  const cells = state.cells.map((cell) => {
    const value = change(cell.value);
    return value === cell.value ? cell : refilled(cell, value);
  });
  let changed = cells !== state.cells;
  const fills = state.fills.map((fill) => {
    const value = change(fill.value);
    if (value === fill.value) return fill;
    changed = true;
    const next = draftOfFill(fill);
    next.value = value;
    return next;
  });
  if (!changed) return state;
  const next = draftOf(state);
  next.cells = cells;
  next.fills = fills;
  return next;
}
