/** `--format text`: for people at a terminal. Each finding with its source line, carets below, and what to do. */
import type { Finding, Severity } from '../finding';
import { messageOf } from '../message';
import { LineIndex, type Span } from '../text';
import { displayed } from './display';
import { countFindings, type CheckedFile, type CheckReport } from './report';
import { displayWidth } from '../../languages/display-width';
import { say, wordsOf } from '../../languages/say';

const colors: Readonly<Record<Severity | 'dim' | 'bold', string>> = {
  error: '31;1',
  warning: '33;1',
  hint: '36;1',
  dim: '2',
  bold: '1',
};

/** What stands before the parts of a message: equally wide in each language. */
export const labels = {
  why: () => say('why: '),
  remedy: () => say('do:  '),
  fix: () => say('fix: '),
} as const;

type Paint = (color: keyof typeof colors, text: string) => string;

/** Columns of source shown of one line; a longer line is cut around its finding. */
const widest = 140;

export interface TextOptions {
  readonly color: boolean;
}

/** The findings of one file: files are written one after the other, and the summary behind the last. */
export function writeTextOf(
  file: CheckedFile,
  report: Pick<CheckReport, 'rules'>,
  { color: wanted }: TextOptions,
): string {
  const paint: Paint = (color, text) => (wanted ? `\u001b[${colors[color]}m${text}\u001b[0m` : text);
  const lines = new LineIndex(file.text);
  return file.findings.map((finding) => `${writeFinding(finding, file, lines, report, paint)}\n`).join('');
}

export function writeText(report: CheckReport, options: TextOptions): string {
  return report.files.map((file) => writeTextOf(file, report, options)).join('') + writeTextSummary(report);
}

function writeFinding(
  finding: Finding,
  file: CheckedFile,
  lines: LineIndex,
  report: Pick<CheckReport, 'rules'>,
  paint: Paint,
): string {
  const { what, why, do: remedy } = messageOf(finding, report.rules.get(finding.rule));
  const { severity, rule } = finding;
  const out = [
    `${paint('bold', place(file.path, lines, finding.span))}: ${paint(severity, `${severity}[${rule}]`)}: ${displayed(what)}`,
    ...excerpt(file.text, lines, finding.span, (text) => paint(severity, text), paint),
  ];
  if (why !== '') out.push(`  ${labels.why()}${displayed(why)}`);
  if (remedy !== '') out.push(`  ${labels.remedy()}${displayed(remedy)}`);
  for (const related of finding.related) {
    const text = related.path === undefined ? file.text : file.headers?.get(related.path);
    const index = related.path === undefined ? lines : text === undefined ? undefined : new LineIndex(text);
    const path = related.path ?? file.path;
    const where = index === undefined ? displayed(path) : place(path, index, related.span);
    out.push(`  ${paint('bold', where)}: ${displayed(wordsOf(related.message))}`);
    if (index !== undefined && text !== undefined) {
      out.push(...excerpt(text, index, related.span, (mark) => paint('dim', mark), paint));
    }
  }
  for (const fix of finding.fixes) {
    out.push(
      `  ${labels.fix()}${displayed(wordsOf(fix.title))} ${fix.applicability === 'safe' ? say('(--fix does it)') : say('(a suggestion)')}`,
    );
  }
  return `${out.join('\n')}\n`;
}

function place(path: string, lines: LineIndex, span: Span): string {
  const { line, column } = lines.positionAt(span.start);
  return `${displayed(path)}:${line + 1}:${column + 1}`;
}

/** The first line of the span and carets under what of the span is on it. */
function excerpt(
  text: string,
  lines: LineIndex,
  span: Span,
  mark: (carets: string) => string,
  paint: Paint,
): readonly string[] {
  const start = lines.positionAt(span.start);
  const from = lines.lineStart(start.line);
  const source = text.slice(from, lines.lineStart(start.line + 1)).replace(/[\r\n]+$/, '');
  const end = Math.max(Math.min(span.end - from, source.length), start.column);
  const cutStart = Math.max(0, Math.min(start.column - 20, source.length - widest));
  const cutEnd = Math.min(source.length, cutStart + widest);
  const [lead, tail] = [cutStart > 0 ? '…' : '', cutEnd < source.length ? '…' : ''];
  const before = displayed(source.slice(cutStart, start.column), 0);
  const column = displayWidth(before);
  const marked = displayed(source.slice(start.column, Math.min(end, cutEnd)), column);
  const after = displayed(source.slice(Math.min(end, cutEnd), cutEnd), column + displayWidth(marked));
  const carets = '^'.repeat(Math.max(1, displayWidth(marked)));
  const more = lines.positionAt(span.end).line > start.line ? '…' : '';
  const number = String(start.line + 1).padStart(5);
  return [
    `${paint('dim', `${number} | `)}${lead}${before}${marked}${after}${tail}`,
    `${paint('dim', `${' '.repeat(5)} | `)}${' '.repeat(column + lead.length)}${mark(carets)}${more}`,
  ];
}

export function writeTextSummary(report: CheckReport): string {
  return `${summary(report)}\n`;
}

function summary(report: CheckReport): string {
  const counts = countFindings(report);
  const files = report.checked === 1 ? say('1 file') : say('{count} files', { count: report.checked });
  const rest = [
    report.fixed === 0
      ? ''
      : report.fixed === 1
        ? say('1 edit applied.')
        : say('{count} edits applied.', { count: report.fixed }),
    report.left.unchanged === 0
      ? ''
      : say('On lines that did not change: {count}.', { count: report.left.unchanged }),
    report.left.known === 0 ? '' : say('In the baseline: {count}.', { count: report.left.known }),
  ].filter((sentence) => sentence !== '');
  if (counts.total === 0) return [say('No findings in {files}.', { files }), ...rest].join(' ');
  const kinds = (['error', 'warning', 'hint'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => kindsOf(kind, counts[kind]));
  const findings = counts.total === 1 ? say('1 finding') : say('{count} findings', { count: counts.total });
  return [say('{findings} in {files}: {kinds}.', { findings, files, kinds: kinds.join(', ') }), ...rest].join(
    ' ',
  );
}

function kindsOf(kind: Severity, count: number): string {
  switch (kind) {
    case 'error':
      return count === 1 ? say('1 error') : say('{count} errors', { count });
    case 'warning':
      return count === 1 ? say('1 warning') : say('{count} warnings', { count });
    case 'hint':
      return count === 1 ? say('1 hint') : say('{count} hints', { count });
  }
}
