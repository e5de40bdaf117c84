/**
 * What was found in a function, at another place of its file: the same findings, calls and edits with other positions.
 * What does not move stays the same object, and a finding that moves keeps its `data`: by that a host knows it again.
 */
import type { FunctionResult } from './analyse';
import type { CallArgument, CallSiteInfo } from './call-site';
import type { NamedCall } from './facts/file-facts';
import { withParts, type Finding, type Fix, type RelatedPlace } from './finding';
import { inPosition } from './fix';
import type { MacroUse } from './flow/graph';
import type { Span } from './text';

/** Where a span is now. */
export type Moved = (span: Span) => Span;

/** All of a result; `moved` tells where each of its spans is now. */
export function movedResult(
  { findings, namedCalls, callSites, complete }: FunctionResult,
  moved: Moved,
): FunctionResult {
  return {
    findings: findings.map((one) => movedFinding(one, moved)),
    namedCalls: namedCalls.map((one) => movedCall(one, moved)),
    callSites: callSites.map((one) => movedSite(one, moved)),
    complete,
  };
}

export function movedSite(site: CallSiteInfo, moved: Moved): CallSiteInfo {
  const span = moved(site.span);
  const args = movedAll(site.arguments, (one) => {
    const now = moved(one.span);
    return now === one.span ? one : movedArgument(one, now);
  });
  // It stands in its function as a whole, which may grow behind it.
  const own = moved(site.function);
  if (span === site.span && own === site.function && args === site.arguments) return site;
  const { call, form, calleeName, functionName, sound } = site;
  return {
    call,
    form,
    calleeName,
    span,
    callee: moved(site.callee),
    statement: moved(site.statement),
    functionName,
    function: own,
    arguments: args,
    sound,
  };
}

function movedArgument({ role, text, expanded, folded }: CallArgument, span: Span): CallArgument {
  return folded === undefined ? { role, span, text, expanded } : { role, span, text, expanded, folded };
}

export function movedFinding(finding: Finding, moved: Moved): Finding {
  const span = moved(finding.span);
  const related = movedAll(finding.related, (one) => movedPlace(one, moved));
  const fixes = movedAll(finding.fixes, (one) => movedFix(one, moved));
  if (span === finding.span && related === finding.related && fixes === finding.fixes) return finding;
  return withParts(finding, { span, data: finding.data, related, fixes });
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
  const { title, applicability } = fix;
  return edits === fix.edits ? fix : { title, applicability, edits: inPosition(edits) };
}

export function movedCall(call: NamedCall, moved: Moved): NamedCall {
  const span = moved(call.span);
  const callee = moved(call.callee);
  const macros = movedMacros(call.macros, moved);
  const { number } = call;
  if (number === undefined) {
    if (span === call.span && callee === call.callee && macros === call.macros) return call;
    const { name, sound, argumentCount } = call;
    return { name, span, callee, sound, argumentCount, macros };
  }
  const { name, sound, argumentCount } = call;
  const movedNumber = {
    value: number.value,
    span: moved(number.span),
    macros: movedMacros(number.macros, moved),
  };
  return { name, span, callee, sound, argumentCount, macros, number: movedNumber };
}

function movedMacros(macros: readonly MacroUse[], moved: Moved): readonly MacroUse[] {
  return movedAll(macros, (use) => {
    const invocation = moved(use.invocation);
    const definition = use.definition === undefined ? undefined : moved(use.definition);
    if (invocation === use.invocation && definition === use.definition) return use;
    const { name } = use;
    return definition === undefined ? { name, invocation } : { name, definition, invocation };
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
