/** All functions of C that a file binds, whether they are called or not. */
import type { ForeignFunction } from '../foreign/foreign-function';
import { callByNumber, familyCalls, type FamilyCall } from '../../kernel/architectures';
import type { BoundSystemCall } from '../facts/file-facts';
import type { SyntaxNode } from '../syntax/port';
import type { Evaluator, Site } from './evaluator';
import { foreignCallAt } from './foreign-calls';
import type { StaticValue } from './static-value';
import { systemCallOf } from './system-calls';

/** Those that one of these calls binds, some perhaps several times. */
export function boundBy(
  calls: readonly SyntaxNode[],
  site: Site,
  evaluator: Evaluator,
): readonly ForeignFunction[] {
  const found: ForeignFunction[] = [];
  const add = (fn: ForeignFunction): void => {
    if (fn.place.file === site.unit.file) found.push(fn);
  };
  const collect = (value: StaticValue): void => {
    if (value.kind === 'foreign') add(value.call.fn);
    if (value.kind === 'object') for (const one of value.bound?.() ?? []) add(one);
  };
  for (const call of calls) {
    collect(evaluator.evaluate(call, site));
    const made = foreignCallAt(call, site, evaluator);
    // What binds and calls at once is no value that a name could have.
    if (made !== undefined && !made.wrapped) add(made.call.fn);
  }
  return found;
}

/** Each once, in order of position. */
export function distinct(all: readonly ForeignFunction[]): readonly ForeignFunction[] {
  const found = new Map<string, ForeignFunction>();
  for (const fn of all) {
    const key = `${fn.symbolPlace.span.start}:${fn.place.span.start}:${fn.symbol}`;
    if (!found.has(key)) found.set(key, fn);
  }
  return [...found.values()].sort((a, b) => a.place.span.start - b.place.span.start);
}

/** The machine whose numbers are meant where nothing says otherwise. */
const usualArch = 'x86_64';

/** Those of these calls that are made of syscall(2) through a binding, with a number that is of the family. */
export function systemCallsAmong(
  calls: readonly SyntaxNode[],
  arch: string | undefined,
  site: Site,
  evaluator: Evaluator,
): readonly BoundSystemCall[] {
  return calls.flatMap((node) => {
    const made = foreignCallAt(node, site, evaluator);
    const number = made?.arguments[0];
    if (made?.call.fn.symbol !== 'syscall' || number === undefined) return [];
    const call =
      number.kind === 'fixed'
        ? (number.systemCall ?? callOf(number.value, arch))
        : (systemCallOf(number.node, site, evaluator) ?? callOf(evaluator.evaluate(number.node, site), arch));
    const span = { start: node.start, end: node.end };
    return call === undefined ? [] : [{ call, span, argumentCount: made.arguments.length, fn: made.call.fn }];
  });
}

export function isSameBinding(a: ForeignFunction, b: ForeignFunction): boolean {
  return a.place.file === b.place.file && a.place.span.start === b.place.span.start && a.symbol === b.symbol;
}

function callOf(value: StaticValue, arch: string | undefined): FamilyCall | undefined {
  if (value.kind !== 'number' && value.kind !== 'bigint') return undefined;
  const name = callByNumber(Number(value.value), arch ?? usualArch);
  return familyCalls.find((one) => one === name);
}
