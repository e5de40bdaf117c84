/** Findings as LSP diagnostics: what, why and what to do in the message, the page of the rule as its link. */
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import type { Diagnostic } from 'vscode-languageserver/node';
import type { Finding, Severity } from '../core/finding';
import { sentenceOf } from '../core/message';
import type { RuleDeclaration } from '../core/rules/rule';
import { LineIndex } from '../core/text';
import type { ClientAbilities } from './client-capabilities';
import { rangeOf } from './ranges';
import type { DocumentResult } from './results';
import { rulePage } from './installation';
import { uriOfPath } from './uris';

export const diagnosticSource = 'numa-lens';

/** What travels in `Diagnostic.data`, for this server's own use and for the client's links between finding and outcome. */
export interface DiagnosticData {
  readonly rule: string;
  /** Names the finding within its document version. */
  readonly key: string;
}

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
};

/** Unique in one result: findings are ordered, and two of one message never share a span. */
export function keyOf({ rule, messageId, span }: Finding): string {
  return `${rule}/${messageId}@${span.start}-${span.end}`;
}

export function toDiagnostic(
  finding: Finding,
  { uri, lines, otherFiles }: DocumentResult,
  rule: RuleDeclaration | undefined,
  abilities: ClientAbilities,
  textOf: (uri: string) => string | undefined,
): Diagnostic {
  const page = rulePage(finding.rule);
  const data: DiagnosticData = { rule: finding.rule, key: keyOf(finding) };
  const related = finding.related.map(({ span, path, message }) => {
    if (path === undefined) return { location: { uri, range: rangeOf(lines, span) }, message };
    // Of a file that nobody knows the text of, the beginning.
    const other = uriOfPath(path);
    const text = otherFiles.get(path) ?? textOf(other);
    const range = rangeOf(new LineIndex(text ?? ''), text === undefined ? { start: 0, end: 0 } : span);
    return { location: { uri: other, range }, message };
  });
  return {
    range: rangeOf(lines, finding.span),
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
