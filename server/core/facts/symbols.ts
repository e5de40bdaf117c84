/**
 * Where symbols are born. A symbol that an instruction inside a loop creates stands for another number in every
 * iteration; what was kept from an earlier one must be renamed at the loop's head. Composed symbols (`a / b`)
 * are born wherever their parts are. Long names are abbreviated, so that nothing grows without end.
 */
import { mentions, symbol, type LinearForm, type SymbolName } from './linear';

/** A block of one frame: `frame` tells inlined executions of the same function apart. */
export type Site = string;

const longest = 160;

export class Symbols {
  /** Cells looked at so far: what the budget of an analysis is counted in, beside instructions. */
  work = 0;
  readonly #sites = new Map<SymbolName, readonly Site[]>();
  readonly #abbreviations = new Map<string, SymbolName>();

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
    }
    return symbol(short);
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
