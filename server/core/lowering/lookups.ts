/** Records what an analysis asked its file, so that its result can be reused exactly while all answers stay equal. */

/**
 * What was asked: a kind and a name, such as `macro NPAGES` or `function alloc_pages`. `word X` has no answer that could
 * be compared: the whole text was searched for X, so that where X is spelled anew, the others have to be asked again.
 * `outline f` is what the text of f tells of the calls in it. `undef X` is a directive anywhere.
 */
export type LookupName =
  `${'alias' | 'macro' | 'typedef' | 'record' | 'class' | 'namespace' | 'constant' | 'global' | 'function' | 'outline' | 'file' | 'unread' | 'word' | 'undef'} ${string}`;

/** The name without the kind: by it an edit tells which answers may be others now. */
export function bareName(name: LookupName): string {
  return name.slice(name.indexOf(' ') + 1);
}

export class Lookups {
  readonly #answers = new Map<LookupName, string>();

  /** The first answer counts: within one run they are all the same. A miss is an answer too. */
  add(name: LookupName, fingerprint: string): void {
    if (!this.#answers.has(name)) this.#answers.set(name, fingerprint);
  }

  addAll(other: Lookups): void {
    other.#answers.forEach((fingerprint, name) => {
      this.add(name, fingerprint);
    });
  }

  get answers(): ReadonlyMap<LookupName, string> {
    return this.#answers;
  }
}

/** The answer for what is not there. */
export const missing = '-';
