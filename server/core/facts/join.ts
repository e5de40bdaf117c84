/** What is known of memory where two paths meet. */
import { draftOf, draftOfFill, refilled } from './drafts';
import { Memory } from './memory';
import { joinMappings } from './mapping';
import type { Cell, Fill, RegionState, Touch } from './region';
import { joinValues, ofConstant, type RegionId } from './value';

/** More loop fills than this and the last are forgotten. */
const maxFills = 24;

export function joinStates(
  memory: Memory,
  region: RegionId,
  a: RegionState,
  b: RegionState,
  where: string,
): RegionState {
  if (a === b) return a;
  const epoch = a.epoch === b.epoch ? a.epoch : `join:${where}`;
  const lone = (cell: Cell, other: RegionState): Cell => joinLone(memory, region, cell, other, epoch);
  let cells = a.cells.map((left, key) => {
    const right = b.cells.get(key);
    return right === undefined ? lone(left, b) : joinCells(left, right);
  });
  if (!a.cells.isAlike(b.cells))
    b.cells.forEach((right, key) => {
      if (a.cells.get(key) === undefined) cells = cells.with(key, lone(right, a));
    });
  return {
    length: a.length === b.length || a.length?.key === b.length?.key ? a.length : undefined,
    initial: a.initial === b.initial ? a.initial : 'unknown',
    cells,
    fills: joinFills(a.fills, b.fills),
    epoch,
    touched: joinTouches(a.touched, b.touched),
    readAt: a.readAt ?? b.readAt,
    mapping: joinMappings(a.mapping, b.mapping),
    forkedAt: a.forkedAt === undefined || b.forkedAt === undefined ? undefined : a.forkedAt,
    escaped: a.escaped || b.escaped,
    freed: a.freed === b.freed ? a.freed : 'maybe',
    freedAt: union(a.freedAt, b.freedAt),
    statusOf: union(a.statusOf, b.statusOf),
    pagesOf: union(a.pagesOf, b.pagesOf),
    boundBy: union(a.boundBy, b.boundBy),
  };
}

/** `read` is "read at most": a loop over the pages may have had no round. */
function joinTouches(a: Touch, b: Touch): Touch {
  if (a === b) return a;
  const unwritten = (one: Touch): boolean => one === 'none' || one === 'read';
  return unwritten(a) && unwritten(b) ? 'read' : 'unknown';
}

function joinCells(left: Cell, right: Cell): Cell {
  if (left === right) return left;
  const value = joinValues(left.value, right.value);
  const may = left.may || right.may;
  return value === left.value && may === left.may ? left : refilled(left, value, may);
}

/** The cell has nothing at its place on the other path. */
function joinLone(memory: Memory, region: RegionId, cell: Cell, other: RegionState, epoch: string): Cell {
  if (other.initial === 'none' && other.fills.length === 0) return refilled(cell, cell.value, true);
  if (other.initial === 'zero' && other.fills.length === 0)
    return refilled(cell, joinValues(cell.value, ofConstant(0)));
  const probe = new Memory(memory.table, memory.symbols);
  const beneath = draftOf(other);
  beneath.epoch = epoch;
  beneath.statusOf = [];
  probe.set(region, beneath);
  return refilled(cell, joinValues(cell.value, probe.load(region, cell.offset, cell.width)));
}

function fillKey(fill: Fill): string {
  return `${fill.index} ${fill.offset.key} ${fill.width}`;
}

export function joinFills(a: readonly Fill[], b: readonly Fill[]): readonly Fill[] {
  if (a === b || (a.length === 0 && b.length === 0)) return a;
  const others = new Map(b.map((fill) => [fillKey(fill), fill]));
  const joined: Fill[] = [];
  for (const fill of a) {
    const other = others.get(fillKey(fill));
    others.delete(fillKey(fill));
    if (other === undefined) joined.push(onSomePaths(fill));
    else joined.push(joinFill(fill, other));
  }
  for (const fill of others.values()) joined.push(onSomePaths(fill));
  return joined.slice(0, maxFills);
}

function onSomePaths(fill: Fill): Fill {
  if (fill.may) return fill;
  const next = draftOfFill(fill);
  next.may = true;
  return next;
}

export function joinFill(a: Fill, b: Fill): Fill {
  if (a === b) return a;
  const joined = draftOfFill(a);
  joined.value = joinValues(a.value, b.value);
  joined.may = a.may || b.may;
  if (a.count?.key !== b.count?.key) joined.count = undefined;
  return joined;
}

export function union<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  if (b.length === 0 || a === b) return a;
  const merged = new Set([...a, ...b]);
  return merged.size === a.length ? a : [...merged];
}
