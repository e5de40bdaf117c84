/** Records what an analysis asked its file, so that its result can be reused exactly while all answers stay equal. */

/** What was asked: a kind and a name, such as `macro NPAGES` or `function alloc_pages`. */
export type LookupName =
  `${'alias' | 'macro' | 'typedef' | 'record' | 'class' | 'constant' | 'global' | 'function' | 'file' | 'unread'} ${string}`;

export class Lookups {
  readonly #answers = new Map<LookupName, string>();

  /** The first answer counts: within one run they are all the same. A miss is an answer too. */
  add(name: LookupName, fingerprint: string): void {
    if (!this.#answers.has(name)) this.#answers.set(name, fingerprint);
  }

  addAll(other: Lookups): void {
    for (const [name, fingerprint] of other.#answers) this.add(name, fingerprint);
  }

  get answers(): ReadonlyMap<LookupName, string> {
    return this.#answers;
  }
}

/** The answer for what is not there. */
export const missing = '-';
