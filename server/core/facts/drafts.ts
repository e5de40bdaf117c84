/**
 * Copies that their maker still changes: `const next = draftOf(state); next.cells = cells`. Every state, cell and fill is
 * made by a literal that names all properties in this order, so each kind has one shape in V8. `{ ...state, cells }` gives
 * a new shape to whatever comes out of it; with hundreds of them, each look-up of a property in rarely run code is a call
 * into the runtime.
 */
import type { LinearForm } from './linear';
import type { Cell, Fill, RegionState } from './region';
import type { AbstractValue } from './value';

export type Draft<T> = { -readonly [K in keyof T]: T[K] };

export function draftOf(state: RegionState): Draft<RegionState> {
  return {
    length: state.length,
    initial: state.initial,
    cells: state.cells,
    fills: state.fills,
    epoch: state.epoch,
    touched: state.touched,
    readAt: state.readAt,
    mapping: state.mapping,
    forkedAt: state.forkedAt,
    escaped: state.escaped,
    freed: state.freed,
    freedAt: state.freedAt,
    statusOf: state.statusOf,
    pagesOf: state.pagesOf,
    boundBy: state.boundBy,
  };
}

/** The same state but for `change`. */
export function changed(state: RegionState, change: Partial<RegionState>): RegionState {
  return Object.assign(draftOf(state), change);
}

/** The cell holds something else, perhaps on some paths only. */
export function refilled(cell: Cell, value: AbstractValue, may = cell.may): Cell {
  return {
    offset: cell.offset,
    width: cell.width,
    value,
    origin: cell.origin,
    source: cell.source,
    may,
  };
}

/** The cell is at another place. */
export function movedCell(cell: Cell, offset: LinearForm, width: number, value: AbstractValue): Cell {
  return { offset, width, value, origin: cell.origin, source: cell.source, may: cell.may };
}

export function draftOfFill(fill: Fill): Draft<Fill> {
  return {
    index: fill.index,
    offset: fill.offset,
    width: fill.width,
    value: fill.value,
    count: fill.count,
    origin: fill.origin,
    source: fill.source,
    may: fill.may,
  };
}
