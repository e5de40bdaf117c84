/**
 * What changes in memory when a loop goes round or is left. Inside a loop, `tau` is the number of finished
 * iterations. A cell stored at a place that depends on tau is one element of a fill once its iteration is over;
 * whatever else depended on the iteration is kept only as far as it is the same in all of them.
 */
import { add, constant, has, mentions, substitute, symbol, type LinearForm } from './linear';
import { draftOf, draftOfFill, movedCell } from './drafts';
import { joinFill } from './join';
import { substituteIn } from './fills';
import { Cells } from './cells';
import { cellKey, type Memory } from './memory';
import { mentionsSymbol } from './region-state';
import type { Cell, Fill, RegionState } from './region';
import { agedOf } from './regions';
import type { Site, Symbols } from './symbols';
import { formIn, joinMarks, pointAt, pointerTo, type AbstractValue, type Mark, type Point } from './value';

export class LoopContext {
  /** The bound index of fills that the running execution of the loop has made. */
  readonly running: string;
  /** The symbol stands for another number in each iteration. Asked all the time: made once. */
  readonly isBornHere: (name: string) => boolean;
  /** The same, or it is the iteration itself. */
  readonly goesOn: (name: string) => boolean;

  constructor(
    /** The iteration symbol. */
    readonly tau: string,
    /** The blocks of the loop as sites. */
    readonly sites: ReadonlySet<Site>,
    readonly symbols: Symbols,
    /** States in which nothing depends on the iteration: most of memory, and asked for every time round. */
    readonly unaffected = new Set<RegionState>(),
  ) {
    this.running = `~${tau}`;
    this.isBornHere = (name) => symbols.bornIn(name, sites);
    this.goesOn = (name) => name === tau || symbols.bornIn(name, sites);
  }

  copy(symbols: Symbols): LoopContext {
    return new LoopContext(this.tau, this.sites, symbols, this.unaffected);
  }
}

const finishedIndex = (loop: LoopContext): string => `~${loop.tau}.done`;
/** The iteration symbol behind a fill's index: what the forms of its `varying` marks are written in. */
export const iterationOf = (index: string): string => index.replace(/^~/, '').replace(/\.done$/, '');

function varies(form: LinearForm, loop: LoopContext): boolean {
  return mentions(form, loop.isBornHere);
}

/** The part of a value that is the same in every iteration; tau was replaced before. */
export function invariant(value: AbstractValue, loop: LoopContext): AbstractValue {
  if (value.points === undefined) return value;
  const points: Point[] = [];
  let changed = false;
  for (const point of value.points) {
    const form = formIn(point);
    if (point.kind === 'pointer' && loop.symbols.bornIn(point.region, loop.sites)) {
      // Reached through another pointer in each iteration.
      changed = true;
      const offset = varies(form, loop) ? symbol(`~varies${loop.tau}`) : form;
      points.push(pointerTo(agedOf(point.region), offset, point.maybeNull, point.rounding));
    } else if (!varies(form, loop)) points.push(point);
    else if (point.kind === 'integer') return { points: undefined, marks: withVarying(value) };
    else {
      changed = true;
      points.push(pointAt(point, symbol(`~varies${loop.tau}`)));
    }
  }
  return changed ? { points, marks: value.marks } : value;
}

/** What is lost as a number stays as a description of it. */
function withVarying(value: AbstractValue): readonly Mark[] {
  const forms = value.points?.flatMap((point) => (point.kind === 'integer' ? [point.form] : [])) ?? [];
  return joinMarks(
    value.marks,
    forms.map((form) => ({ kind: 'varying', form })),
  );
}

/** Replaces the symbols that vary by bound ones of the same name: "at some such place". */
function generaliseForm(form: LinearForm, loop: LoopContext): LinearForm {
  let result: LinearForm | undefined = form;
  for (const term of form.terms)
    for (const name of term.symbols)
      if (loop.symbols.bornIn(name, loop.sites))
        result = result && substitute(result, name, symbol(`~${name}`));
  return result ?? symbol(`~somewhere${loop.tau}`);
}

function fillOf(cell: Cell, loop: LoopContext): Fill {
  const index = loop.running;
  const bound = symbol(index);
  const offset = substitute(cell.offset, loop.tau, bound) ?? symbol(`~somewhere${loop.tau}`);
  const value = invariant(substituteIn(cell.value, loop.tau, bound), loop);
  const regular = has(offset, index) && !varies(offset, loop);
  return {
    index,
    offset: generaliseForm(offset, loop),
    width: cell.width,
    value,
    count: regular ? add(symbol(loop.tau), constant(1)) : undefined,
    origin: cell.origin,
    source: cell.source,
    may: cell.may || !regular,
  };
}

/** Anything in the state may be another number in another iteration, or belongs to the loop's fills. */
function dependsOn(state: RegionState, loop: LoopContext): boolean {
  if (loop.unaffected.has(state)) return false;
  if (state.fills.some((fill) => fill.index === loop.running) || mentionsSymbol(state, loop.goesOn))
    return true;
  loop.unaffected.add(state);
  return false;
}

/** Of the cells, one is at another place in another iteration. */
function hasMoving(state: RegionState, loop: LoopContext): boolean {
  return state.cells.list.some(({ offset }) => mentions(offset, loop.goesOn));
}

/** Turns the cells of the iteration that ends into fills. `leaving`: the loop ends here, nothing more follows. */
function gather(state: RegionState, loop: LoopContext, leaving: boolean): RegionState {
  const running = loop.running;
  const touchesFills = state.fills.some((fill) => fill.index === running || fillVaries(fill, loop));
  if (!touchesFills && !hasMoving(state, loop)) return state;
  const cells = new Map<string, Cell>();
  const fresh = new Map<string, Fill>();
  state.cells.forEach((cell, key) => {
    if (!mentions(cell.offset, loop.goesOn)) {
      cells.set(key, cell);
      return;
    }
    const fill = fillOf(cell, loop);
    const name = `${fill.offset.key} ${fill.width}`;
    const other = fresh.get(name);
    fresh.set(name, other === undefined ? fill : joinFill(other, fill));
  });
  const fills: Fill[] = [];
  for (const fill of state.fills) {
    if (fill.index !== running) {
      fills.push(settle(fill, loop));
      continue;
    }
    const name = `${fill.offset.key} ${fill.width}`;
    const renewed = fresh.get(name);
    fresh.delete(name);
    if (renewed !== undefined) {
      const counted = draftOfFill(fill);
      counted.count = renewed.count ?? fill.count;
      fills.push(joinFill(counted, renewed));
    } else if (leaving) fills.push(settle(fill, loop));
    else {
      fills.push(uncounted(settle(fill, loop)));
    }
  }
  const next = draftOf(state);
  next.cells = Cells.of(cells);
  next.fills = [...fills, ...fresh.values()];
  return next;
}

/** It stored some prefix, or some elements of it. */
export function uncounted(fill: Fill): Fill {
  const next = draftOfFill(fill);
  next.count = undefined;
  next.may = true;
  return next;
}

function fillVaries(fill: Fill, loop: LoopContext): boolean {
  if (varies(fill.offset, loop) || has(fill.offset, loop.tau)) return true;
  if (
    fill.index !== loop.running &&
    fill.count !== undefined &&
    (varies(fill.count, loop) || has(fill.count, loop.tau))
  )
    return true;
  return (
    fill.value.points?.some((point) => {
      const form = formIn(point);
      return varies(form, loop) || has(form, loop.tau);
    }) ?? false
  );
}

/** A fill of an inner loop, seen from all iterations of this one. */
function settle(fill: Fill, loop: LoopContext): Fill {
  if (!fillVaries(fill, loop)) return fill;
  const bound = symbol(loop.running);
  const offset = substitute(fill.offset, loop.tau, bound) ?? symbol(`~somewhere${loop.tau}`);
  const value = invariant(substituteIn(fill.value, loop.tau, symbol(`~varies${loop.tau}`)), loop);
  const { count } = fill;
  const moved = offset.key !== fill.offset.key || varies(offset, loop);
  const keep =
    count !== undefined &&
    !moved &&
    !varies(count, loop) &&
    (fill.index === loop.running || !has(count, loop.tau));
  const next = draftOfFill(fill);
  next.offset = generaliseForm(offset, loop);
  next.value = value;
  next.may = fill.may || moved || !keep;
  if (!keep) next.count = undefined;
  return next;
}

function substituteState(state: RegionState, name: string, by: LinearForm): RegionState {
  const mentioned = (one: string): boolean => one === name;
  if (!mentionsSymbol(state, mentioned)) return state;
  const replace = (form: LinearForm): LinearForm => substitute(form, name, by) ?? symbol(`~lost${name}`);
  const cells = substituteCells(state.cells, replace, name, by);
  let changed = cells !== state.cells;
  const fills = state.fills.map((fill) => {
    const offset = replace(fill.offset);
    const count = fill.count === undefined ? undefined : replace(fill.count);
    const value = substituteIn(fill.value, name, by);
    if (offset === fill.offset && count === fill.count && value === fill.value) return fill;
    changed = true;
    const next = draftOfFill(fill);
    next.offset = offset;
    next.value = value;
    next.count = count;
    return next;
  });
  const length = state.length === undefined ? undefined : replace(state.length);
  if (!changed && length === state.length) return state;
  const next = draftOf(state);
  next.cells = cells;
  next.fills = fills;
  next.length = length;
  return next;
}

function substituteCells(
  cells: Cells,
  replace: (form: LinearForm) => LinearForm,
  name: string,
  by: LinearForm,
): Cells {
  const replaced = cells.map((cell) => {
    const offset = replace(cell.offset);
    const value = substituteIn(cell.value, name, by);
    return offset === cell.offset && value === cell.value ? cell : movedCell(cell, offset, cell.width, value);
  });
  const moved = replaced.list.some((cell, at) => cell.offset !== cells.list[at]?.offset);
  // Two may have come to one place: there the later one stays.
  return moved
    ? Cells.of(new Map(replaced.list.map((cell) => [cellKey(cell.offset, cell.width), cell])))
    : replaced;
}

/** Memory at the head of the next iteration, in terms of that iteration's tau. */
export function goRound(memory: Memory, loop: LoopContext): Memory {
  const next = memory.fork();
  const before = add(symbol(loop.tau), constant(-1)) ?? symbol(loop.tau);
  memory.forEach((state, region) => {
    if (!dependsOn(state, loop)) return;
    const gathered = substituteState(gather(state, loop, false), loop.tau, before);
    if (gathered !== state) next.set(region, gathered);
  });
  return next;
}

/** Memory after the loop; `count` iterations were finished (a fresh symbol where that is not known). */
export function leave(memory: Memory, loop: LoopContext, count: LinearForm): Memory {
  const after = memory.fork();
  memory.forEach((state, region) => {
    if (!dependsOn(state, loop)) return;
    let left = substituteState(gather(state, loop, true), loop.tau, count);
    if (left.fills.some((fill) => fill.index === loop.running)) {
      const finished = draftOf(left);
      finished.fills = finish(left.fills, loop);
      left = finished;
    }
    if (left !== state) after.set(region, left);
  });
  return after;
}

/** Fills of this execution get the index of finished ones; the same fill of an earlier execution is covered. */
function finish(fills: readonly Fill[], loop: LoopContext): readonly Fill[] {
  const [running, done] = [loop.running, finishedIndex(loop)];
  const bound = symbol(done);
  const finished = fills
    .filter((fill) => fill.index === running)
    .map((fill) => {
      const next = draftOfFill(fill);
      next.index = done;
      next.offset = substitute(fill.offset, running, bound) ?? fill.offset;
      next.value = substituteIn(fill.value, running, bound);
      return next;
    });
  const covered = (old: Fill): boolean =>
    finished.some(
      (fill) =>
        !fill.may &&
        fill.width === old.width &&
        fill.offset.key === old.offset.key &&
        fill.count !== undefined &&
        fill.count.key === old.count?.key,
    );
  return [...fills.filter((fill) => fill.index !== running && !covered(fill)), ...finished];
}
