/**
 * The results of a file's functions together. A function inside another one is looked at by itself and where the outer
 * one calls it: what both tell of is told once, of a call by the function that it stands in.
 */
import type { FunctionResult } from './analyse';
import type { Span } from './text';

export function joinResults(results: readonly FunctionResult[]): FunctionResult {
  const inner = new Map<string, number>();
  for (const { callSites } of results)
    for (const { span, function: own } of callSites) {
      const key = keyOf(span);
      inner.set(key, Math.min(inner.get(key) ?? Infinity, own.end - own.start));
    }
  const sites = results.flatMap(({ callSites }) => callSites);
  return {
    callSites: sites.filter(({ span, function: own }) => inner.get(keyOf(span)) === own.end - own.start),
    findings: once(
      results.map(({ findings }) => findings),
      ({ rule, span }) => `${rule} ${keyOf(span)}`,
    ),
    namedCalls: once(
      results.map(({ namedCalls }) => namedCalls),
      ({ span }) => keyOf(span),
    ),
    complete: results.every(({ complete }) => complete),
  };
}

const keyOf = ({ start, end }: Span): string => `${start}-${end}`;

/** What no earlier list has. */
function once<T>(lists: readonly (readonly T[])[], key: (one: T) => string): readonly T[] {
  const seen = new Set<string>();
  return lists.flatMap((list) => {
    const fresh = list.filter((one) => !seen.has(key(one)));
    for (const one of fresh) seen.add(key(one));
    return fresh;
  });
}
