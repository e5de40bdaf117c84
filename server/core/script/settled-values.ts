/**
 * Values of a script that are asked for under a name of their own: each is computed once, and whoever is given it inherits what it rests on. What
 * needs itself in the end is unknown to all that it needs. Of one call of a function nothing is kept.
 */
import { Unfolding } from '../unfolding';
import { Reads, type ReadsLog } from './reads';
import { unknownStatic, type StaticValue } from './static-value';

export class SettledValues {
  readonly #values = new Unfolding<string, StaticValue>();
  /** What they rest on. */
  readonly #reads = new Map<string, Reads>();
  /** Those being computed for one call of a function, with how many others were then. */
  readonly #framed = new Map<string, number>();
  #settling = 0;

  constructor(private readonly log: ReadsLog) {}

  /** @param framed it is asked for within one call of a function */
  of(key: string, framed: boolean, make: () => StaticValue): StaticValue {
    if (framed && !this.#values.isOpen(key)) return this.#withinCall(key, make);
    let reads = this.#reads.get(key);
    if (reads === undefined) this.#reads.set(key, (reads = new Reads()));
    this.log.inherit(reads);
    const own = reads;
    this.#settling++;
    const value = this.#values.of(key, () => this.log.within(own, make)) ?? unknownStatic;
    this.#settling--;
    return value;
  }

  #withinCall(key: string, make: () => StaticValue): StaticValue {
    const outer = this.#framed.get(key);
    if (outer !== undefined) {
      // What is being settled in between is kept, and would be more when it is asked for by itself.
      if (this.#settling > outer) this.log.fragile = true;
      return unknownStatic;
    }
    this.#framed.set(key, this.#settling);
    try {
      return make();
    } finally {
      this.#framed.delete(key);
    }
  }
}
