/**
 * What an answer about a script rests on beside the statement of the top level that was asked about: names that were
 * looked up at the top level (`global X`: another statement may declare X), names whose every use was looked at (`word X`:
 * another statement may spell X), and those of which only the writes were (`word =X`: another statement may write to X or
 * to something in it). Everything that stands elsewhere is reached by one of them.
 */
import type { LookupName } from '../lowering/lookups';

/** Of one answer; of those that it was made from as well, some of which may not be complete yet. */
export class Reads {
  readonly #names = new Set<LookupName>();
  readonly #inner = new Set<Reads>();

  add(name: LookupName): void {
    this.#names.add(name);
  }

  inherit(other: Reads): void {
    this.#inner.add(other);
  }

  all(): ReadonlySet<LookupName> {
    const names = new Set<LookupName>();
    const seen = new Set<Reads>([this]);
    for (const one of seen) {
      for (const name of one.#names) names.add(name);
      for (const inner of one.#inner) seen.add(inner);
    }
    return names;
  }
}

export interface Answered<T> {
  readonly value: T;
  readonly reads: Reads;
}

/** Whoever asks inherits what the answers that it is given rest on. */
export class ReadsLog {
  #current = new Reads();
  /** An answer depended on what was asked before it: on how deep the questions stood in each other. */
  fragile = false;

  add(name: LookupName): void {
    this.#current.add(name);
  }

  /** Made once for a key; whoever is given it inherits. */
  once<K, T>(known: Map<K, Answered<T>>, key: K, make: () => T): T {
    let found = known.get(key);
    if (found === undefined) {
      const reads = new Reads();
      found = { value: this.within(reads, make), reads };
      known.set(key, found);
    }
    this.#current.inherit(found.reads);
    return found.value;
  }

  /** What is read meanwhile counts for `reads` alone. */
  within<T>(reads: Reads, make: () => T): T {
    const outer = this.#current;
    this.#current = reads;
    try {
      return make();
    } finally {
      this.#current = outer;
    }
  }

  inherit(reads: Reads): void {
    this.#current.inherit(reads);
  }
}
