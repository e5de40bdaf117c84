/** Findings as LSP diagnostics: what, why and what to do in the message, the page of the rule as its link. */
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import type { Diagnostic, Range } from 'vscode-languageserver/node';
import type { Finding, Severity } from '../core/finding';
import { sentenceOf } from '../core/message';
import { wordsOf } from '../languages/say';
import type { RuleDeclaration } from '../core/rules/rule';
import type { ClientAbilities } from './client-capabilities';
import { rulePage } from './installation';

export const diagnosticSource = 'numa-lens';

/** What travels in `Diagnostic.data`, for this server's own use and for the client's links between finding and outcome. */
export interface DiagnosticData {
  readonly rule: string;
  /** Names the finding within its document version. */
  readonly key: string;
}

/** Where the places of a finding are in what the editor shows. */
export interface Positions {
  readonly range: Range;
  /** Of the related places, in their order. */
  readonly related: readonly { readonly uri: string; readonly range: Range }[];
}

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
};

/**
 * Unique in one result: findings are ordered, and two of one message never share a span. Made of lines, so that it stays
 * when something is typed on another line: then the editor need not be told anything.
 */
export function keyOf({ rule, messageId }: Finding, { start, end }: Range): string {
  return `${rule}/${messageId}@${start.line}:${start.character}-${end.line}:${end.character}`;
}

export function toDiagnostic(
  finding: Finding,
  { range, related: places }: Positions,
  rule: RuleDeclaration | undefined,
  abilities: ClientAbilities,
): Diagnostic {
  const page = rulePage(finding.rule);
  const data: DiagnosticData = { rule: finding.rule, key: keyOf(finding, range) };
  const related = places.flatMap((location, at) => {
    const place = finding.related[at];
    return place === undefined ? [] : [{ location, message: wordsOf(place.message) }];
  });
  return {
    range,
    severity: severityOf[finding.severity],
    code: finding.rule,
    source: diagnosticSource,
    message: sentenceOf(finding, rule),
    ...(abilities.codeDescription && page !== undefined ? { codeDescription: { href: page } } : {}),
    ...(abilities.relatedInformation && related.length > 0 ? { relatedInformation: related } : {}),
    ...(abilities.diagnosticData ? { data } : {}),
    ...(finding.rule === unusedSuppression ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

/** The engine's own finding about a suppression comment that silences nothing. */
const unusedSuppression = 'unused-suppression';
