/**
 * The engine behind the one entry (lint.ts): prefilter, preprocess, parse, analyse each function that may call the
 * NUMA family, silence, order. It alone decides what rules get to see: calls inside a syntax error, with directives
 * among their arguments or with a wrong number of arguments are listed but never judged.
 */
import { analyseFunction, writtenSites, type FunctionResult } from './analyse';
import { CSourceFile } from './c-source-file';
import type { CacheRun, LintCache } from './cache';
import { Candidates } from './candidates';
import type { LintConfig } from './config';
import { DocumentMemory, isWorthALook, mayCallAnywhere } from './document-memory';
import type { Finding } from './finding';
import { groupedFindings, groupOf, resultOf } from './finding-groups';
import { joinResults, type JoinedResults } from './join-results';
import { judgeFile } from './judge-file';
import type { LintInput, LintResult } from './lint';
import { LoweredFile } from './lowered-file';
import { FoundResult, PlacedResult } from './placed-result';
import type { PreparedMemory } from './prepared-memory';
import { allRules } from './rules';
import { activeRules, type RulesByCall } from './rules/active';
import { fileRules } from './rules/file-rules';
import { rulesFor } from './rules/languages';
import { applyPreset } from './rules/preset';
import { isConcerned, mayBeConcerned } from './script/concern';
import { ScriptFile } from './script/script-file';
import { ScriptMemory } from './script/script-memory';
import { ScriptRoot } from './script/script-root';
import { ScriptText } from './script/script-text';
import { ScriptSourceFile } from './script-source-file';
import type { SourceFile } from './source-file';
import { applySuppressions, mayBeSuppressed } from './suppress';
import { mayCall } from './syntax/prefilter';
import type { FunctionDefinition } from './syntax/functions';
import { isScript, isWrittenScript, scriptLanguages } from './syntax/language';
import type { LanguageId } from './syntax/port';

const rulesThatReport = [...allRules, ...fileRules];
const ruleIds = new Set(rulesThatReport.map((rule) => rule.id));

const nothing: LintResult = { findings: [], callSites: [], wanted: [] };

/** Text in, findings out. Never throws on any text; see `LintInput` for what it may be given. */
export function lint(given: LintInput): LintResult {
  if (!given.parser.supports(given.language)) return nothing;
  const input: LintInput = {
    path: given.path,
    text: given.text,
    language: given.language,
    config: presetOf(given.config),
    parser: given.parser,
    headers: given.headers,
    build: given.build,
    cache: given.cache,
    changes: given.changes,
    only: given.only,
  };
  // Who only wants to know where calls are leaves nothing behind.
  if (input.only === undefined) input.cache?.use(input.language, input.text.length);
  return isScript(input.language) ? lintScript(input) : lintC(input);
}

function lintC(input: LintInput): LintResult {
  const memory = (input.only === undefined ? input.cache?.document : undefined) ?? new DocumentMemory();
  const opened = memory.open(input);
  const { document, change } = opened;
  const isWorth = document !== undefined && isWorthALook(document, input);
  const run = input.only === undefined ? input.cache?.begin(input.config, change) : undefined;
  const prepared = run === undefined ? undefined : input.cache?.prepared;
  prepared?.begin(input.config, change);
  const result = isWorth ? lintFile(input, new CSourceFile(document.file), { run, prepared }) : nothing;
  if (run !== undefined) {
    input.cache?.commit(run);
    memory.keep(input, opened);
  }
  return result;
}

function lintScript(input: LintInput): LintResult {
  const cache = input.only === undefined ? input.cache : undefined;
  if (cache === undefined) {
    if (!isWorthParsing(input)) return nothing;
    return lintPieces(input, ScriptText.of(input.text, input.language), new ScriptMemory());
  }
  const document = cache.script.opened(input.text, input.language, input.changes);
  const result = lintPieces(input, document, cache.script, cache);
  cache.script.closed(document);
  return result;
}

function lintPieces(
  input: LintInput,
  document: ScriptText,
  memory: ScriptMemory,
  cache?: LintCache,
): LintResult {
  const { language, parser, config } = input;
  const root = new ScriptRoot(document, parser);
  try {
    if (!mayBeConcerned(root.parts) || !isConcerned(root.parts)) return nothing;
    const files = input.headers ?? new Map<string, string>();
    const file = new ScriptFile({ root, language, files, parser, answers: memory.answers });
    const change = memory.read({ document, files, config, functions: file.functions });
    const run = cache?.begin(config, change, memory.entries);
    const result = lintFile(input, new ScriptSourceFile(file), { run, memory });
    if (!file.isFragile) {
      if (run !== undefined) cache?.commit(run);
      memory.keep(run?.entries ?? []);
      return result;
    }
    memory.forget();
    return change === undefined ? result : lintPieces(input, document, new ScriptMemory());
  } finally {
    root.dispose();
  }
}

/** By the configuration as it was handed in: its user hands in the same one again and again. */
const configs = new WeakMap<LintConfig, LintConfig>();

function presetOf(config: LintConfig): LintConfig {
  let found = configs.get(config);
  if (found === undefined) configs.set(config, (found = applyPreset(config, rulesThatReport)));
  return found;
}

/**
 * What a host has to load before `lint` of this input, since no text is parsed in a language that is not there. A script may import others
 * in any of the three, and names prototypes in C. An edited text is not searched as a whole: it may need its grammar.
 */
export function grammarsNeeded(
  input: Pick<LintInput, 'text' | 'language' | 'headers' | 'changes'>,
  isLoaded: (language: LanguageId) => boolean,
): readonly LanguageId[] {
  const { language, headers } = input;
  const imported = (headers?.size ?? 0) > 0 ? scriptLanguages : [];
  const all = isScript(language) ? [language, 'c' as const, ...imported] : [language];
  const missing = [...new Set(all)].filter((one) => !isLoaded(one));
  if (missing.length === 0) return [];
  return input.changes === undefined && !isWorthParsing(input) ? [] : missing;
}

function isWorthParsing(input: Pick<LintInput, 'text' | 'language' | 'headers'>): boolean {
  const { text, language } = input;
  if (isScript(language)) return mayCall(text, language) && isWrittenScript(text);
  return mayCallAnywhere(input);
}

/** What a run has of those before it. */
interface Remembered {
  readonly run: CacheRun | undefined;
  /** Of a script. */
  readonly memory?: ScriptMemory;
  /** Of C and C++. */
  readonly prepared?: PreparedMemory | undefined;
}

function lintFile(input: LintInput, file: SourceFile, { run, memory, prepared }: Remembered): LintResult {
  const { config, cache } = input;
  try {
    const lowered = new LoweredFile(file, config, prepared);
    const candidates = candidatesOf(file, lowered, cache?.candidates, memory);
    if (input.only === 'calls') return listCalls(lowered, candidates);
    const rules = activeRules(allRules, config, file.language);
    const results = resultsOf(candidates, lowered, rules, run);
    const joined = joinResults(results, isScript(file.language));
    const ofFile = judgeFile(input, file, joined.calls, rulesFor(fileRules, file.language));
    const groups =
      joined.apart === undefined || mayBeSuppressed(file.pieces)
        ? [groupOf(silenced(input, file, joined, ofFile))]
        : groupedFindings(joined.apart, ofFile);
    return resultOf(groups, joined, file.source.wanted);
  } finally {
    file.dispose();
  }
}

/** All findings but those that a comment silences. */
function silenced(
  { config }: LintInput,
  file: SourceFile,
  joined: JoinedResults,
  ofFile: readonly Finding[],
): readonly Finding[] {
  const kept = applySuppressions({
    text: file.source.text,
    pieces: file.pieces,
    findings: [...joined.findings, ...ofFile],
    calls: () => joined.callSites,
    ruleIds,
    rules: config.rules,
    complete: joined.complete,
  });
  return kept.findings;
}

function listCalls(lowered: LoweredFile, candidates: readonly FunctionDefinition[]): LintResult {
  const callSites = candidates.flatMap((definition) => {
    const prepared = lowered.prepare(definition);
    return prepared === undefined ? [] : writtenSites(lowered, prepared);
  });
  return {
    findings: [],
    callSites: callSites.sort((a, b) => a.span.start - b.span.start),
    wanted: lowered.file.source.wanted,
  };
}

/** Functions stay lowered for those behind them that call them; this many, since a large file has thousands. */
const mostLowered = 64;

function resultsOf(
  candidates: readonly FunctionDefinition[],
  lowered: LoweredFile,
  rules: RulesByCall,
  run: CacheRun | undefined,
): readonly PlacedResult[] {
  return candidates.map((definition, at) => {
    const before = candidates[at - mostLowered];
    if (before !== undefined) lowered.forget(before);
    return run?.find(lowered.file, definition) ?? analyse(lowered, definition, rules, run);
  });
}

const unread = { callSites: [], findings: [], namedCalls: [], complete: false };

function analyse(
  lowered: LoweredFile,
  definition: FunctionDefinition,
  rules: RulesByCall,
  run: CacheRun | undefined,
): PlacedResult {
  const prepared = lowered.prepare(definition);
  const placed = (result: FunctionResult): PlacedResult =>
    new PlacedResult(new FoundResult(result, definition.span, undefined));
  if (prepared === undefined) return placed(unread);
  const analysis = analyseFunction(lowered, prepared, rules);
  return run?.store(lowered.file, definition, analysis) ?? placed(analysis.result);
}

/** The functions that make a call of the family, and those that have one made by such a function of the file. */
function candidatesOf(
  file: SourceFile,
  lowered: LoweredFile,
  known: Candidates | undefined,
  memory: ScriptMemory | undefined,
): readonly FunctionDefinition[] {
  const { functions, mention } = file;
  if (mention !== undefined) return (known ?? new Candidates()).of(functions, mention, file.language);
  return (
    memory?.candidates(
      (one, lookups) => lowered.mayCall(one, lookups),
      (names) => file.useOf(names),
      (one, use) => file.spells(one, use),
    ) ?? []
  );
}
