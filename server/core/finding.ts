/**
 * What the analysis reports, as plain data: the same for the editor, the command line and SARIF.
 * A finding carries a message id and its data, not a sentence; the words come from the rule's own texts.
 */
import type { Phrase } from '../languages/phrase';
import type { Span } from './text';

export type Severity = 'error' | 'warning' | 'hint';

/** Ordered from the mildest. */
export const severities: readonly Severity[] = ['hint', 'warning', 'error'];

/** Another place that a finding rests on: the allocation, the macro, the loop that fills the array. */
export interface RelatedPlace {
  readonly span: Span;
  /** Absent for the linted file itself. */
  readonly path?: string;
  readonly message: Phrase;
}

/** Replaces `span` by `text`; an insertion has an empty span. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/**
 * `safe`: what the author certainly meant; may run unattended (`--fix`, fix-all).
 * `suggestion`: right in most code, but it changes behaviour or guesses a name; only ever on request.
 */
export type Applicability = 'safe' | 'suggestion';

export interface Fix {
  /** An imperative sentence without a full stop: "Replace the flags by MPOL_MF_MOVE". */
  readonly title: Phrase;
  readonly applicability: Applicability;
  /** The file that the edits are of; absent for the linted file itself. A fix of another file is a suggestion. */
  readonly path?: string;
  /** Non-overlapping, ordered by start, all in the file's own spelling. */
  readonly edits: readonly TextEdit[];
}

export type FindingData = Readonly<Record<string, string | Phrase>>;

export interface Finding {
  /** The rule's public id (docs/rules/ID.md). */
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  /** Which of the rule's messages. */
  readonly messageId: string;
  /** The message has sentences for scripts, and the code is one; absent: those for C fit. */
  readonly wording?: 'script';
  /** Values for the message's placeholders: names and numbers as they are, words as phrases. */
  readonly data: FindingData;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
}

/** Findings that come and go together: those of one function, as a rule. */
export interface FindingGroup {
  /** The same object as long as they are the same but for their positions; undefined: nobody knows them again. */
  readonly origin: object | undefined;
  /**
   * Where the text begins that most of them stand in, and the others. In these texts nothing has changed while `origin` is
   * the same: a position keeps its distance. Undefined if some position is elsewhere.
   */
  readonly start: number;
  readonly around: readonly Pick<Span, 'start'>[] | undefined;
  /** Some finding has a place or a fix in another file. */
  readonly pointsElsewhere: boolean;
  /** In order; made when asked for. */
  readonly findings: readonly Finding[];
}

/**
 * The same finding, with other parts. A spread would give the copy a class of objects of its own time and again (docs/decisions/195), and all that
 * reads findings would look for their properties anew.
 */
export function withParts(
  { rule, severity, messageId, wording }: Finding,
  { span, data, related, fixes }: Pick<Finding, 'span' | 'data' | 'related' | 'fixes'>,
): Finding {
  return wording === undefined
    ? { rule, severity, span, messageId, data, related, fixes }
    : { rule, severity, span, messageId, wording, data, related, fixes };
}

export function pointsElsewhere({ related, fixes }: Finding): boolean {
  return related.some(({ path }) => path !== undefined) || fixes.some(({ path }) => path !== undefined);
}

/** The order in which findings are shown. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}
