/**
 * The analysis of one function: its call sites, and the findings of the rules on those that are sound. Pure: it
 * depends on the function's text and on what it asks its file, and every question is recorded, also those without
 * an answer. So a result can be reused exactly while text, answers and configuration are equal; its positions then
 * move with the function and with the places that the answers came from.
 */
import type { CallArgument, CallSiteInfo } from './call-site';
import type { LintConfig } from './config';
import { buildFacts, type FactsInput } from './facts/build';
import type { CallFacts } from './facts/call-facts';
import type { ReplayExtent } from './facts/assumption';
import { Observer } from './facts/observer';
import { Analysis, fewSteps } from './facts/analysis';
import { analyseFlow, replayFlow, resumeFlow } from './facts/solve';
import { hasMark, integerOf, isNull, type AbstractValue } from './facts/value';
import type { NamedCall } from './facts/file-facts';
import type { CallParameter } from '../kernel/calls';
import type { Finding, Severity } from './finding';
import { findingOf } from './finding-of';
import type { LocatedCall } from './locate';
import { keyOf, type LoweredFile, type PreparedFunction } from './lowered-file';
import { Lookups } from './lowering/lookups';
import { namedCalls } from './named-calls';
import type { RulesByCall } from './rules/active';
import type { Report, Rule } from './rules/rule';
import { assertsFailure } from './rules/support/asserted';
import { milder } from './severity';
import type { SourceText } from './source-file';
import { isScript } from './syntax/language';
import type { Span } from './text';
import { phrase } from '../languages/phrase';

export interface FunctionResult {
  readonly callSites: readonly CallSiteInfo[];
  readonly findings: readonly Finding[];
  /** For the rules over the file as a whole. */
  readonly namedCalls: readonly NamedCall[];
  /** Every call was judged. */
  readonly complete: boolean;
}

export interface FunctionAnalysis {
  readonly result: FunctionResult;
  readonly lookups: Lookups;
  /** See LoweringResult. */
  readonly heedsBlanks: boolean;
}

export function analyseFunction(
  lowered: LoweredFile,
  prepared: PreparedFunction,
  rules: RulesByCall,
): FunctionAnalysis {
  return (
    lowered.analyses.of(keyOf(prepared.definition), () => analyseAfresh(lowered, prepared, rules)) ??
    analyseAfresh(lowered, prepared, rules)
  );
}

function analyseAfresh(
  lowered: LoweredFile,
  prepared: PreparedFunction,
  rules: RulesByCall,
): FunctionAnalysis {
  const lookups = new Lookups();
  lookups.addAll(prepared.lookups);
  const { file, config } = lowered;
  const around = lowered.around(prepared.definition, lookups);
  const located = prepared.located.filter(
    (one) => file.source.activityAt(one.lowered.span.start) !== 'inactive',
  );
  // Without a sound call of its own, a function may still make one through a helper.
  const anySound = located.length === 0 || located.some((one) => isSound(prepared, one));
  const observer = new Observer();
  const forwards = located.length === 0;
  const records = !isScript(file.language);
  const env = lowered.environment(prepared.definition, lookups);
  const key = keyOf(prepared.definition);
  const flows = forwards || !records || !anySound ? undefined : lowered.flows;
  const run = flows?.resume(key, prepared.executable, env);
  const analysis =
    run?.analysis ??
    new Analysis(env, {
      ...(forwards ? { maxSteps: fewSteps } : {}),
      records,
    });
  const finished =
    run === undefined
      ? anySound && analyseFlow(analysis, prepared.executable, observer, forwards && records)
      : resumeFlow(run, observer);
  const replay = replayer(analysis);
  const callSites: CallSiteInfo[] = [];
  const findings: Finding[] = [];
  let complete = true;
  for (const one of located) {
    const observed = finished ? observer.calls.get(one.lowered.key) : undefined;
    const values = (at: number): AbstractValue | undefined => observed?.values[at];
    const site = siteOf(prepared, one, file.source, values);
    callSites.push(site);
    complete &&= site.sound;
    // A call that is never reached has no facts: nothing is said of dead code.
    if (!site.sound || observed === undefined) continue;
    const facts = buildFacts({
      site,
      call: one.lowered.span,
      observed,
      observer,
      replay,
      config,
      file: file.source,
      around,
      isUnread: (name) => lowered.isUnread(name, lookups),
    });
    for (const finding of judge(rules, facts, config)) {
      // Two calls with the same array share the mistakes in it.
      const same = (other: Finding): boolean =>
        other.rule === finding.rule &&
        other.span.start === finding.span.start &&
        other.span.end === finding.span.end;
      if (!findings.some(same)) findings.push(finding);
    }
  }
  if (finished) findings.push(...judgeForwarded(lowered, prepared, rules, observer, lookups));
  if (finished) flows?.keep(key, analysis);
  const named = namedCalls(prepared, file);
  const { heedsBlanks } = prepared.lowered;
  return { result: { callSites, findings, namedCalls: named, complete }, lookups, heedsBlanks };
}

/** The helper, judged by itself, has this finding already: it does not depend on who calls it. */
function isFoundAlone(
  lowered: LoweredFile,
  helper: string,
  rules: RulesByCall,
  finding: Finding,
  call: Span,
  lookups: Lookups,
): boolean {
  const definition = lowered.file.functionNamed(helper);
  const prepared = definition === undefined ? undefined : lowered.prepare(definition);
  if (prepared === undefined) return false;
  const analysis = lowered.analyses.of(keyOf(prepared.definition), () =>
    analyseAfresh(lowered, prepared, rules),
  );
  // Through itself it finds no more than it finds by itself.
  if (analysis === undefined) return true;
  lookups.addAll(analysis.lookups);
  return analysis.result.findings.some(
    ({ rule, span, related }) =>
      rule === finding.rule &&
      [span, ...related.map((place) => place.span)].some(
        (place) => place.start <= call.end && place.end >= call.start,
      ),
  );
}

/** What all what-if runs of a function may cost together, in executed instructions. */
const replaySteps = 120_000;
const extents: readonly ReplayExtent[] = ['all', 'uses', 'judged', 'errno'];

/** Executes the function once more under an assumption, as often as the budget allows; each assumption once. */
function replayer(usual: Analysis): FactsInput['replay'] {
  const known = new Map<string, Observer | undefined>();
  let left = replaySteps;
  return (assumption, extent = 'all') => {
    const whole = `${assumption.call} ${assumption.outcome} ${assumption.entries?.join() ?? ''}`;
    // What a run of more has seen will do.
    const wider = extents.slice(0, extents.indexOf(extent)).map((one) => `${whole} ${one}`);
    const key = wider.find((one) => known.has(one)) ?? `${whole} ${extent}`;
    if (known.has(key)) return known.get(key);
    let found: Observer | undefined;
    if (left > usual.steps) {
      const observer = new Observer();
      const { finished, steps } = replayFlow(usual, assumption, extent, left, observer);
      if (finished) found = observer;
      left -= steps;
    }
    known.set(key, found);
    return found;
  };
}

/**
 * Calls that a helper of the file makes with arguments of this function: what is wrong with such an argument is said
 * where it is written. The helper itself is judged on its own; here its outcome counts as handled.
 */
function judgeForwarded(
  lowered: LoweredFile,
  prepared: PreparedFunction,
  rules: RulesByCall,
  observer: Observer,
  lookups: Lookups,
): readonly Finding[] {
  const { file, config } = lowered;
  const around = lowered.around(prepared.definition, lookups);
  const findings: Finding[] = [];
  for (const observed of observer.forwarded.values()) {
    const { numa, frame, instruction, values } = observed;
    const by = prepared.lowered.calls.find((call) => call.key === frame.ownCall?.call);
    if (by === undefined || by.broken) continue;
    const own = new Set<number>();
    const args = numa.parameters.flatMap((parameter): readonly CallArgument[] => {
      const at = numa.roles.get(parameter.role);
      const inner = at === undefined ? undefined : instruction.arguments[at];
      const index = inner === undefined ? undefined : frame.handedOn(inner.value);
      const outer = index === undefined ? undefined : by.arguments[index];
      if (at === undefined || inner === undefined) return [];
      const span = outer?.origin.span ?? by.span;
      if (outer !== undefined) own.add(span.start);
      const text = file.source.slice(span.start, span.end);
      return [argumentOf(parameter, { span, text, expanded: outer?.expanded ?? '', value: values[at] })];
    });
    const site: CallSiteInfo = {
      call: numa.call,
      form: 'wrapper',
      calleeName: by.name ?? '',
      span: by.span,
      callee: by.callee,
      statement: by.statement,
      functionName: prepared.definition.name,
      function: prepared.definition.span,
      arguments: args,
      sound: true,
    };
    const inner = instruction.origin.span;
    const replay = (): undefined => undefined;
    const facts = buildFacts({
      site,
      call: inner,
      observed,
      observer,
      replay,
      config,
      file: file.source,
      around,
      isUnread: (name) => lowered.isUnread(name, lookups),
    });
    for (const finding of judge(rules, facts, config)) {
      const written = own.has(finding.span.start) && finding.span.start !== by.span.start;
      const same = (other: Finding): boolean =>
        other.rule === finding.rule && other.span.start === finding.span.start;
      if (!written && (!restsOutside(facts, finding, frame.graph.span) || findings.some(same))) continue;
      const helper = frame.outermost.fn.name;
      if (!written && isFoundAlone(lowered, helper, rules, finding, inner, lookups)) continue;
      findings.push({
        ...finding,
        severity: milder(finding.severity, 'warning'),
        related: [...finding.related, { span: inner, message: phrase('The call is made here') }],
        fixes: [],
      });
    }
  }
  return findings;
}

/**
 * The helper moves what others allocated: the mistake is in neither function alone. Hints are left to the helper, which
 * may well be meant for any address.
 */
function restsOutside(facts: CallFacts, finding: Finding, helper: Span): boolean {
  if (facts.mode !== 'move' || finding.severity === 'hint') return false;
  return finding.related.some(({ span }) => span.start < helper.start || span.end > helper.end);
}

function isSound(prepared: PreparedFunction, one: LocatedCall): boolean {
  return prepared.executable.numaCalls.get(one.lowered.key)?.sound === true;
}

/** The calls of a function with nothing proved about their arguments. */
export function writtenSites(lowered: LoweredFile, prepared: PreparedFunction): readonly CallSiteInfo[] {
  const { source } = lowered.file;
  return prepared.located
    .filter((one) => source.activityAt(one.lowered.span.start) !== 'inactive')
    .map((one) => siteOf(prepared, one, source, () => undefined));
}

function siteOf(
  prepared: PreparedFunction,
  one: LocatedCall,
  source: SourceText,
  values: (at: number) => AbstractValue | undefined,
): CallSiteInfo {
  const { lowered, spec, form, parameters, roles } = one;
  const args = parameters.flatMap((parameter): readonly CallArgument[] => {
    const at = roles.get(parameter.role);
    const argument = at === undefined ? undefined : lowered.arguments[at];
    if (at === undefined || argument === undefined) return [];
    const { origin, expanded } = argument;
    const { span } = origin;
    const text = source.slice(span.start, span.end);
    return [argumentOf(parameter, { span, text, expanded, value: values(at) })];
  });
  return {
    call: spec.name,
    form,
    calleeName: lowered.name ?? '',
    span: lowered.span,
    callee: lowered.callee,
    statement: lowered.statement,
    functionName: prepared.definition.name,
    function: prepared.definition.span,
    arguments: args,
    sound: isSound(prepared, one),
  };
}

function argumentOf(
  { role, type }: CallParameter,
  {
    span,
    text,
    expanded,
    value,
  }: Pick<CallArgument, 'span' | 'text' | 'expanded'> & {
    readonly value: AbstractValue | undefined;
  },
): CallArgument {
  const folded = value === undefined ? undefined : foldedOf(value, type.includes('*'));
  return folded === undefined ? { role, span, text, expanded } : { role, span, text, expanded, folded };
}

function foldedOf(value: AbstractValue, pointer: boolean): bigint | null | undefined {
  if (pointer) return isNull(value) ? null : undefined;
  return integerOf(value);
}

interface RuleReport {
  readonly rule: Rule;
  readonly report: Report;
}

/** In a function of its own: a closure in a loop needs a scope that the runtime makes anew each time round. */
function ask(rule: Rule, facts: CallFacts, reports: RuleReport[]): void {
  rule.check(facts, (report) => {
    reports.push({ rule, report });
  });
}

/** Runs the rules over one call and keeps the most specific finding of each mistake. */
function judge(
  rules: RulesByCall,
  facts: Parameters<Rule['check']>[0],
  config: LintConfig,
): readonly Finding[] {
  const reports: RuleReport[] = [];
  // How the function is bound matters to a test of its errors as to any other call.
  const meant = assertsFailure(facts);
  for (const rule of rules(facts.site.call)) {
    if (meant && rule.languages !== 'script') continue;
    ask(rule, facts, reports);
  }
  const superseded = new Set(
    reports.flatMap(({ rule, report }) => (report.beside === true ? [] : (rule.supersedes ?? []))),
  );
  return reports
    .filter(({ rule }) => !superseded.has(rule.id))
    .map(({ rule, report }) =>
      findingOf(rule, severityOf(rule, report, config), report, facts.foreign !== undefined),
    );
}

/** A configured severity replaces the rule's own; what rests on a helper's summary is never more than a warning. */
function severityOf(rule: Rule, report: Report, config: LintConfig): Severity {
  const configured = config.rules[rule.id];
  // A rule that is off was not asked.
  const own =
    configured === undefined || configured === 'off' ? milder(rule.severity, report.severity) : configured;
  const throughHelper = report.restsOn?.some((value) => hasMark(value, 'helper')) ?? false;
  return throughHelper ? milder(own, 'warning') : own;
}
