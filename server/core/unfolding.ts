/**
 * Values that are computed from each other, each once, where some need themselves in the end: all that are in such a
 * circle get nothing from each other. So each value is the same whichever was asked for first, and an edit that leads
 * to another order changes none. The circles are found as Tarjan's algorithm finds them, in linear time.
 */
export class Unfolding<K, V> {
  readonly #known = new Map<K, V>();
  /** What is being computed, or computed in a circle that is not left yet: how far out it reaches. */
  readonly #open = new Map<K, number>();
  /** The same, in the order in which they were met. */
  readonly #stack: { readonly key: K; readonly made: V }[] = [];
  #depth = 0;
  /** The outermost one that the present computation came back to. */
  #reached = Infinity;

  /** It is being computed, or in a circle with what is. */
  isOpen(key: K): boolean {
    return this.#open.has(key);
  }

  /** It is computed again when it is asked for: the same, if what it is computed from is. */
  forget(key: K): void {
    this.#known.delete(key);
  }

  /** Undefined: it is in a circle with the one that asks. */
  of(key: K, compute: () => V): V | undefined {
    const known = this.#known.get(key);
    if (known !== undefined || this.#known.has(key)) return known;
    const met = this.#open.get(key);
    if (met !== undefined) {
      this.#reached = Math.min(this.#reached, met);
      return undefined;
    }
    const outer = this.#reached;
    const own = this.#depth++;
    this.#reached = Infinity;
    this.#open.set(key, own);
    const mark = this.#stack.length;
    const made = compute();
    const reached = this.#reached;
    this.#depth--;
    this.#stack.push({ key, made });
    if (reached < own) {
      this.#open.set(key, reached);
      this.#reached = Math.min(outer, reached);
      return undefined;
    }
    for (const one of this.#stack.splice(mark)) {
      this.#open.delete(one.key);
      this.#known.set(one.key, one.made);
    }
    this.#reached = outer;
    return made;
  }
}
