/**
 * `--format gitlab`: a Code Quality report, which GitLab shows in merge requests.
 * Source: docs.gitlab.com, "Code Quality report format". Lines count from 1; a fingerprint must be unique in the report.
 */
import type { Severity } from '../finding';
import { sentenceOf } from '../message';
import { LineIndex } from '../text';
import { fingerprintsOf, hash } from './fingerprint';
import type { CheckReport } from './report';

const severityOf: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', hint: 'info' };

export function writeGitlab(report: CheckReport): string {
  const issues = report.files.flatMap((file) => {
    const lines = new LineIndex(file.text);
    const fingerprints = fingerprintsOf(file, lines);
    return file.findings.map((finding, at) => ({
      description: sentenceOf(finding, report.rules.get(finding.rule)),
      check_name: finding.rule,
      fingerprint: hash(`${file.path}\n${fingerprints[at] ?? ''}`),
      severity: severityOf[finding.severity],
      location: {
        path: file.path,
        lines: {
          begin: lines.positionAt(finding.span.start).line + 1,
          end: lines.positionAt(finding.span.end).line + 1,
        },
      },
    }));
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
