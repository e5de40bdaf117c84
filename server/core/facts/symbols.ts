/**
 * Where symbols are born. A symbol that an instruction inside a loop creates stands for another number in every
 * iteration; what was kept from an earlier one must be renamed at the loop's head. Composed symbols (`a / b`)
 * are born wherever their parts are. Long names are abbreviated, so that nothing grows without end.
 */
import type { Composition, Producer } from './provenance';
import { mentions, symbol, type LinearForm, type SymbolName } from './linear';
import { copyFirst, truncate } from './truncate';
import type { AbstractValue } from './value';

/** A block of one frame: `frame` tells inlined executions of the same function apart. */
export type Site = string;

const longest = 160;

/** How much there was at some time. */
export interface SymbolsExtent {
  readonly work: number;
  readonly sites: number;
  readonly abbreviations: number;
  readonly producers: number;
  readonly compositions: number;
  readonly rounds: number;
}

export class Symbols {
  /** Cells looked at so far: what the budget of an analysis is counted in, beside instructions. */
  work = 0;
  readonly #sites = new Map<SymbolName, readonly Site[]>();
  readonly #abbreviations = new Map<string, SymbolName>();
  readonly #producers = new Map<SymbolName, Producer>();
  readonly #compositions = new Map<SymbolName, Composition>();
  readonly #rounds = new Map<SymbolName, readonly AbstractValue[]>();

  /** `to`: as much as there was at some time. */
  copy(to: SymbolsExtent = this.extent): Symbols {
    const copy = new Symbols();
    copy.work = to.work;
    copyFirst(this.#sites, copy.#sites, to.sites);
    copyFirst(this.#abbreviations, copy.#abbreviations, to.abbreviations);
    copyFirst(this.#producers, copy.#producers, to.producers);
    copyFirst(this.#compositions, copy.#compositions, to.compositions);
    copyFirst(this.#rounds, copy.#rounds, to.rounds);
    return copy;
  }

  get extent(): SymbolsExtent {
    return {
      work: this.work,
      sites: this.#sites.size,
      abbreviations: this.#abbreviations.size,
      producers: this.#producers.size,
      compositions: this.#compositions.size,
      rounds: this.#rounds.size,
    };
  }

  /** Forgets what was not there yet. */
  rewind(to: SymbolsExtent): void {
    this.work = to.work;
    truncate(this.#sites, to.sites);
    truncate(this.#abbreviations, to.abbreviations);
    truncate(this.#producers, to.producers);
    truncate(this.#compositions, to.compositions);
    truncate(this.#rounds, to.rounds);
  }

  /** A symbol created at these sites (the block, and the blocks of the calls around it). */
  create(name: string, sites: readonly Site[]): LinearForm {
    const short = this.#short(name);
    if (!this.#sites.has(short)) this.#sites.set(short, sites);
    return symbol(short);
  }

  /** A pure function of forms: equal operands give the equal symbol. */
  compose(operator: string, operands: readonly LinearForm[]): LinearForm {
    const short = this.#short(`${operator}(${operands.map((one) => one.key).join(',')})`);
    if (!this.#sites.has(short)) {
      const sites = new Set<Site>();
      for (const form of operands)
        for (const term of form.terms)
          for (const name of term.symbols) for (const site of this.#sites.get(name) ?? []) sites.add(site);
      this.#sites.set(short, [...sites]);
      this.#compositions.set(short, { operator, operands });
    }
    return symbol(short);
  }

  /** A symbol for what a call returned or stored. */
  produce(name: string, sites: readonly Site[], producer: Producer): LinearForm {
    const form = this.create(name, sites);
    this.#producers.set(this.#short(name), producer);
    return form;
  }

  /** A symbol for what a variable is in some iteration: what it began with, or what the one before made of it. */
  goRound(name: string, sites: readonly Site[], values: readonly AbstractValue[]): LinearForm {
    const form = this.create(name, sites);
    this.#rounds.set(this.#short(name), values);
    return form;
  }

  producerOf(name: SymbolName): Producer | undefined {
    return this.#producers.get(name);
  }

  compositionOf(name: SymbolName): Composition | undefined {
    return this.#compositions.get(name);
  }

  /** Undefined for what is no loop variable's symbol. */
  roundsOf(name: SymbolName): readonly AbstractValue[] | undefined {
    return this.#rounds.get(name);
  }

  /** Every call that made a number, and every operator that composed one. */
  computations(): readonly (Producer | Composition)[] {
    return [...this.#producers.values(), ...this.#compositions.values()];
  }

  #short(name: string): SymbolName {
    if (name.length <= longest) return name;
    let short = this.#abbreviations.get(name);
    if (short === undefined) {
      short = `§${this.#abbreviations.size}`;
      this.#abbreviations.set(name, short);
    }
    return short;
  }

  bornIn(name: SymbolName, loop: ReadonlySet<Site>): boolean {
    return this.#sites.get(name)?.some((site) => loop.has(site)) ?? false;
  }

  /** The form has a part that is another number in each iteration. */
  variesIn(form: LinearForm, loop: ReadonlySet<Site>): boolean {
    return mentions(form, (name) => this.bornIn(name, loop));
  }
}
