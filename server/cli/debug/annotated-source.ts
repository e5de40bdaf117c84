/**
 * A source file with what is known about its calls written into it, for a terminal: findings under their lines, and under
 * each call its arguments, the plan's outcome, a map of its pages and the rules that explain it. Lines that have nothing
 * to do with any of it are left out.
 */
import type { ArgumentReading, ArgumentValue } from '../../../client/debug/session/arguments';
import type { Failure } from '../../../client/debug/session/failure';
import { predictionInWords } from '../../../client/debug/session/prediction-words';
import type { CallOutcome, OutcomeRow } from '../../../client/debug/session/outcome';
import { count } from '../../../client/debug/session/plan';
import type { RuleLink } from '../../../client/debug/session/rule-links';
import { formatAddress } from '../../protocol/addresses';
import type { WireCallSite } from '../../protocol/lens';
import type { Colour, Paint } from './paint';
import { displayWidth, padEnd, padStart, wrap } from '../../languages/display-width';
import { say } from '../../languages/say';

/** As in `check --format json`: lines and columns from 1, the end exclusive. */
export interface SourceFinding {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly message: string;
}

export interface SourceCall {
  readonly site: WireCallSite;
  readonly arguments: readonly ArgumentReading[];
  /** What came of it, or why nothing did; absent when it was not tried. */
  readonly result?: { readonly outcome: CallOutcome; readonly links: readonly RuleLink[] } | Failure;
}

export interface AnnotatedSource {
  readonly text: string;
  readonly findings: readonly SourceFinding[];
  readonly calls: readonly SourceCall[];
}

export interface Page {
  readonly paint: Paint;
  /** Columns. */
  readonly width: number;
}

/** Lines shown above and below an annotated one. */
const context = 2;
/** A map of more pages than this says less than the rows. */
const mapLimit = 256;

const severityColours: Readonly<Record<SourceFinding['severity'], Colour>> = {
  error: 'red',
  warning: 'yellow',
  hint: 'blue',
};

export function annotateSource(source: AnnotatedSource, page: Page): string {
  const lines = source.text.split(/\r\n|\r|\n/);
  const notes = new Map<number, readonly string[]>();
  const add = (line: number, rows: readonly string[]) =>
    notes.set(line, [...(notes.get(line) ?? []), ...rows]);
  const gutter = String(lines.length).length + 2;
  const room = { ...page, width: page.width - gutter - 3 };
  for (const finding of source.findings) {
    add(finding.line, findingRows(finding, lines[finding.line - 1] ?? '', room));
  }
  for (const call of source.calls) add(call.site.range.end.line + 1, callRows(call, room));

  const shown = new Set<number>();
  for (const line of notes.keys()) {
    for (let near = line - context; near <= line + context; near++) shown.add(near);
  }
  for (const { site } of source.calls) shown.add(site.functionRange.start.line + 1);

  const { paint } = page;
  const bar = paint('dim', '│');
  const out: string[] = [];
  let elided = false;
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    if (!shown.has(line)) {
      if (!elided) out.push(paint('dim', '⋮'.padStart(gutter)));
      elided = true;
      continue;
    }
    elided = false;
    out.push(
      `${paint('dim', String(line).padStart(gutter))} ${bar} ${text.replaceAll('\t', '    ')}`.trimEnd(),
    );
    for (const row of notes.get(line) ?? []) out.push(`${' '.repeat(gutter)} ${bar} ${row}`.trimEnd());
  }
  return `${out.join('\n')}\n`;
}

function findingRows(finding: SourceFinding, text: string, { paint, width }: Page): readonly string[] {
  const colour = severityColours[finding.severity];
  const from = finding.column - 1;
  const to = finding.endLine === finding.line ? finding.endColumn - 1 : text.length;
  const before = displayWidth(text.slice(0, from).replaceAll('\t', '    '));
  const marks = '^'.repeat(Math.max(1, displayWidth(text.slice(from, to))));
  const indent = indentOf(text);
  const words = wrap(`${finding.severity} ${finding.rule}: ${finding.message}`, width - indent);
  const padding = ' '.repeat(indent);
  return [
    `${' '.repeat(before)}${paint(colour, marks)}`,
    ...words.map((line, index) => {
      const head = `${finding.severity} ${finding.rule}:`;
      return index === 0 && line.startsWith(head)
        ? `${padding}${paint(colour, head)}${line.slice(head.length)}`
        : `${padding}${line}`;
    }),
    '',
  ];
}

function callRows(call: SourceCall, page: Page): readonly string[] {
  const { paint } = page;
  const { result } = call;
  const arguments_ = call.arguments.length === 0 ? [] : ['', ...argumentRows(call.arguments, page)];
  if (result === undefined) return [...arguments_, ''];
  if (!('outcome' in result)) {
    const words = wrap(`${result.message} ${result.remedy}`.trim(), page.width - 4);
    return [...words.map((line) => `    ${paint('red', line)}`), ...arguments_, ''];
  }
  const { outcome, links } = result;
  const complete = outcome.statuses.length === 0;
  return [
    `    ${paint(complete ? 'green' : 'yellow', paint('bold', `▲ ${outcome.summary}`))}`,
    ...arguments_,
    '',
    ...outcome.sentences.flatMap((text) => wrap(text, page.width - 4).map((line) => `    ${line}`)),
    '',
    ...mapRows(outcome, page),
    ...placementRows(outcome, page),
    ...predictionRows(outcome, page),
    ...links.map(({ text }) => `    ${paint('cyan', '→')} ${text}`),
    '',
  ];
}

function predictionRows({ prediction, kernel }: CallOutcome, { paint, width }: Page): readonly string[] {
  if (prediction === undefined) return [];
  const { sentence, details } = predictionInWords(prediction, kernel);
  const text = [sentence, ...details].join(' ');
  return [...wrap(text, width - 4).map((line) => `    ${paint('dim', line)}`), ''];
}

function indentOf(text: string): number {
  return text.replaceAll('\t', '    ').search(/\S|$/);
}

function argumentRows(readings: readonly ArgumentReading[], { paint, width }: Page): readonly string[] {
  const longest = Math.max(...readings.map(({ role }) => role.length));
  return readings.flatMap((reading) => {
    const role = reading.role.padEnd(longest);
    if (!('value' in reading)) {
      const words = wrap(say('not known: {unread}', { unread: reading.unread }), width - longest - 6);
      return words.map(
        (line, index) => `    ${index === 0 ? paint('dim', role) : ' '.repeat(longest)}  ${line}`,
      );
    }
    const shown = valueInWords(reading.role, reading.value);
    const same = reading.text === shown;
    const how = {
      folded: say('folded'),
      evaluated: say('read in the stopped frame'),
      known: say('the program itself'),
      asked: say('given'),
    };
    return [
      `    ${paint('dim', role)}  ${same ? shown : `${reading.text} = ${shown}`}  ${paint('dim', how[reading.source])}`,
    ];
  });
}

function valueInWords(role: string, value: ArgumentValue): string {
  if (typeof value !== 'bigint') return say('an array of {size}', { size: value.size });
  const isAddress = value !== 0n && (role === 'pages' || role === 'nodes' || role === 'status');
  return isAddress ? formatAddress(value) : String(value);
}

/** One sign a page in the order of addresses: the node's number, or a letter for a status entry. */
function mapRows(outcome: CallOutcome, { paint, width }: Page): readonly string[] {
  if (outcome.pages > mapLimit || outcome.rowsLeftOut > 0) return [];
  const letters = new Map(outcome.statuses.map(({ status }, index) => [status, 'abcdef'.charAt(index)]));
  const signs = outcome.rows.flatMap((row) => new Array<string>(row.pages).fill(signOf(row, letters)));
  const perLine = Math.max(16, Math.min(64, 16 * Math.floor((width - 12) / 16)));
  const rows: string[] = [];
  for (let at = 0; at < signs.length; at += perLine) {
    const piece = signs.slice(at, at + perLine).join('');
    const coloured = piece.replace(/[a-f]+|[^a-f]+/g, (run) =>
      paint(/[a-f]/.test(run) ? 'yellow' : 'green', run),
    );
    rows.push(`    ${at === 0 ? paint('dim', 'pages') : '     '}  ${coloured}`);
  }
  const key = outcome.statuses.map(({ status, name }) => `${letters.get(status) ?? ''} ${name}`);
  return [...rows, `           ${paint('dim', [say('a digit is the node'), ...key].join(', '))}`, ''];
}

function signOf(row: OutcomeRow, letters: ReadonlyMap<number, string>): string {
  if (row.status !== undefined) return letters.get(row.status) ?? '?';
  const node = /(\d+)$/.exec(row.label)?.[1] ?? '?';
  return node.length === 1 ? node : '+';
}

function placementRows(outcome: CallOutcome, { paint, width }: Page): readonly string[] {
  const sizes = outcome.rows.map((row) => count(row.pages));
  const size = Math.max(0, ...sizes.map(displayWidth));
  const label = Math.max(0, ...outcome.rows.map((row) => displayWidth(row.label)));
  const said = new Set<string>();
  const rows = outcome.rows.flatMap((row, index) => {
    const place = `${padStart(sizes[index] ?? '', size)}  ${row.from}-${row.to}  `;
    const head = `    ${place}${paint(row.status === undefined ? 'green' : 'yellow', padEnd(row.label, label))}`;
    if (row.words === '' || said.has(row.words)) return [head];
    said.add(row.words);
    const words = wrap(`${row.words} ${row.remedy}`.trimEnd(), width - 8).map(
      (line) => `        ${paint('dim', line)}`,
    );
    return [head, ...words];
  });
  const more =
    outcome.rowsLeftOut === 0
      ? []
      : [`    ${say('… and {count} more runs of pages', { count: outcome.rowsLeftOut })}`];
  return [...rows, ...more, ''];
}
