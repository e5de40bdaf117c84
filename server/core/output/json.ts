/**
 * `--format json`: one object. Lines and columns count from 1, columns in UTF-16 units, ends are exclusive.
 * `version` grows when a reader of the older shape would go wrong; new keys may appear without that.
 */
import { sentenceOf } from '../message';
import { LineIndex } from '../text';
import { countFindings, type CheckReport } from './report';

export function writeJson(report: CheckReport): string {
  const findings = report.files.flatMap((file) => {
    const lines = new LineIndex(file.text);
    return file.findings.map((finding) => {
      const start = lines.positionAt(finding.span.start);
      const end = lines.positionAt(finding.span.end);
      return {
        file: file.path,
        line: start.line + 1,
        column: start.column + 1,
        endLine: end.line + 1,
        endColumn: end.column + 1,
        rule: finding.rule,
        severity: finding.severity,
        message: sentenceOf(finding, report.rules.get(finding.rule)),
        url: report.urlOf(finding.rule) ?? '',
        messageId: finding.messageId,
        data: finding.data,
        fixes: finding.fixes.map(({ title, applicability }) => ({ title, applicability })),
      };
    });
  });
  const counts = countFindings(report);
  const summary = {
    files: report.files.length,
    errors: counts.error,
    warnings: counts.warning,
    hints: counts.hint,
    fixed: report.fixed,
    notes: report.notes.map(({ path, message, failed }) => ({ file: path, message, failed })),
  };
  return `${JSON.stringify({ version: 1, findings, summary }, null, 2)}\n`;
}
