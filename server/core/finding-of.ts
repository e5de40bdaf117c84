/** From what a rule reports to the finding that the hosts get. */
import type { Finding, Severity } from './finding';
import { inPosition } from './fix';
import type { Report, RuleDeclaration } from './rules/rule';

/** `script`: the code is TypeScript or JavaScript. */
export function findingOf(
  rule: RuleDeclaration,
  severity: Severity,
  report: Report,
  script: boolean,
): Finding {
  const worded = script && rule.messages[report.messageId]?.script !== undefined;
  return {
    rule: rule.id,
    severity,
    span: report.span,
    messageId: report.messageId,
    ...(worded ? { wording: 'script' } : {}),
    data: report.data ?? {},
    related: report.related ?? [],
    fixes: (report.fixes ?? []).map((one) => ({ ...one, edits: inPosition(one.edits) })),
  };
}
