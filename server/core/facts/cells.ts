/**
 * The cells of a region in the order in which they came, by the keys of their places. Never changed: most regions are
 * variables with one cell, and what is stored there next is another list with the same places.
 */
import type { Cell } from './region';

/** Fewer are found faster by looking at all. */
const manyPlaces = 8;

/** Keys of places: each is there once. */
class Places {
  #numbers: Map<string, number> | undefined;

  constructor(readonly keys: readonly string[]) {}

  /** Below zero: it is not there. */
  find(key: string): number {
    const { keys } = this;
    if (keys.length < manyPlaces) return keys.indexOf(key);
    this.#numbers ??= new Map(keys.map((one, at) => [one, at]));
    return this.#numbers.get(key) ?? -1;
  }
}

/** Places of one cell: that of most variables. Emptied when they grow, since they outlive the analysis. */
const single = new Map<string, Places>();
const maxSingle = 256;

function placeOf(key: string): Places {
  let places = single.get(key);
  if (places === undefined) {
    places = new Places([key]);
    if (single.size >= maxSingle) single.clear();
    single.set(key, places);
  }
  return places;
}

export class Cells {
  static readonly none = new Cells(new Places([]), []);

  readonly #places: Places;

  private constructor(
    places: Places,
    readonly list: readonly Cell[],
  ) {
    this.#places = places;
  }

  /** In the order of the map. */
  static of(cells: ReadonlyMap<string, Cell>): Cells {
    return cells.size === 0 ? Cells.none : new Cells(new Places([...cells.keys()]), [...cells.values()]);
  }

  get size(): number {
    return this.list.length;
  }

  get(key: string): Cell | undefined {
    const at = this.#places.find(key);
    return at < 0 ? undefined : this.list[at];
  }

  forEach(visit: (cell: Cell, key: string) => void): void {
    const { list } = this;
    const { keys } = this.#places;
    for (let at = 0; at < list.length; at++) {
      const cell = list[at];
      const key = keys[at];
      if (cell !== undefined && key !== undefined) visit(cell, key);
    }
  }

  /** With `cell` at the place, whatever was there: a place that is new comes last. */
  with(key: string, cell: Cell): Cells {
    const { list } = this;
    if (list.length === 0) return new Cells(placeOf(key), [cell]);
    const at = this.#places.find(key);
    if (at < 0) return new Cells(new Places([...this.#places.keys, key]), [...list, cell]);
    if (list.length === 1) return new Cells(this.#places, [cell]);
    const cells = list.slice();
    cells[at] = cell;
    return new Cells(this.#places, cells);
  }

  /** Each cell as `change` makes it: the same object if it changes none. */
  map(change: (cell: Cell, key: string) => Cell): Cells {
    let changed: Cell[] | undefined;
    const { list } = this;
    const { keys } = this.#places;
    for (let at = 0; at < list.length; at++) {
      const cell = list[at];
      const key = keys[at];
      if (cell === undefined || key === undefined) continue;
      const next = change(cell, key);
      if (next !== cell) (changed ??= list.slice())[at] = next;
    }
    return changed === undefined ? this : new Cells(this.#places, changed);
  }

  without(keys: ReadonlySet<string>): Cells {
    const kept = new Map<string, Cell>();
    this.forEach((cell, key) => {
      if (!keys.has(key)) kept.set(key, cell);
    });
    return Cells.of(kept);
  }

  /** They are at the same places, in the same order. */
  isAlike(other: Cells): boolean {
    return this.#places === other.#places;
  }
}
