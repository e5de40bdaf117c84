/**
 * Results that are kept while their file changes. A part of a string keeps the whole string alive in V8, so a single
 * argument's text would keep the text of the file as it was: what is kept has characters of its own.
 */
import type { Phrase, Value, Words } from '../languages/phrase';
import type { FunctionResult } from './analyse';
import { withText, type CallSiteInfo } from './call-site';
import type { NamedCall } from './facts/file-facts';
import { byPlace, withParts, type Finding, type Fix } from './finding';
import type { MacroUse } from './flow/graph';

/** Shorter parts are copies anyway (SlicedString::kMinLength). */
const shortestPart = 13;

/** The same characters, without the string that they were cut from. */
export function owned(text: string): string {
  return text.length < shortestPart ? text : ` ${text}`.slice(1);
}

export function ownedResult({ callSites, findings, namedCalls, complete }: FunctionResult): FunctionResult {
  return {
    callSites: callSites.map(ownedSite),
    // In order, so that all of a file's are nearly so.
    findings: findings.map(ownedFinding).sort(byPlace),
    namedCalls: namedCalls.map(ownedCall),
    complete,
  };
}

function ownedSite(site: CallSiteInfo): CallSiteInfo {
  const { call, form, calleeName, span, callee, statement, functionName, sound } = site;
  return {
    call,
    form,
    calleeName: owned(calleeName),
    span,
    callee,
    statement,
    functionName: owned(functionName),
    function: site.function,
    arguments: site.arguments.map((one) => withText(one, owned(one.text), owned(one.expanded))),
    sound,
  };
}

function ownedCall(call: NamedCall): NamedCall {
  const { span, callee, sound, argumentCount, number } = call;
  const name = owned(call.name);
  const macros = call.macros.map(ownedMacro);
  if (number === undefined) return { name, span, callee, sound, argumentCount, macros };
  const { value, span: place } = number;
  const own = { value, span: place, macros: number.macros.map(ownedMacro) };
  return { name, span, callee, sound, argumentCount, macros, number: own };
}

function ownedFinding(finding: Finding): Finding {
  const data: Record<string, Words> = {};
  for (const [key, value] of Object.entries(finding.data)) data[key] = ownedWords(value);
  const related = finding.related.map(({ path, span, message }) =>
    path === undefined
      ? { span, message: ownedPhrase(message) }
      : { span, path, message: ownedPhrase(message) },
  );
  return withParts(finding, { span: finding.span, data, related, fixes: finding.fixes.map(ownedFix) });
}

function ownedFix({ title, applicability, path, edits }: Fix): Fix {
  const own = edits.map(({ span, text }) => ({ span, text: owned(text) }));
  return path === undefined
    ? { title: ownedPhrase(title), applicability, edits: own }
    : { title: ownedPhrase(title), applicability, path, edits: own };
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

function ownedMacro({ name, definition, invocation }: MacroUse): MacroUse {
  return definition === undefined
    ? { name: owned(name), invocation }
    : { name: owned(name), definition, invocation };
}
