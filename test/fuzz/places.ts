/** What every place that is told must be: inside of the text, and never inside of what an editor takes for one sign. */
import type { CallSiteInfo } from '../../server/core/call-site';
import type { Finding, Fix } from '../../server/core/finding';
import type { LineIndex, Span } from '../../server/core/text';

/** A text as positions are told in it. */
interface Text {
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
}

const isOutside = ({ start, end }: Span, length: number): boolean =>
  !(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length);

/** Spans of findings and calls. A sentence; undefined: all are right. */
export function placeProblem(
  findings: readonly Finding[],
  sites: readonly CallSiteInfo[],
  text: string,
): string | undefined {
  let last = 0;
  for (const finding of findings) {
    const { rule, span, related, fixes } = finding;
    if (span.start < last) return `the finding of ${rule} at ${span.start} is out of order`;
    last = span.start;
    const own = related.filter(({ path }) => path === undefined).map((one) => one.span);
    if ([span, ...own].some((one) => isOutside(one, text.length)))
      return `a place of ${rule} is outside of the text of ${text.length}: ${JSON.stringify([span, ...own])}`;
    for (const fix of fixes) {
      const problem = fix.path === undefined ? editsProblem(fix, text) : undefined;
      if (problem !== undefined) return `${rule}: ${problem}`;
    }
  }
  for (const site of sites) {
    const spans = [site.span, site.statement, site.function, ...site.arguments.map((one) => one.span)];
    if (spans.some((one) => isOutside(one, text.length)))
      return `a place of a call is outside of the text of ${text.length}: ${JSON.stringify(spans)}`;
  }
  return undefined;
}

function editsProblem({ edits, title }: Fix, text: string): string | undefined {
  const named = `the fix "${JSON.stringify(title)}" ${JSON.stringify(edits)}`;
  if (edits.length === 0) return `${named} has no edits`;
  let end = 0;
  for (const { span } of edits) {
    if (isOutside(span, text.length)) return `${named} is outside of the text of ${text.length}`;
    if (span.start < end) return `${named} has edits that overlap or are out of order`;
    ({ end } = span);
    for (const at of [span.start, span.end])
      if (isInsideOfSign(text, at)) return `${named} begins or ends inside of a sign at ${at}`;
  }
  return undefined;
}

/** Between the halves of a surrogate pair, or between CR and LF. */
function isInsideOfSign(text: string, at: number): boolean {
  return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(Math.max(0, at - 1), at + 1));
}

/** What a fix leaves. */
export function fixProblem({ title, edits }: Fix, before: string, after: string): string | undefined {
  return before === after
    ? `the fix "${JSON.stringify(title)}" ${JSON.stringify(edits)} changes nothing`
    : undefined;
}

/** Positions anywhere in an answer, as far as they are of this text. */
export function rangeProblem(answer: unknown, text: Text): string | undefined {
  if (Array.isArray(answer)) return firstOf(answer, (one) => rangeProblem(one, text));
  if (typeof answer !== 'object' || answer === null) return undefined;
  if (isElsewhere(answer, text.uri)) return undefined;
  const problem = 'line' in answer && 'character' in answer ? positionProblem(answer, text) : undefined;
  return problem ?? firstOf(Object.values(answer), (one) => rangeProblem(one, text));
}

function firstOf(
  values: readonly unknown[],
  problem: (value: unknown) => string | undefined,
): string | undefined {
  for (const one of values) {
    const found = problem(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A location in, or edits of, another file. */
function isElsewhere(value: object, own: string): boolean {
  const named = 'textDocument' in value ? value.textDocument : value;
  return typeof named === 'object' && named !== null && 'uri' in named && named.uri !== own;
}

function positionProblem(
  { line, character }: { readonly line: unknown; readonly character: unknown },
  { text, lines }: Text,
): string | undefined {
  const shown = `the position ${JSON.stringify({ line, character })}`;
  if (typeof line !== 'number' || typeof character !== 'number') return `${shown} is no position`;
  if (!Number.isInteger(line) || line < 0 || line >= lines.lineCount)
    return `${shown} is in none of ${lines.lineCount} lines`;
  const whole = text.slice(lines.lineStart(line), lines.lineStart(line + 1));
  const length = whole.replace(/(?:\r\n|\r|\n)$/, '').length;
  if (!Number.isInteger(character) || character < 0 || character > length)
    return `${shown} is beyond the ${length} units of its line`;
  return undefined;
}
