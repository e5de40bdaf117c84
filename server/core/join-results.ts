/**
 * The results of a file's functions together, each thing once: two functions may tell of the same macro or variable,
 * and in a script a function inside another one is looked at by itself and where the outer one calls it. A call is told
 * of by the function that it stands in.
 */
import type { FunctionResult } from './analyse';
import type { CallSiteInfo } from './call-site';
import type { Span } from './text';

/** `nested`: functions may stand in each other. The results are in the order of their functions. */
export function joinResults(results: readonly FunctionResult[], nested: boolean): FunctionResult {
  const findings = results.flatMap((one) => one.findings);
  const namedCalls = results.flatMap((one) => one.namedCalls);
  let sites: readonly CallSiteInfo[] | undefined;
  return {
    findings: once(
      findings,
      results.map((one) => one.findings),
      ({ rule, span }) => `${rule} ${keyOf(span)}`,
    ),
    namedCalls: once(
      namedCalls,
      results.map((one) => one.namedCalls),
      ({ span }) => keyOf(span),
    ),
    get callSites() {
      return (sites ??= joinSites(results, nested));
    },
    complete: results.every((one) => one.complete),
  };
}

function joinSites(results: readonly FunctionResult[], nested: boolean): readonly CallSiteInfo[] {
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

/** Of what several lists have, only the first list's; `all` are the lists in a row. */
function once<T extends { readonly span: Span }>(
  all: readonly T[],
  lists: readonly (readonly T[])[],
  key: (one: T) => string,
): readonly T[] {
  // What each function has stands in it, nearly always.
  if (!isShared(lists)) return all;
  const seen = new Set<string>();
  return lists.flatMap((list) => {
    const fresh = list.filter((one) => !seen.has(key(one)));
    for (const one of fresh) seen.add(key(one));
    return fresh;
  });
}

/** Something of a list begins where something of another one does, as far as the order of the lists tells. */
function isShared(lists: readonly (readonly { readonly span: Span }[])[]): boolean {
  let last = -1;
  for (const list of lists) {
    const before = last;
    for (const { span } of list) {
      if (span.start <= before) return true;
      if (span.start > last) last = span.start;
    }
  }
  return false;
}
