/**
 * The results of a file's functions together, each thing once: two functions may tell of the same macro or variable,
 * and in a script a function inside another one is looked at by itself and where the outer one calls it. A call is told
 * of by the function that it stands in. What nobody asks for is not put together.
 */
import type { CallSiteInfo } from './call-site';
import type { CallGroup, NamedCall } from './facts/file-facts';
import type { Finding } from './finding';
import type { PlacedResult } from './placed-result';
import type { Span } from './text';

export interface JoinedResults {
  /** Results that stand one behind the other: all that they found together is in order. Undefined where some overlap. */
  readonly apart: readonly PlacedResult[] | undefined;
  readonly findings: readonly Finding[];
  readonly calls: readonly CallGroup[];
  /** In order. */
  readonly callSites: readonly CallSiteInfo[];
  readonly complete: boolean;
}

/** `nested`: functions may stand in each other. The results are in the order of their functions. */
export function joinResults(results: readonly PlacedResult[], nested: boolean): JoinedResults {
  const apart = !nested && areApart(results);
  let sites: readonly CallSiteInfo[] | undefined;
  return {
    apart: apart ? results : undefined,
    get findings() {
      if (apart) return results.flatMap((one) => one.findings);
      return once(
        results.map((one) => one.findings),
        ({ rule, span }) => `${rule} ${keyOf(span)}`,
      );
    },
    calls: apart ? results : [allCalls(results)],
    get callSites() {
      return (sites ??= joinSites(results, nested));
    },
    complete: results.every((one) => one.complete),
  };
}

/** What each function has stands in it, nearly always. */
function areApart(results: readonly PlacedResult[]): boolean {
  let end = 0;
  for (const one of results) {
    if (!one.origin.isOwn || one.start < end) return false;
    end = one.end;
  }
  return true;
}

function allCalls(results: readonly PlacedResult[]): CallGroup {
  const calls: readonly NamedCall[] = once(
    results.map((one) => one.namedCalls),
    ({ span }) => keyOf(span),
  );
  return {
    ...{ start: 0, end: Infinity },
    names: [...new Set(calls.map((one) => one.name))],
    namedCalls: [...calls].sort((a, b) => a.span.start - b.span.start),
  };
}

function joinSites(results: readonly PlacedResult[], nested: boolean): readonly CallSiteInfo[] {
  const sites = results.flatMap((one) => one.callSites);
  const inOrder = nested ? innermost(sites) : sites;
  return [...inOrder].sort((a, b) => a.span.start - b.span.start);
}

function innermost(sites: readonly CallSiteInfo[]): readonly CallSiteInfo[] {
  const inner = new Map<string, number>();
  for (const { span, function: own } of sites) {
    const key = keyOf(span);
    inner.set(key, Math.min(inner.get(key) ?? Infinity, own.end - own.start));
  }
  return sites.filter(({ span, function: own }) => inner.get(keyOf(span)) === own.end - own.start);
}

const keyOf = ({ start, end }: Span): string => `${start}-${end}`;

/** Of what several lists have, only the first list's. */
function once<T>(lists: readonly (readonly T[])[], key: (one: T) => string): readonly T[] {
  const seen = new Set<string>();
  return lists.flatMap((list) => {
    const fresh = list.filter((one) => !seen.has(key(one)));
    for (const one of fresh) seen.add(key(one));
    return fresh;
  });
}
