/**
 * `--format junit`: XML as test runners write it, for pipelines that show nothing else. A file is a suite, a finding a
 * failed case; a file without findings is one case that passed. Readers differ, so only what all of them know is used.
 */
import { messageOf, sentenceOf } from '../message';
import { LineIndex } from '../text';
import type { CheckedFile, CheckReport } from './report';

export function writeJunit(report: CheckReport): string {
  const suites = report.files.map((file) => suite(file, report));
  const failed = report.notes.filter((note) => note.failed);
  if (failed.length > 0) {
    const cases = failed.map(
      ({ path, message }) =>
        `    <testcase classname="${escape(path)}" name="checked">\n      <error message="${escape(message)}"/>\n    </testcase>\n`,
    );
    suites.push(
      `  <testsuite name="not checked" tests="${failed.length}" failures="0" errors="${failed.length}">\n${cases.join('')}  </testsuite>\n`,
    );
  }
  const tests = report.files.reduce((sum, file) => sum + Math.max(1, file.findings.length), failed.length);
  const failures = report.files.reduce((sum, file) => sum + file.findings.length, 0);
  const counts = `tests="${tests}" failures="${failures}" errors="${failed.length}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="numa-lens" ${counts}>\n${suites.join('')}</testsuites>\n`;
}

function suite(file: CheckedFile, report: CheckReport): string {
  const lines = new LineIndex(file.text);
  const name = escape(file.path);
  const cases = file.findings.map((finding) => {
    const rule = report.rules.get(finding.rule);
    const { line, column } = lines.positionAt(finding.span.start);
    const place = `${file.path}:${line + 1}:${column + 1}`;
    const { what } = messageOf(finding, rule);
    const body = `${place}\n${sentenceOf(finding, rule)}\n${report.urlOf(finding.rule) ?? ''}`.trimEnd();
    return `    <testcase classname="${name}" name="${escape(`${finding.rule} at line ${line + 1}`)}">
      <failure type="${finding.severity}" message="${escape(what)}">${escape(body)}</failure>
    </testcase>\n`;
  });
  if (cases.length === 0) cases.push(`    <testcase classname="${name}" name="no findings"/>\n`);
  const counts = `tests="${cases.length}" failures="${file.findings.length}" errors="0"`;
  return `  <testsuite name="${name}" ${counts}>\n${cases.join('')}  </testsuite>\n`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** XML 1.0 has no way to write most control characters and half a surrogate pair: U+FFFD stands for them. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"\n\t]/g, (one) => entities[one] ?? one);
}
