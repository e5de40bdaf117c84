/**
 * Reuse of function results across runs. The caller owns the cache and hands it in with each run; a result is reused
 * exactly when the function's text, the configuration and every recorded look-up are what they were. Positions are
 * moved: those inside the function with it, those at a macro, global or helper with the thing that was looked up.
 */
import type { CallSiteInfo } from './call-site';
import type { LintConfig } from './config';
import type { NamedCall } from './facts/file-facts';
import type { Finding } from './finding';
import type { MacroUse } from './flow/graph';
import type { FunctionAnalysis, FunctionResult } from './analyse';
import type { LookupName } from './lowering/lookups';
import type { SourceFile } from './source-file';
import type { FunctionDefinition } from './syntax/functions';
import type { Span } from './text';

interface Entry {
  readonly config: string;
  readonly start: number;
  readonly result: FunctionResult;
  readonly fingerprint: string;
  readonly answers: ReadonlyMap<LookupName, string>;
  /** Where the looked-up things stood. */
  readonly places: Places;
}

interface Place {
  readonly span: Span;
  readonly text: string;
}

type Places = ReadonlyMap<LookupName, readonly Place[]>;

/** The results of one document's functions. Hold one per document, across its versions. */
export class LintCache {
  #entries = new Map<string, Entry[]>();
  #next = new Map<string, Entry[]>();
  /** Functions whose result was reused in the last run, and those that were analysed. */
  reused = 0;
  analysed = 0;

  /** A run begins: what it does not use is dropped at its end. */
  begin(): void {
    this.#next = new Map();
    this.reused = 0;
    this.analysed = 0;
  }

  end(): void {
    this.#entries = this.#next;
  }

  find(file: SourceFile, definition: FunctionDefinition, config: LintConfig): FunctionResult | undefined {
    const entry = this.#entries
      .get(definition.text)
      ?.find((one) => one.config === configKey(config) && stillTrue(one, file, definition));
    if (entry === undefined) return undefined;
    const moved = move(entry, file, definition);
    if (moved === undefined) return undefined;
    this.reused++;
    this.#keep(definition.text, { ...entry, ...moved });
    return moved.result;
  }

  store(
    file: SourceFile,
    definition: FunctionDefinition,
    config: LintConfig,
    analysis: FunctionAnalysis,
  ): void {
    this.analysed++;
    const { answers } = analysis.lookups;
    this.#keep(definition.text, {
      config: configKey(config),
      start: definition.span.start,
      result: analysis.result,
      fingerprint: file.fingerprint(definition),
      answers,
      places: placesOf(answers, file),
    });
  }

  #keep(text: string, entry: Entry): void {
    const list = this.#next.get(text);
    if (list === undefined) this.#next.set(text, [entry]);
    else list.push(entry);
  }
}

function configKey(config: LintConfig): string {
  const { minKernel, targetArch, maxNodes, rules } = config;
  return JSON.stringify([minKernel, targetArch, maxNodes, Object.entries(rules).sort()]);
}

function placesOf(answers: ReadonlyMap<LookupName, string>, file: SourceFile): Places {
  const { text } = file.source;
  const places = new Map<LookupName, readonly Place[]>();
  for (const name of answers.keys()) {
    const spans = file.placesOf(name);
    if (spans.length > 0)
      places.set(
        name,
        spans.map((span) => ({ span, text: text.slice(span.start, span.end) })),
      );
  }
  return places;
}

function stillTrue(entry: Entry, file: SourceFile, definition: FunctionDefinition): boolean {
  if (file.fingerprint(definition) !== entry.fingerprint) return false;
  for (const [name, answer] of entry.answers)
    if (file.answer(name, definition.span.start) !== answer) return false;
  return true;
}

/** The same one of several definitions of a name; undefined when there are more, fewer or others now. */
function counterpart(at: number, before: readonly Place[], now: readonly Place[]): Span | undefined {
  const same = now.length === before.length && now.every((one, index) => one.text === before[index]?.text);
  return same ? now[at]?.span : undefined;
}

/** The result at the function's new place; undefined if a position in it belongs to nothing that was looked up. */
function move(
  entry: Entry,
  file: SourceFile,
  definition: FunctionDefinition,
): Pick<Entry, 'start' | 'result' | 'places'> | undefined {
  const places = placesOf(entry.answers, file);
  const length = definition.span.end - definition.span.start;
  const delta = definition.span.start - entry.start;
  const lost: Span[] = [];
  const shift = (span: Span): Span => {
    if (span.start >= entry.start && span.end <= entry.start + length)
      return { start: span.start + delta, end: span.end + delta };
    for (const [name, before] of entry.places) {
      const at = before.findIndex((one) => span.start >= one.span.start && span.end <= one.span.end);
      const old = before[at]?.span;
      const now = old === undefined ? undefined : counterpart(at, before, places.get(name) ?? []);
      if (old === undefined || now === undefined) continue;
      return { start: span.start - old.start + now.start, end: span.end - old.start + now.start };
    }
    lost.push(span);
    return span;
  };
  const result: FunctionResult = {
    complete: entry.result.complete,
    callSites: entry.result.callSites.map((site) => moveSite(site, shift)),
    findings: entry.result.findings.map((finding) => moveFinding(finding, shift)),
    namedCalls: entry.result.namedCalls.map((call) => moveCall(call, shift)),
  };
  return lost.length > 0 ? undefined : { start: definition.span.start, result, places };
}

function moveSite(site: CallSiteInfo, shift: (span: Span) => Span): CallSiteInfo {
  return {
    ...site,
    span: shift(site.span),
    callee: shift(site.callee),
    statement: shift(site.statement),
    function: shift(site.function),
    arguments: site.arguments.map((one) => ({ ...one, span: shift(one.span) })),
  };
}

function moveFinding(finding: Finding, shift: (span: Span) => Span): Finding {
  return {
    ...finding,
    span: shift(finding.span),
    related: finding.related.map((one) => (one.path === undefined ? { ...one, span: shift(one.span) } : one)),
    fixes: finding.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, span: shift(edit.span) })),
    })),
  };
}

function moveCall(call: NamedCall, shift: (span: Span) => Span): NamedCall {
  const moveMacro = (use: MacroUse): MacroUse => ({
    ...use,
    ...(use.definition === undefined ? {} : { definition: shift(use.definition) }),
    invocation: shift(use.invocation),
  });
  const { number } = call;
  return {
    ...call,
    span: shift(call.span),
    callee: shift(call.callee),
    macros: call.macros.map(moveMacro),
    ...(number === undefined
      ? {}
      : { number: { ...number, span: shift(number.span), macros: number.macros.map(moveMacro) } }),
  };
}
