/** All functions of C that a file binds, whether they are called or not. */
import type { ForeignFunction } from '../foreign/foreign-function';
import type { Evaluator, Site } from './evaluator';
import { foreignCallAt } from './foreign-calls';
import type { StaticValue } from './static-value';

export function bindingsIn(site: Site, evaluator: Evaluator): readonly ForeignFunction[] {
  const found = new Map<string, ForeignFunction>();
  const add = (fn: ForeignFunction): void => {
    if (fn.place.file !== site.unit.file) return;
    const key = `${fn.symbolPlace.span.start}:${fn.place.span.start}:${fn.symbol}`;
    if (!found.has(key)) found.set(key, fn);
  };
  const collect = (value: StaticValue): void => {
    if (value.kind === 'foreign') add(value.call.fn);
    if (value.kind === 'object') for (const one of value.bound?.() ?? []) add(one);
  };
  for (const call of site.unit.scopes.calls) {
    collect(evaluator.evaluate(call, site));
    const made = foreignCallAt(call, site, evaluator);
    // What binds and calls at once is no value that a name could have.
    if (made !== undefined && !made.wrapped) add(made.call.fn);
  }
  return [...found.values()].sort((a, b) => a.place.span.start - b.place.span.start);
}
