/** From what a rule reports to the finding that the hosts get. */
import type { Finding, Fix, Severity } from './finding';
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
  const { span, messageId, data = {}, related = [] } = report;
  const fixes = (report.fixes ?? []).map(inOrder);
  return worded
    ? { rule: rule.id, severity, span, messageId, wording: 'script', data, related, fixes }
    : { rule: rule.id, severity, span, messageId, data, related, fixes };
}

function inOrder({ title, applicability, path, edits }: Fix): Fix {
  return path === undefined
    ? { title, applicability, edits: inPosition(edits) }
    : { title, applicability, path, edits: inPosition(edits) };
}
