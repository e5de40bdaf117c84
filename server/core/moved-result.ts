/**
 * The result of a function at another place of its file: the same findings, calls and edits with other positions. What
 * does not move stays the same object, and a finding that moves keeps its `data`: by that a host knows it again.
 */
import type { FunctionResult } from './analyse';
import type { CallSiteInfo } from './call-site';
import type { DocumentChange } from './document-change';
import type { NamedCall } from './facts/file-facts';
import type { Finding, Fix, RelatedPlace } from './finding';
import type { MacroUse } from './flow/graph';
import type { Span } from './text';

/** Where a span is now; undefined: nobody can tell. */
export type Shift = (span: Span) => Span | undefined;

/** Of places around an edit: undefined for those that it replaced. */
export function shiftOf({ from, to, delta }: DocumentChange): Shift {
  return (span) => {
    const { start, end } = span;
    // Between two pieces nobody knows to which of them a place belongs.
    if (start === end && start === from && from === to) return undefined;
    if (end <= from) return span;
    if (start >= to) return delta === 0 ? span : { start: start + delta, end: end + delta };
    return start <= from && end >= to ? { start, end: end + delta } : undefined;
  };
}

/** Of a function around an edit. */
export function resultAround(result: FunctionResult, shift: Shift): FunctionResult | undefined {
  const moved = movedResult(result, 0, shift);
  if (moved === undefined) return undefined;
  const callSites: CallSiteInfo[] = [];
  for (const one of result.callSites) {
    const now = movedSite(one, shift);
    if (now === undefined) return undefined;
    callSites.push(now);
  }
  const { findings, namedCalls, complete } = moved;
  return { findings, namedCalls, callSites, complete };
}

/** Undefined if a position of it is lost. The calls stand in the function, which has moved by `delta`. */
export function movedResult(result: FunctionResult, delta: number, shift: Shift): FunctionResult | undefined {
  const lost: Span[] = [];
  const moved = (span: Span): Span => {
    const now = shift(span);
    if (now === undefined) lost.push(span);
    return now ?? span;
  };
  const findings = result.findings.map((one) => movedFinding(one, moved));
  const namedCalls = result.namedCalls.map((one) => movedCall(one, moved));
  return lost.length > 0 ? undefined : new MovedResult(findings, namedCalls, result, delta);
}

/** Most who want findings do not ask for the calls. */
class MovedResult implements FunctionResult {
  readonly complete: boolean;
  /** Where the calls stood when they were found, and how far from there they are. */
  readonly #found: readonly CallSiteInfo[];
  readonly #delta: number;
  #sites: readonly CallSiteInfo[] | undefined;

  constructor(
    readonly findings: readonly Finding[],
    readonly namedCalls: readonly NamedCall[],
    before: FunctionResult,
    delta: number,
  ) {
    this.complete = before.complete;
    const moved = before instanceof MovedResult;
    this.#found = moved ? before.#found : before.callSites;
    this.#delta = moved ? before.#delta + delta : delta;
  }

  get callSites(): readonly CallSiteInfo[] {
    return (this.#sites ??=
      this.#delta === 0 ? this.#found : this.#found.map((one) => movedSiteBy(one, this.#delta)));
  }
}

function movedSiteBy(site: CallSiteInfo, delta: number): CallSiteInfo {
  return siteAt(site, ({ start, end }) => ({ start: start + delta, end: end + delta }));
}

function movedSite(site: CallSiteInfo, shift: Shift): CallSiteInfo | undefined {
  const lost: Span[] = [];
  const moved = siteAt(site, (span) => {
    const now = shift(span);
    if (now === undefined) lost.push(span);
    return now ?? span;
  });
  return lost.length > 0 ? undefined : moved;
}

function siteAt(site: CallSiteInfo, moved: Moved): CallSiteInfo {
  return {
    ...site,
    span: moved(site.span),
    callee: moved(site.callee),
    statement: moved(site.statement),
    function: moved(site.function),
    arguments: site.arguments.map((one) => ({ ...one, span: moved(one.span) })),
  };
}

type Moved = (span: Span) => Span;

function movedFinding(finding: Finding, moved: Moved): Finding {
  const span = moved(finding.span);
  const related = movedAll(finding.related, (one) => movedPlace(one, moved));
  const fixes = movedAll(finding.fixes, (one) => movedFix(one, moved));
  if (span === finding.span && related === finding.related && fixes === finding.fixes) return finding;
  return { ...finding, span, related, fixes };
}

function movedPlace(place: RelatedPlace, moved: Moved): RelatedPlace {
  if (place.path !== undefined) return place;
  const span = moved(place.span);
  return span === place.span ? place : { span, message: place.message };
}

function movedFix(fix: Fix, moved: Moved): Fix {
  if (fix.path !== undefined) return fix;
  const edits = movedAll(fix.edits, (edit) => {
    const span = moved(edit.span);
    return span === edit.span ? edit : { span, text: edit.text };
  });
  return edits === fix.edits ? fix : { ...fix, edits };
}

function movedCall(call: NamedCall, moved: Moved): NamedCall {
  const span = moved(call.span);
  const callee = moved(call.callee);
  const macros = movedMacros(call.macros, moved);
  const { number } = call;
  if (number === undefined) {
    if (span === call.span && callee === call.callee && macros === call.macros) return call;
    return { ...call, span, callee, macros };
  }
  const movedNumber = { ...number, span: moved(number.span), macros: movedMacros(number.macros, moved) };
  return { ...call, span, callee, macros, number: movedNumber };
}

function movedMacros(macros: readonly MacroUse[], moved: Moved): readonly MacroUse[] {
  return movedAll(macros, (use) => {
    const invocation = moved(use.invocation);
    const definition = use.definition === undefined ? undefined : moved(use.definition);
    if (invocation === use.invocation && definition === use.definition) return use;
    return { ...use, ...(definition === undefined ? {} : { definition }), invocation };
  });
}

/** The same list where nothing in it moved. */
function movedAll<T>(list: readonly T[], move: (one: T) => T): readonly T[] {
  let changed: T[] | undefined;
  let at = 0;
  for (const one of list) {
    const now = move(one);
    if (now !== one) changed ??= list.slice(0, at);
    changed?.push(now);
    at++;
  }
  return changed ?? list;
}

/** Every span of a result that a move would change, its calls' own left out. */
export function* spansOf({ findings, namedCalls }: FunctionResult): Iterable<Span> {
  for (const { span, related, fixes } of findings) {
    yield span;
    for (const one of related) if (one.path === undefined) yield one.span;
    for (const fix of fixes) if (fix.path === undefined) for (const edit of fix.edits) yield edit.span;
  }
  for (const { span, callee, macros, number } of namedCalls) {
    yield span;
    yield callee;
    if (number !== undefined) yield number.span;
    for (const use of [...macros, ...(number?.macros ?? [])]) {
      yield use.invocation;
      if (use.definition !== undefined) yield use.definition;
    }
  }
}

export function* siteSpansOf(sites: readonly CallSiteInfo[]): Iterable<Span> {
  for (const site of sites) {
    yield site.span;
    yield site.callee;
    yield site.statement;
    for (const one of site.arguments) yield one.span;
  }
}
