/**
 * The engine behind the one entry (lint.ts): prefilter, preprocess, parse, analyse each function that may call the
 * NUMA family, silence, order. It alone decides what rules get to see: calls inside a syntax error, with directives
 * among their arguments or with a wrong number of arguments are listed but never judged.
 */
import { analyseFunction, type FunctionResult } from './analyse';
import { CSource } from './c-source';
import type { CallSiteInfo } from './call-site';
import type { NamedCall } from './facts/file-facts';
import type { Finding } from './finding';
import { judgeFile } from './judge-file';
import type { LintInput, LintResult } from './lint';
import { LoweredFile } from './lowered-file';
import { CFile } from './lowering/c-file';
import { preprocess } from './preprocess/preprocess';
import { allRules } from './rules';
import { fileRules } from './rules/file-rules';
import { applyPreset } from './rules/preset';
import type { SourceFile } from './source-file';
import { applySuppressions } from './suppress';
import { withoutDeclarationMacros } from './syntax/declaration-macros';
import { mayCall } from './syntax/prefilter';
import type { FunctionDefinition } from './syntax/functions';
import type { SyntaxTree } from './syntax/port';

/** What every C++ compiler defines: headers ask for it. */
const cppMacros: ReadonlyMap<string, string> = new Map([['__cplusplus', '202002L']]);

const rulesThatReport = [...allRules, ...fileRules];

const nothing: LintResult = { findings: [], callSites: [], wanted: [] };

/** Text in, findings out. Never throws on any text; see `LintInput` for what it may be given. */
export function lint(input: LintInput): LintResult {
  const { text, parser, language } = input;
  if (!parser.supports(language)) return nothing;
  const headers = [...(input.headers?.values() ?? [])];
  if (!mayCall(text) && !headers.some(mayCall)) return nothing;
  const tree = parser.parse(language === 'cpp' ? withoutDeclarationMacros(text) : text, language);
  try {
    const config = applyPreset(input.config, rulesThatReport);
    return lintFile({ ...input, config }, sourceFile(input, tree));
  } finally {
    tree.dispose();
  }
}

function sourceFile({ text, language, parser, headers, build }: LintInput, tree: SyntaxTree): SourceFile {
  const preprocessed = preprocess(text, {
    ...(headers === undefined ? {} : { headers }),
    predefined: new Map([...(language === 'cpp' ? cppMacros : []), ...(build?.macros ?? [])]),
    forced: build?.forcedIncludes ?? [],
  });
  return new CSource(new CFile(preprocessed, tree, parser, language, headers));
}

function lintFile(input: LintInput, file: SourceFile): LintResult {
  const { config, cache, text } = input;
  try {
    const lowered = new LoweredFile(file, config);
    const findings: Finding[] = [];
    const callSites: CallSiteInfo[] = [];
    const named: NamedCall[] = [];
    let complete = true;
    cache?.begin();
    for (const definition of candidates(file, lowered)) {
      const result = cache?.find(file, definition, config) ?? analyse(lowered, definition, input);
      findings.push(...result.findings);
      callSites.push(...result.callSites);
      named.push(...result.namedCalls);
      complete &&= result.complete;
    }
    cache?.end();
    findings.push(...judgeFile(input, file, named, fileRules));
    const kept = applySuppressions({
      text,
      comments: file.source.comments,
      findings,
      calls: callSites,
      ruleIds: new Set(rulesThatReport.map((rule) => rule.id)),
      rules: config.rules,
      complete,
    });
    return {
      findings: [...kept.findings].sort(byPlace),
      callSites: callSites.sort((a, b) => a.span.start - b.span.start),
      wanted: file.source.wanted,
    };
  } finally {
    file.dispose();
  }
}

const noResult: FunctionResult = { callSites: [], findings: [], namedCalls: [], complete: true };

function analyse(lowered: LoweredFile, definition: FunctionDefinition, input: LintInput): FunctionResult {
  const prepared = lowered.prepare(definition);
  if (prepared === undefined) return { ...noResult, complete: false };
  const analysis = analyseFunction(lowered, prepared, allRules);
  input.cache?.store(lowered.file, definition, input.config, analysis);
  return analysis.result;
}

function byPlace(a: Finding, b: Finding): number {
  return (
    a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}

/** The functions that make a call of the family, and those that have one made by such a function of the file. */
function candidates(file: SourceFile, lowered: LoweredFile): readonly FunctionDefinition[] {
  const makers = new Set(file.functions.filter((one) => lowered.mayCall(one)));
  if (makers.size === 0) return [];
  const call = file.callOf([...makers].map((one) => one.name));
  return file.functions.filter(
    (one) => makers.has(one) || call.test(one.text.slice(one.body.start - one.span.start)),
  );
}
