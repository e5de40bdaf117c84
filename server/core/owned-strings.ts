/**
 * Results that are kept while their file changes. A part of a string keeps the whole string alive in V8, so a single
 * argument's text would keep the text of the file as it was: what is kept has characters of its own.
 */
import type { Phrase, Value, Words } from '../languages/phrase';
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
    data: Object.fromEntries(Object.entries(finding.data).map(([key, value]) => [key, ownedWords(value)])),
    related: finding.related.map((one) => ({ ...one, message: ownedPhrase(one.message) })),
    fixes: finding.fixes.map((fix) => ({
      ...fix,
      title: ownedPhrase(fix.title),
      edits: fix.edits.map((edit) => ({ ...edit, text: owned(edit.text) })),
    })),
  };
}

function ownedWords(words: Words): Words {
  return typeof words === 'string' ? owned(words) : ownedPhrase(words);
}

/** The template is a string of the program; what fills it may be cut from the file. */
function ownedPhrase({ text, data }: Phrase): Phrase {
  if (data === undefined) return { text };
  const own = (value: Value): Value =>
    typeof value === 'string' || typeof value === 'object' ? ownedWords(value) : value;
  return { text, data: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, own(value)])) };
}

function ownedMacro(use: MacroUse): MacroUse {
  return { ...use, name: owned(use.name) };
}
