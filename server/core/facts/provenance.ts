/**
 * Where numbers come from: the call that produced a symbol, the operator that composed one, and every form that a
 * value may have had. Rules ask through `CallFacts`; nothing here decides anything.
 */
import type { Span } from '../text';
import type { LinearForm, SymbolName } from './linear';
import type { Symbols } from './symbols';
import type { AbstractValue } from './value';

/** The call behind a symbol. */
export interface Producer {
  readonly function: string;
  /** The call expression. */
  readonly span: Span;
  readonly arguments: readonly AbstractValue[];
  /** The number was stored through this argument, counted from 0: getcpu(&cpu, &node). Absent: it was returned. */
  readonly through?: number;
}

/** A symbol that is a pure function of forms: `rem` (a % b), `div`, `mul`, `and`, `or`, `xor`, `shl`, `shr`, … */
export interface Composition {
  readonly operator: string;
  readonly operands: readonly LinearForm[];
}

const maxForms = 32;

/**
 * Every form that the value may have, each once: its points, what it was in the iterations of a loop that stored it,
 * and for a loop variable what it began with and what each round makes of it. Nothing where nothing is known.
 */
export function formsOf(symbols: Symbols, value: AbstractValue): readonly LinearForm[] {
  const found = new Map<string, LinearForm>();
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const forms: LinearForm[] = [];
    for (const point of next.points ?? []) if (point.kind === 'integer') forms.push(point.form);
    for (const mark of next.marks) if (mark.kind === 'varying') forms.push(mark.form);
    for (const form of forms) {
      if (found.has(form.key) || found.size >= maxForms) continue;
      found.set(form.key, form);
      const name = soleSymbol(form);
      pending.push(...((name === undefined ? undefined : symbols.roundsOf(name)) ?? []));
    }
  }
  return [...found.values()];
}

/** The symbol that the form consists of: factor 1 and nothing added. */
export function soleSymbol(form: LinearForm): SymbolName | undefined {
  const only = form.terms[0];
  return form.constant === 0n && form.terms.length === 1 && only?.factor === 1n && only.symbols.length === 1
    ? only.symbols[0]
    : undefined;
}

/** The call whose stored or returned value the symbol is, also where it was read back from memory. */
export function producerOf(symbols: Symbols, name: SymbolName): Producer | undefined {
  const direct = symbols.producerOf(name);
  if (direct !== undefined) return direct;
  const composition = symbols.compositionOf(name);
  if (composition?.operator.startsWith('[') !== true) return undefined;
  for (const operand of composition.operands) {
    const epoch = soleSymbol(operand);
    const producer = epoch === undefined ? undefined : symbols.producerOf(epoch);
    if (producer !== undefined) return producer;
  }
  return undefined;
}
