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
import { lineStartAt, type Span } from './text';
import { TextPattern, type TextPieces } from './text-piece';
import { phrase } from '../languages/phrase';

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
  readonly pieces: TextPieces;
  readonly findings: readonly Finding[];
  /** A comment above a call that is written over several lines means all of them. */
  readonly calls: () => readonly { readonly span: Span; readonly statement: Span }[];
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
  /** Where the line that it means begins; undefined: the whole file. */
  readonly line: number | undefined;
  /** It stands behind code, on the line that it means. */
  readonly trails: boolean;
}

const marker = /^(?:\/[/*][/*!]*|#+|;+)\s*numa-lens-ignore(-file)?(?![\w-])/;

/** Comments of this kind, in text that may not be a comment. */
const mark = new TextPattern(/numa-lens-ignore/, 'text');

/** Without such comments there is nothing to apply. */
export function mayBeSuppressed(pieces: TextPieces): boolean {
  return pieces.has(mark);
}

export function applySuppressions(input: SuppressionInput): SuppressionResult {
  const { text, findings } = input;
  const suppressions = readSuppressions(text, input.pieces);
  if (suppressions.length === 0) return { findings, suppressed: [] };
  const hitsOn = findHits(input, suppressions);
  const used = new Set<NamedRule>();
  const kept: Finding[] = [];
  const suppressed: { finding: Finding; reason: string }[] = [];
  for (const finding of findings) {
    const hits = hitsOn(finding.span);
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

/** The comments that mean a place: its line, the line on which a call around it begins, or that call's statement. */
function findHits(
  { text, calls }: SuppressionInput,
  suppressions: readonly Suppression[],
): (span: Span) => readonly Suppression[] {
  const byLine = new Map<number | undefined, Suppression[]>();
  for (const one of suppressions) byLine.set(one.line, [...(byLine.get(one.line) ?? []), one]);
  const above = calls().flatMap(({ span, statement }) => {
    const lines = new Set([lineStartAt(text, span.start), lineStartAt(text, statement.start)]);
    const meant = [...lines].flatMap((line) => byLine.get(line)?.filter((one) => !one.trails) ?? []);
    return meant.length === 0 ? [] : [{ span, meant }];
  });
  return (span) => {
    const around = above.flatMap((one) =>
      one.span.start <= span.start && span.end <= one.span.end ? one.meant : [],
    );
    const own = byLine.get(lineStartAt(text, span.start)) ?? [];
    const whole = byLine.get(undefined) ?? [];
    if (around.length === 0 && whole.length === 0) return own;
    const all = new Set([...own, ...around, ...whole]);
    return suppressions.filter((one) => all.has(one));
  };
}

function readSuppressions(text: string, pieces: TextPieces): readonly Suppression[] {
  return pieces
    .with(mark)
    .flatMap((piece) => readComments(text, [...piece.comments], piece.start + piece.text.length));
}

/** `comments`: all of a piece that ends at `end`. */
function readComments(text: string, comments: readonly Comment[], end: number): readonly Suppression[] {
  return comments.flatMap((comment, index) => {
    const { start } = comment.span;
    const body = text.slice(start, comment.span.end);
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
    const line = found[1] === undefined ? targetLine(text, comments, index, end) : undefined;
    const trails = line === lineStartAt(text, start);
    return [{ comment: comment.span, rules, reason, line, trails }];
  });
}

/** Where the line begins that the comment trails, else that of the next code after it. */
function targetLine(
  text: string,
  comments: readonly Comment[],
  index: number,
  end: number,
): number | undefined {
  const comment = comments[index];
  if (comment === undefined) return undefined;
  const line = lineStartAt(text, comment.span.start);
  let before = text.slice(line, comment.span.start);
  for (let at = index - 1; at >= 0; at--) {
    const other = comments[at]?.span;
    if (other === undefined || other.end <= line) break;
    const from = Math.max(0, other.start - line);
    before = before.slice(0, from) + before.slice(other.end - line);
  }
  if (before.trim() !== '') return line;
  let at = comment.span.end;
  for (let next = index + 1; ; next++) {
    const skipped = comments[next];
    const rest = /\S/.exec(text.slice(at, skipped?.span.start ?? end));
    if (rest !== null) return lineStartAt(text, at + rest.index);
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
    title: rules === '' ? phrase('Remove the comment') : phrase('Remove {rules} from the comment', { rules }),
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
