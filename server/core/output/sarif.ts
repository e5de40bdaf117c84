/** `--format sarif`: SARIF 2.1.0 (OASIS standard), for code scanning. Columns count UTF-16 units, paths are relative. */
import type { Finding, Fix, Severity } from '../finding';
import { sentenceOf } from '../message';
import type { RuleDeclaration } from '../rules/rule';
import { wordsOf } from '../../languages/say';
import { LineIndex, type Span } from '../text';
import { fingerprintsOf } from './fingerprint';
import type { CheckedFile, CheckReport } from './report';

const levelOf: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'note' };

export function writeSarif(report: CheckReport): string {
  const rules = [...report.rules.values()];
  const indexOf = new Map(rules.map((rule, index) => [rule.id, index]));
  const run = {
    tool: {
      driver: {
        name: 'numa-lens',
        version: report.version,
        rules: rules.map((rule) => descriptor(rule, report.urlOf(rule.id))),
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: !report.notes.some((note) => note.failed),
        toolExecutionNotifications: report.notes.map((note) => ({
          level: note.failed ? 'error' : 'note',
          message: { text: `${note.path}: ${note.message}` },
        })),
      },
    ],
    results: report.files.flatMap((file) => {
      const lines = new LineIndex(file.text);
      const fingerprints = fingerprintsOf(file, lines);
      return file.findings.map((finding, at) => ({
        ...result(finding, file, lines, report, indexOf),
        partialFingerprints: { 'numaLens/v1': fingerprints[at] },
      }));
    }),
  };
  const log = { version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor(rule: RuleDeclaration, url: string | undefined): object {
  const messages = Object.values(rule.messages);
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: messages[0]?.why ?? rule.title },
    help: { text: messages.map((message) => message.do).join(' ') },
    ...(url === undefined ? {} : { helpUri: url }),
    defaultConfiguration: { level: levelOf[rule.severity] },
  };
}

function result(
  finding: Finding,
  file: CheckedFile,
  lines: LineIndex,
  report: CheckReport,
  indexOf: ReadonlyMap<string, number>,
): object {
  const rule = report.rules.get(finding.rule);
  const ruleIndex = indexOf.get(finding.rule);
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levelOf[finding.severity],
    message: { text: sentenceOf(finding, rule) },
    locations: [{ physicalLocation: location(file.path, region(lines, finding.span)) }],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map((place, id) => {
            const text = place.path === undefined ? undefined : file.headers?.get(place.path);
            const index =
              place.path === undefined ? lines : text === undefined ? undefined : new LineIndex(text);
            return {
              id,
              message: { text: wordsOf(place.message) },
              physicalLocation: location(
                place.path ?? file.path,
                index === undefined ? undefined : region(index, place.span),
              ),
            };
          }),
        }),
    ...(finding.fixes.length === 0
      ? {}
      : {
          fixes: finding.fixes.flatMap((fix) => writeFix(fix, file, lines)),
        }),
  };
}

/** None where the text of the file that it changes is not known. */
function writeFix({ title, path, edits }: Fix, file: CheckedFile, own: LineIndex): readonly object[] {
  const text = path === undefined ? file.text : file.headers?.get(path);
  if (text === undefined) return [];
  const lines = path === undefined ? own : new LineIndex(text);
  const replacements = edits.map((edit) => ({
    deletedRegion: region(lines, edit.span),
    insertedContent: { text: edit.text },
  }));
  return [
    {
      description: { text: wordsOf(title) },
      artifactChanges: [{ artifactLocation: { uri: uri(path ?? file.path) }, replacements }],
    },
  ];
}

function location(path: string, where: object | undefined): object {
  return { artifactLocation: { uri: uri(path) }, ...(where === undefined ? {} : { region: where }) };
}

function region(lines: LineIndex, span: Span): object {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return {
    startLine: start.line + 1,
    startColumn: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
  };
}

/** A path of this report as a relative URI reference; an absolute one keeps its root. */
function uri(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD')))
    .join('/');
}
