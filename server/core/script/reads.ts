/**
 * What an answer about a script rests on beside the statement of the top level that was asked about: names that were
 * looked up at the top level (`global X`: another statement may declare X), names whose every use was looked at (`word X`:
 * another statement may spell X), and those of which only the writes were (`word =X`: another statement may write to X;
 * `word ~X member`: to that member of something that is reached by X). Everything that stands elsewhere is reached by one of them.
 */
import type { DocumentChange } from '../document-change';
import { bareName, type LookupName } from '../lowering/lookups';

/** Of one answer; of those that it was made from as well, some of which may not be complete yet. */
export class Reads {
  readonly #names = new Set<LookupName>();
  readonly #inner = new Set<Reads>();
  readonly #bases = new Set<Basis>();

  add(name: LookupName): void {
    this.#names.add(name);
  }

  inherit(other: Reads): void {
    this.#inner.add(other);
  }

  /** Its names are put together when somebody wants them: of each piece of a file there is one, which mostly nobody does. */
  inheritBasis(basis: Basis): void {
    this.#bases.add(basis);
  }

  all(): ReadonlySet<LookupName> {
    const names = new Set<LookupName>();
    const seen = new Set<Reads>([this]);
    for (const one of seen) {
      for (const name of one.#names) names.add(name);
      for (const basis of one.#bases) {
        for (const bare of basis.names) names.add(`global ${bare}`);
        for (const bare of basis.words) names.add(`word ${bare}`);
      }
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

  inheritBasis(basis: Basis): void {
    this.#current.inheritBasis(basis);
  }
}

/** What something rests on, as an edit asks for it. */
export interface Basis {
  /** The bare names of all that was looked up. */
  readonly names: readonly string[];
  /** Of searches for words. */
  readonly words: readonly string[];
}

export function basisOf(all: Iterable<LookupName>): Basis {
  const [names, words] = [new Set<string>(), new Set<string>()];
  for (const one of all) {
    const bare = bareName(one);
    names.add(bare);
    if (one.startsWith('word ')) words.add(bare);
  }
  return { names: [...names], words: [...words] };
}

/** Whether the edit can have changed what rests on that. */
export function isConcerned({ names, words }: Basis, change: DocumentChange): boolean {
  const { names: changed } = change;
  if (changed === 'all' || words.some((one) => change.words.has(one))) return true;
  return changed.size > 0 && names.some((one) => changed.has(one));
}
