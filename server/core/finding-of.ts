/** From what a rule reports to the finding that the hosts get. */
import type { Finding, Severity } from './finding';
import type { Report, RuleDeclaration } from './rules/rule';

export function findingOf(rule: RuleDeclaration, severity: Severity, report: Report): Finding {
  return {
    rule: rule.id,
    severity,
    span: report.span,
    messageId: report.messageId,
    data: report.data ?? {},
    related: report.related ?? [],
    fixes: report.fixes ?? [],
  };
}
