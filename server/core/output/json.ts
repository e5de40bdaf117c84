/**
 * `--format json`: one object. Lines and columns count from 1, columns in UTF-16 units, ends are exclusive.
 * `version` grows when a reader of the older shape would go wrong; new keys may appear without that.
 */
import { sentenceOf } from '../message';
import type { Words } from '../../languages/phrase';
import { wordsOf } from '../../languages/say';
import { LineIndex, type Span } from '../text';
import { countFindings, type CheckReport, type CheckedFile } from './report';

export function writeJson(report: CheckReport): string {
  const counts = countFindings(report);
  const summary = {
    files: report.checked,
    errors: counts.error,
    warnings: counts.warning,
    hints: counts.hint,
    fixed: report.fixed,
    onUnchangedLines: report.left.unchanged,
    inBaseline: report.left.known,
    notes: report.notes.map(({ path, message, failed }) => ({ file: path, message, failed })),
  };
  const findings = report.files.flatMap((file) => findingsOf(file, report));
  const calls = report.files.flatMap(callsOf);
  return `${JSON.stringify({ version: 1, findings, calls, summary }, null, 2)}\n`;
}

function findingsOf(file: CheckedFile, report: CheckReport): readonly object[] {
  const lines = new LineIndex(file.text);
  return file.findings.map((finding) => ({
    file: file.path,
    ...place(lines, finding.span),
    rule: finding.rule,
    severity: finding.severity,
    message: sentenceOf(finding, report.rules.get(finding.rule)),
    url: report.urlOf(finding.rule) ?? '',
    messageId: finding.messageId,
    data: Object.fromEntries(Object.entries(finding.data).map(([name, value]) => [name, plain(value)])),
    related: finding.related.flatMap(({ span, path, message }) => {
      const text = path === undefined ? file.text : file.headers?.get(path);
      const known = path === undefined ? lines : text === undefined ? undefined : new LineIndex(text);
      return known === undefined
        ? []
        : [{ file: path ?? file.path, ...place(known, span), message: wordsOf(message) }];
    }),
    fixes: finding.fixes.map(({ title, applicability, path }) => ({
      title: wordsOf(title),
      applicability,
      ...(path === undefined ? {} : { file: path }),
    })),
  }));
}

/** Every call site of the family; `statement` ends where the whole statement does. `judged`: rules were run on it. */
function callsOf(file: CheckedFile): readonly object[] {
  const lines = new LineIndex(file.text);
  return file.callSites.map((site) => ({
    file: file.path,
    ...place(lines, site.span),
    call: site.call,
    form: site.form,
    function: site.functionName,
    statement: place(lines, site.statement),
    judged: site.sound,
  }));
}

function plain(value: Words): string {
  return typeof value === 'string' ? value : wordsOf(value);
}

function place(lines: LineIndex, span: Span): Readonly<Record<string, number>> {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return {
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
  };
}
