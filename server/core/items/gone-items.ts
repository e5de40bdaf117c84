/**
 * Items that went in an edit of many at once: a comment, a string or a brace that opened above took them in, or put them
 * into another namespace. What their texts told is given to the items that come with these texts.
 */
import { keptUnits } from '../kept-units';
import type { Item } from './item';

/** Fewer are read again in no time. */
const few = 8;

export class GoneItems {
  /** By text, those that went first at the front. */
  readonly #byText = new Map<string, Item>();
  /** UTF-16 units of all texts that are kept. */
  #units = 0;

  /** `length`: of the text that they went from. */
  add(items: readonly Item[], length: number): void {
    if (items.length < few) return;
    for (const item of items) {
      if (item.told.found === undefined) continue;
      this.#forget(item.text);
      this.#byText.set(item.text, item);
      this.#units += item.text.length;
    }
    for (const text of this.#byText.keys()) {
      if (this.#units <= keptUnits(length)) break;
      this.#forget(text);
    }
  }

  giveBack(item: Item): void {
    if (this.#byText.size === 0) return;
    const gone = this.#byText.get(item.text);
    if (gone === undefined) return;
    item.takeOver(gone);
    this.#forget(item.text);
  }

  #forget(text: string): void {
    if (this.#byText.delete(text)) this.#units -= text.length;
  }
}
