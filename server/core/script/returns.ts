/** What a call of a function of the workspace gives, where the function has one thing to return. */
import type { SyntaxNode } from '../syntax/port';
import type { Evaluator, Frame, Site } from './evaluator';
import { parametersOf } from './declarations';
import { unknownStatic, type StaticValue } from './static-value';
import { childrenOf, isFunction } from './syntax';
import { isBinding, isNothing, oneOf } from './values';

type FunctionValue = Extract<StaticValue, { kind: 'function' }>;

export function returnedValue(
  { node, place }: FunctionValue,
  written: readonly SyntaxNode[],
  site: Site,
  evaluator: Evaluator,
): StaticValue {
  const unit = evaluator.program.unitOf(place.file);
  if (unit === undefined || !isFunction(node)) return unknownStatic;
  const parameters = new Map<number, StaticValue>();
  for (const [position, { pattern }] of parametersOf(node).entries()) {
    const argument = written[position];
    if (written.slice(0, position + 1).some((one) => one.type === 'spread_element')) break;
    if (pattern.type === 'identifier' && argument !== undefined)
      parameters.set(pattern.start, evaluator.evaluate(argument, site));
  }
  const frame: Frame = { parameters };
  return returnedFrom(node, parameters.size === 0 ? { unit } : { unit, frame }, evaluator);
}

/** What a function returns, whatever it is called with. */
export function returnedFrom(node: SyntaxNode, site: Site, evaluator: Evaluator): StaticValue {
  const body = node.field('body');
  if (body === undefined || node.children.some((one) => one.type === '*')) return unknownStatic;
  if (body.type !== 'statement_block') return evaluator.evaluate(body, site);
  const all = returnsIn(body);
  const last = childrenOf(body).at(-1);
  const values = all.map((one) => {
    const value = childrenOf(one)[0];
    return value === undefined ? ({ kind: 'undefined' } as const) : evaluator.evaluate(value, site);
  });
  const one = oneOf(values);
  // A constant is only certain where nothing else can be returned.
  if (isBinding(one)) return one;
  const certain = all.length === 1 && all[0]?.start === last?.start;
  return certain && !isNothing(one) ? one : unknownStatic;
}

const maxReturns = 8;

function returnsIn(body: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const pending = [body];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'return_statement') found.push(node);
    else if (!isFunction(node) && !node.type.startsWith('class')) pending.push(...node.namedChildren);
    if (found.length > maxReturns) return [];
  }
  return found;
}
