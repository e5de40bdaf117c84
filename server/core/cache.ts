/**
 * Reuse of function results across runs. The caller owns the cache and hands it in with each run; a result is reused
 * exactly when the function's text, the configuration and every recorded look-up are what they were. Positions are
 * moved: those inside the function with it, those at a macro, global or helper with the thing that was looked up.
 */
import type { CallSiteInfo } from './call-site';
import type { LintConfig } from './config';
import type { Finding } from './finding';
import type { FunctionAnalysis, FunctionResult } from './analyse';
import type { CFile } from './lowering/c-file';
import type { LookupName } from './lowering/lookups';
import type { FunctionDefinition } from './syntax/functions';
import type { Span } from './text';

interface Entry {
  readonly config: string;
  readonly start: number;
  readonly result: FunctionResult;
  readonly answers: ReadonlyMap<LookupName, string>;
  /** Where the looked-up things stood. */
  readonly places: ReadonlyMap<LookupName, Span>;
}

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

  find(file: CFile, definition: FunctionDefinition, config: LintConfig): FunctionResult | undefined {
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

  store(file: CFile, definition: FunctionDefinition, config: LintConfig, analysis: FunctionAnalysis): void {
    this.analysed++;
    const { answers } = analysis.lookups;
    this.#keep(definition.text, {
      config: configKey(config),
      start: definition.span.start,
      result: analysis.result,
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
  return JSON.stringify([config.minKernel, config.targetArch, Object.entries(config.rules).sort()]);
}

function placesOf(answers: ReadonlyMap<LookupName, string>, file: CFile): ReadonlyMap<LookupName, Span> {
  const places = new Map<LookupName, Span>();
  for (const name of answers.keys()) {
    const place = file.placeOf(name);
    if (place !== undefined) places.set(name, place);
  }
  return places;
}

function stillTrue(entry: Entry, file: CFile, definition: FunctionDefinition): boolean {
  for (const [name, answer] of entry.answers)
    if (file.answer(name, definition.span.start) !== answer) return false;
  return true;
}

/** The result at the function's new place; undefined if a position in it belongs to nothing that was looked up. */
function move(
  entry: Entry,
  file: CFile,
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
      const now = places.get(name);
      if (now === undefined || span.start < before.start || span.end > before.end) continue;
      return { start: span.start - before.start + now.start, end: span.end - before.start + now.start };
    }
    lost.push(span);
    return span;
  };
  const result: FunctionResult = {
    complete: entry.result.complete,
    callSites: entry.result.callSites.map((site) => moveSite(site, shift)),
    findings: entry.result.findings.map((finding) => moveFinding(finding, shift)),
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
