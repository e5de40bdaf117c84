/**
 * Comments that silence findings, with a reason for the next reader:
 *   // numa-lens-ignore RULE[,RULE] -- reason        the line it trails, else the next line of code and a call that begins there
 *   // numa-lens-ignore-file RULE[,RULE] -- reason   the whole file
 * also as block comments, and with # where a language writes comments so. What silences nothing is reported itself, so that such comments do not pile up.
 */
import type { LintConfig } from './config';
import type { Finding, Fix, TextEdit } from './finding';
import type { Comment } from './preprocess/types';
import type { RuleDeclaration } from './rules/rule';
import { LineIndex, type Span } from './text';

/** These report on comments, not on calls; they have no check of their own. */
export const suppressionRules: readonly RuleDeclaration[] = [
  {
    id: 'unused-suppression',
    severity: 'hint',
    fix: 'safe',
    title: 'A comment silences a rule that reports nothing there',
    calls: [],
    messages: {
      unused: {
        what: '{rules} reports nothing here.',
        why: 'A comment that silences nothing today can hide a new mistake tomorrow.',
        do: 'Remove it.',
      },
    },
  },
  {
    id: 'unknown-suppression',
    severity: 'hint',
    fix: 'safe',
    title: 'A comment names a rule that does not exist',
    calls: [],
    messages: {
      unknown: {
        what: 'There is no rule "{rules}", so nothing is silenced.',
        why: 'The name may be misspelled, or the rule may have gone.',
        do: 'Correct the name, or remove it.',
      },
      empty: {
        what: 'This comment names no rule, so nothing is silenced.',
        why: 'A comment has to say which rules it means: numa-lens-ignore RULE -- reason.',
        do: 'Name the rule, or remove the comment.',
      },
    },
  },
];

export interface SuppressionInput {
  readonly text: string;
  readonly comments: readonly Comment[];
  readonly findings: readonly Finding[];
  /** A comment above a call that is written over several lines means all of them. */
  readonly calls: readonly { readonly span: Span; readonly statement: Span }[];
  readonly ruleIds: ReadonlySet<string>;
  /** The configuration's severities: for these hints too, and a comment for a rule that is off is not called unused. */
  readonly rules: LintConfig['rules'];
  /** False when some call was not judged (half-typed code): then nothing is called unused. */
  readonly complete: boolean;
}

export interface SuppressionResult {
  /** What stays, and the hints about the comments; not in order. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly { readonly finding: Finding; readonly reason: string }[];
}

interface NamedRule {
  readonly id: string;
  readonly span: Span;
}

interface Suppression {
  readonly comment: Span;
  readonly rules: readonly NamedRule[];
  readonly reason: string;
  /** Undefined: the whole file. */
  readonly line: number | undefined;
  /** It stands behind code, on the line that it means. */
  readonly trails: boolean;
}

const marker = /^(?:\/[/*][/*!]*|#+|;+)\s*numa-lens-ignore(-file)?(?![\w-])/;

export function applySuppressions(input: SuppressionInput): SuppressionResult {
  const { text, findings } = input;
  if (!text.includes('numa-lens-ignore')) return { findings, suppressed: [] };
  const lines = new LineIndex(text);
  const suppressions = readSuppressions(text, input.comments, lines);
  const used = new Set<NamedRule>();
  const kept: Finding[] = [];
  const suppressed: { finding: Finding; reason: string }[] = [];
  for (const finding of findings) {
    const places = linesOf(finding, input, lines);
    const hits = suppressions.filter(
      (one) =>
        one.line === undefined || one.line === places.own || (!one.trails && places.call.has(one.line)),
    );
    const match = hits.find((one) => one.rules.some((rule) => rule.id === finding.rule));
    // Every comment that names the rule here is in use, not only the first.
    for (const hit of hits) for (const rule of hit.rules) if (rule.id === finding.rule) used.add(rule);
    if (match === undefined) kept.push(finding);
    else suppressed.push({ finding, reason: match.reason });
  }
  const hints = suppressions
    .flatMap((one) => hintsFor(one, input, used))
    .flatMap((one) => {
      const severity = input.rules[one.rule] ?? one.severity;
      return severity === 'off' ? [] : [{ ...one, severity }];
    });
  return { findings: [...kept, ...hints], suppressed };
}

/** The line of a finding, and the lines on which the call around it and that call's statement begin. */
function linesOf(
  { span }: Finding,
  { calls }: SuppressionInput,
  lines: LineIndex,
): { own: number; call: ReadonlySet<number> } {
  const line = (offset: number): number => lines.positionAt(offset).line;
  const around = calls.filter((one) => one.span.start <= span.start && span.end <= one.span.end);
  return {
    own: line(span.start),
    call: new Set(around.flatMap((one) => [line(one.span.start), line(one.statement.start)])),
  };
}

function readSuppressions(
  text: string,
  comments: readonly Comment[],
  lines: LineIndex,
): readonly Suppression[] {
  return comments.flatMap((comment, index) => {
    const { start, end } = comment.span;
    const body = text.slice(start, end);
    const found = marker.exec(body);
    if (found === null) return [];
    const inner = comment.kind === 'block' && body.endsWith('*/') ? body.slice(0, -2) : body;
    const separator = inner.indexOf('--', found[0].length);
    const list = inner.slice(found[0].length, separator === -1 ? undefined : separator);
    const rules = [...list.matchAll(/[^\s,]+/g)].map((match) => {
      const at = start + found[0].length + match.index;
      return { id: match[0], span: { start: at, end: at + match[0].length } };
    });
    const reason = separator === -1 ? '' : inner.slice(separator + 2).trim();
    const line = found[1] === undefined ? targetLine(text, comments, index, lines) : undefined;
    const trails = line === lines.positionAt(start).line;
    return [{ comment: comment.span, rules, reason, line, trails }];
  });
}

/** The line that the comment trails, else that of the next code after it. */
function targetLine(
  text: string,
  comments: readonly Comment[],
  index: number,
  lines: LineIndex,
): number | undefined {
  const comment = comments[index];
  if (comment === undefined) return undefined;
  const { line } = lines.positionAt(comment.span.start);
  let before = text.slice(lines.lineStart(line), comment.span.start);
  for (let at = index - 1; at >= 0; at--) {
    const other = comments[at]?.span;
    if (other === undefined || other.end <= lines.lineStart(line)) break;
    const from = Math.max(0, other.start - lines.lineStart(line));
    before = before.slice(0, from) + before.slice(other.end - lines.lineStart(line));
  }
  if (before.trim() !== '') return line;
  let at = comment.span.end;
  for (let next = index + 1; ; next++) {
    const rest = /\S/.exec(text.slice(at, comments[next]?.span.start));
    if (rest !== null) return lines.positionAt(at + rest.index).line;
    const skipped = comments[next];
    // Nothing follows: a line that no finding is on.
    if (skipped === undefined) return -1;
    at = skipped.span.end;
  }
}

function hintsFor(
  one: Suppression,
  input: SuppressionInput,
  used: ReadonlySet<NamedRule>,
): readonly Finding[] {
  const { text, ruleIds, rules, complete } = input;
  const unknown = one.rules.filter((rule) => !ruleIds.has(rule.id));
  const unused = complete
    ? one.rules.filter((rule) => ruleIds.has(rule.id) && !used.has(rule) && rules[rule.id] !== 'off')
    : [];
  if (one.rules.length === 0) {
    return [hint('unknown-suppression', 'empty', one.comment, '', [removeComment(text, one.comment)])];
  }
  const removable = unknown.length + unused.length;
  const report = (rule: NamedRule, id: string, messageId: string): Finding =>
    hint(
      id,
      messageId,
      rule.span,
      rule.id,
      // When nothing would be left, the comment goes as a whole.
      [removable === one.rules.length ? removeComment(text, one.comment) : removeRule(one.rules, rule)],
    );
  return [
    ...unknown.map((rule) => report(rule, 'unknown-suppression', 'unknown')),
    ...unused.map((rule) => report(rule, 'unused-suppression', 'unused')),
  ];
}

function hint(
  rule: string,
  messageId: string,
  span: Span,
  rules: string,
  edits: readonly TextEdit[],
): Finding {
  const fix: Fix = {
    title: rules === '' ? 'Remove the comment' : `Remove ${rules} from the comment`,
    applicability: 'safe',
    edits,
  };
  return { rule, severity: 'hint', span, messageId, data: { rules }, related: [], fixes: [fix] };
}

function removeRule(rules: readonly NamedRule[], rule: NamedRule): TextEdit {
  const at = rules.indexOf(rule);
  const next = rules[at + 1];
  const previous = rules[at - 1];
  const span =
    next === undefined
      ? { start: previous?.span.end ?? rule.span.start, end: rule.span.end }
      : { start: rule.span.start, end: next.span.start };
  return { span, text: '' };
}

/** With the blanks before it; with its whole line when nothing else is on it. */
function removeComment(text: string, comment: Span): TextEdit {
  let { start, end } = comment;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
  const opensLine = start === 0 || /[\r\n]/.test(text.charAt(start - 1));
  const rest = /^[ \t]*(\r\n|\r|\n|$)/.exec(text.slice(end, end + 200));
  if (rest !== null) end += opensLine ? rest[0].length : rest[0].length - (rest[1]?.length ?? 0);
  else if (opensLine) start = comment.start;
  // Two tokens that only the comment kept apart stay apart.
  const joins = rest === null && !opensLine && !/\s/.test(text.charAt(end));
  return { span: { start, end }, text: joins ? ' ' : '' };
}
