/**
 * `--format github`: workflow commands that a GitHub action shows beside the code.
 * Source: docs.github.com, "Workflow commands for GitHub Actions", and the escapes of @actions/core.
 */
import type { Severity } from '../finding';
import { sentenceOf } from '../message';
import { LineIndex } from '../text';
import type { CheckedFile, CheckReport } from './report';

const commandOf: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'notice' };

export function writeGithub(report: CheckReport): string {
  return report.files.map((file) => writeGithubOf(file, report)).join('');
}

/** Of one file. */
export function writeGithubOf(file: CheckedFile, report: Pick<CheckReport, 'rules'>): string {
  const index = new LineIndex(file.text);
  return file.findings
    .map((finding) => {
      const start = index.positionAt(finding.span.start);
      const end = index.positionAt(finding.span.end);
      const properties = {
        file: file.path,
        line: start.line + 1,
        endLine: end.line + 1,
        // Columns are only read when a finding stays on one line.
        ...(start.line === end.line ? { col: start.column + 1, endColumn: end.column + 1 } : {}),
        title: `numa-lens ${finding.rule}`,
      };
      const list = Object.entries(properties).map(
        ([name, value]) => `${name}=${escapeProperty(String(value))}`,
      );
      const message = sentenceOf(finding, report.rules.get(finding.rule));
      return `::${commandOf[finding.severity]} ${list.join()}::${escapeData(message)}\n`;
    })
    .join('');
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
