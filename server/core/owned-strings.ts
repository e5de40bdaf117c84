/**
 * Results that are kept while their file changes. A part of a string keeps the whole string alive in V8, so a single
 * argument's text would keep the text of the file as it was: what is kept has characters of its own.
 */
import type { FunctionResult } from './analyse';
import { byPlace, type Finding } from './finding';
import type { MacroUse } from './flow/graph';

/** Shorter parts are copies anyway (SlicedString::kMinLength). */
const shortestPart = 13;

/** The same characters, without the string that they were cut from. */
export function owned(text: string): string {
  return text.length < shortestPart ? text : ` ${text}`.slice(1);
}

export function ownedResult({ callSites, findings, namedCalls, complete }: FunctionResult): FunctionResult {
  return {
    callSites: callSites.map((site) => ({
      ...site,
      calleeName: owned(site.calleeName),
      functionName: owned(site.functionName),
      arguments: site.arguments.map((one) => ({
        ...one,
        text: owned(one.text),
        expanded: owned(one.expanded),
      })),
    })),
    // In order, so that all of a file's are nearly so.
    findings: findings.map(ownedFinding).sort(byPlace),
    namedCalls: namedCalls.map((call) => ({
      ...call,
      name: owned(call.name),
      macros: call.macros.map(ownedMacro),
      ...(call.number === undefined
        ? {}
        : { number: { ...call.number, macros: call.number.macros.map(ownedMacro) } }),
    })),
    complete,
  };
}

function ownedFinding(finding: Finding): Finding {
  return {
    ...finding,
    data: Object.fromEntries(Object.entries(finding.data).map(([key, value]) => [key, owned(value)])),
    related: finding.related.map((one) => ({ ...one, message: owned(one.message) })),
    fixes: finding.fixes.map((fix) => ({
      ...fix,
      title: owned(fix.title),
      edits: fix.edits.map((edit) => ({ ...edit, text: owned(edit.text) })),
    })),
  };
}

function ownedMacro(use: MacroUse): MacroUse {
  return { ...use, name: owned(use.name) };
}
