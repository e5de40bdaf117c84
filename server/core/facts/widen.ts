/**
 * Memory at the head of a loop. Scalars come first: one that grows by a fixed step becomes `start + step * tau`, one
 * that takes few values keeps them, any other gets a symbol of its own for "its value in this iteration". Only when
 * no scalar changes any more is the rest of memory joined, so that nothing of the first, still concrete pass remains.
 */
import { add, mentions, multiply, subtract, symbol, type LinearForm } from './linear';
import { joinFill, joinStates } from './join';
import type { Memory } from './memory';
import { uncounted, type LoopContext } from './iteration';
import type { Cell, Fill, RegionState } from './region';
import type { Site, Symbols } from './symbols';
import {
  formIn,
  joinMarks,
  joinValues,
  pointAt,
  pointKey,
  pointerTo,
  type AbstractValue,
  type Point,
  type RegionId,
} from './value';
import { draftOf, refilled } from './drafts';

type Decision =
  | { readonly kind: 'induction'; readonly step: LinearForm }
  | { readonly kind: 'few'; readonly value: AbstractValue; readonly rounds: number }
  | { readonly kind: 'opaque'; readonly regions: readonly Point[] | undefined };

const maxRounds = 3;
const maxFew = 4;

/** What one loop head has learnt so far; lives as long as the analysis of its frame. */
export class LoopHead {
  readonly #decisions = new Map<string, Decision>();
  /** The cells of the decisions: their places. */
  readonly #cells = new Map<string, Cell>();
  readonly #revisions = new Map<string, number>();
  /** What the last round made of each cell. */
  readonly #nexts = new Map<string, AbstractValue>();

  constructor(
    readonly loop: LoopContext,
    /** For symbols: frame and block. */
    readonly name: string,
    /** Where the head's own symbols are born: the head, and the blocks of the calls around it. */
    readonly home: readonly Site[],
    readonly irregular: boolean,
  ) {}

  copy(symbols: Symbols): LoopHead {
    const copy = new LoopHead(this.loop.copy(symbols), this.name, this.home, this.irregular);
    copy.settled = this.settled;
    for (const [name, decision] of this.#decisions) copy.#decisions.set(name, decision);
    for (const [name, cell] of this.#cells) copy.#cells.set(name, cell);
    for (const [name, revision] of this.#revisions) copy.#revisions.set(name, revision);
    for (const [name, value] of this.#nexts) copy.#nexts.set(name, value);
    return copy;
  }

  /** The last join took in all of memory, not the variables alone. */
  settled = true;

  /** `back` is already in terms of the next iteration (`goRound`); undefined on the first visit. */
  join(entry: Memory, back: Memory | undefined): Memory {
    const head = entry.fork();
    this.settled = true;
    if (back === undefined) {
      for (const [key] of this.#decisions) this.#apply(head, entry, key);
      return head;
    }
    const scalars = this.#decideAll(entry, back, true);
    if (scalars || this.#decideAll(entry, back, false)) {
      this.settled = false;
      for (const [key] of this.#decisions) this.#apply(head, entry, key);
      return head;
    }
    head.errno = back.errno;
    for (const region of entry.regionsUnlike(back)) {
      const before = entry.state(region);
      const after = back.state(region);
      if (before === after || !back.exists(region)) continue;
      if (!entry.exists(region)) {
        head.set(region, after);
        continue;
      }
      const joined = joinStates(head, region, before, after, this.name);
      const next = draftOf(joined);
      next.fills = this.#fills(joined.fills, before, after);
      head.set(region, next);
    }
    for (const [key] of this.#decisions) this.#apply(head, entry, key);
    return head;
  }

  /** Before the first iteration a running fill is empty: that it is missing there takes nothing away. */
  #fills(joined: readonly Fill[], before: RegionState, after: RegionState): readonly Fill[] {
    const running = this.loop.running;
    const own = after.fills.filter((fill) => fill.index === running);
    if (own.length === 0) return joined;
    const kept = joined.filter((fill) => fill.index !== running);
    const tau = symbol(this.loop.tau);
    return [
      ...kept,
      ...own.map((fill) => {
        const other = before.fills.find((one) => one.index === running && one.offset.key === fill.offset.key);
        const merged = other === undefined ? fill : joinFill(fill, other);
        if (merged.count === undefined || merged.count.key === tau.key) return merged;
        return uncounted(merged);
      }),
    ];
  }

  /** Looks at every cell that both sides have; true if a decision is new. */
  #decideAll(entry: Memory, back: Memory, scalars: boolean): boolean {
    let changed = false;
    for (const region of entry.regionsUnlike(back)) {
      const before = entry.state(region);
      const after = back.stored(region);
      if (after === undefined || before === after || this.#isScalar(back, region) !== scalars) continue;
      after.cells.forEach((cell, key) => {
        const start = before.cells.get(key) ?? this.#unseen(entry, region, cell);
        if (start === undefined) return;
        const name = `${region}|${key}`;
        this.#cells.set(name, cell);
        if (this.#decide(name, start, cell)) changed = true;
      });
    }
    return changed;
  }

  /** A cell of memory that others filled, which the loop is the first to write here. */
  #unseen(entry: Memory, region: RegionId, cell: Cell): Cell | undefined {
    const state = entry.state(region);
    if (state.initial !== 'unknown' || state.fills.length > 0 || this.#varies(cell.offset)) return undefined;
    return refilled(cell, entry.load(region, cell.offset, cell.width));
  }

  #isScalar(memory: Memory, region: RegionId): boolean {
    const { origin, element } = memory.table.get(region);
    if (origin.kind !== 'variable') return false;
    const length = memory.state(region).length;
    return length?.terms.length === 0 && length.constant <= 8n && element?.kind !== 'array';
  }

  #decide(name: string, start: Cell, cell: Cell): boolean {
    const old = this.#decisions.get(name);
    const expected = this.#value(name, start.value);
    const next = cell.value;
    if (samePoints(next, expected)) return false;
    if (old === undefined && samePoints(next, start.value)) return false;
    if (old?.kind === 'few' && subset(next, expected)) return false;
    if (old?.kind === 'opaque' && old.regions === undefined && this.#revision(name) > 1) return false;
    this.#nexts.set(name, next);
    const decision = this.#next(name, old, start.value, next);
    const changed = old === undefined || !sameDecision(old, decision);
    this.#decisions.set(name, decision);
    if (changed) this.#revisions.set(name, this.#revision(name) + 1);
    return changed;
  }

  #revision(name: string): number {
    return this.#revisions.get(name) ?? 0;
  }

  #next(name: string, old: Decision | undefined, start: AbstractValue, next: AbstractValue): Decision {
    const step = old === undefined && !this.irregular ? stepOf(start, next) : undefined;
    if (step !== undefined && !this.#varies(step)) return { kind: 'induction', step };
    const rounds = old?.kind === 'few' ? old.rounds + 1 : 0;
    if ((old === undefined || old.kind === 'few') && rounds < maxRounds) {
      const joined = joinValues(old?.kind === 'few' ? joinValues(old.value, start) : start, next);
      const fixed = joined.points?.every((point) => !this.#varies(formIn(point)));
      const counts = old !== undefined && goesOn(old.value, next);
      if (!counts && joined.points !== undefined && joined.points.length <= maxFew && fixed === true)
        return { kind: 'few', value: joined, rounds };
    }
    // A pointer that moves about stays in its region.
    const points = [...(start.points ?? [undefined]), ...(next.points ?? [undefined])];
    const pointers = points.filter((point) => point?.kind === 'pointer');
    const stays = pointers.length === points.length && this.#revision(name) < 4;
    const regions = stays ? uniqueRegions(pointers) : undefined;
    return { kind: 'opaque', regions };
  }

  #varies(form: LinearForm): boolean {
    return mentions(form, this.loop.goesOn);
  }

  /** The head's value of a cell, given the value with which the loop was entered. */
  #value(name: string, start: AbstractValue): AbstractValue {
    const decision = this.#decisions.get(name);
    if (decision === undefined) return start;
    if (decision.kind === 'few') return joinValues(decision.value, start);
    if (decision.kind === 'induction')
      return advance(start, decision.step, this.loop.tau) ?? { points: undefined, marks: start.marks };
    const next = this.#nexts.get(name);
    const rounds = next === undefined ? [start] : [start, next];
    const own = this.loop.symbols.goRound(`phi:${this.name}:${name}`, this.home, rounds);
    if (decision.regions !== undefined)
      return {
        points: decision.regions.map((point) => (point.kind === 'pointer' ? pointAt(point, own) : point)),
        marks: start.marks,
      };
    return this.#revision(name) > 5
      ? { points: undefined, marks: start.marks }
      : { points: [{ kind: 'integer', form: own }], marks: start.marks };
  }

  #apply(head: Memory, entry: Memory, key: string): void {
    const at = key.indexOf('|');
    const region = key.slice(0, at);
    const cellName = key.slice(at + 1);
    const known = this.#cells.get(key);
    const start =
      entry.state(region).cells.get(cellName) ??
      (known === undefined ? undefined : this.#unseen(entry, region, known));
    if (start === undefined) return;
    const state = head.state(region);
    const current = state.cells.get(cellName);
    const value = this.#value(key, start.value);
    const marks = joinMarks(value.marks, current?.value.marks ?? []);
    const may = start.may || (current?.may ?? false);
    const next = draftOf(state);
    next.cells = state.cells.with(cellName, refilled(start, { points: value.points, marks }, may));
    head.set(region, next);
  }
}

function uniqueRegions(points: readonly (Point | undefined)[]): readonly Point[] {
  const found = new Map<string, Point>();
  for (const point of points)
    if (point?.kind === 'pointer') {
      const old = found.get(point.region);
      const rounding =
        old === undefined || (old.kind === 'pointer' && old.rounding === point.rounding)
          ? point.rounding
          : 'other';
      found.set(point.region, pointerTo(point.region, point.offset, point.maybeNull, rounding));
    }
  return [...found.values()];
}

function samePoints(a: AbstractValue, b: AbstractValue): boolean {
  if (a.points === b.points) return true;
  if (a.points?.length !== b.points?.length) return false;
  return subset(a, b);
}

function subset(a: AbstractValue, b: AbstractValue): boolean {
  if (b.points === undefined) return true;
  if (a.points === undefined) return false;
  const keys = new Set(b.points.map(pointKey));
  return a.points.every((point) => keys.has(pointKey(point)));
}

function sameDecision(a: Decision, b: Decision): boolean {
  if (a.kind === 'few' && b.kind === 'few') return samePoints(a.value, b.value);
  if (a.kind === 'induction' && b.kind === 'induction') return a.step.key === b.step.key;
  if (a.kind !== 'opaque' || b.kind !== 'opaque') return false;
  return (
    (a.regions ?? []).map(pointKey).join() === (b.regions ?? []).map(pointKey).join() &&
    (a.regions === undefined) === (b.regions === undefined)
  );
}

/**
 * A value that is counted up, or down, in some iterations: after n and n + 1 comes n + 2, and there is no end to it.
 * Waiting until there are too many values would take rounds of the loop.
 */
function goesOn(before: AbstractValue, next: AbstractValue): boolean {
  const known = before.points ?? [];
  const keys = new Set(known.map(pointKey));
  const fresh = next.points?.filter((point) => !keys.has(pointKey(point))) ?? [];
  return fresh.some((point) =>
    known.some((last) => {
      const step = distance(last, point);
      return (
        step !== undefined && known.some((first) => distance(first, last)?.key === step.key && first !== last)
      );
    }),
  );
}

/** The fixed difference between two single values of the same kind. */
function stepOf(start: AbstractValue, next: AbstractValue): LinearForm | undefined {
  const [a, b] = [start.points?.[0], next.points?.[0]];
  if (start.points?.length !== 1 || next.points?.length !== 1 || a === undefined || b === undefined)
    return undefined;
  return distance(a, b);
}

function distance(a: Point, b: Point): LinearForm | undefined {
  if (a.kind === 'integer' && b.kind === 'integer') return subtract(b.form, a.form);
  if (a.kind !== 'pointer' || b.kind !== 'pointer' || a.region !== b.region || a.rounding !== b.rounding)
    return undefined;
  return subtract(b.offset, a.offset);
}

function advance(start: AbstractValue, step: LinearForm, tau: string): AbstractValue | undefined {
  const distance = multiply(step, symbol(tau));
  const point = start.points?.[0];
  if (distance === undefined || point === undefined || start.points?.length !== 1) return undefined;
  const form = add(formIn(point), distance);
  if (form === undefined) return undefined;
  return {
    points: [pointAt(point, form)],
    marks: start.marks,
  };
}
