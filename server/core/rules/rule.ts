/**
 * The shape of a rule: a declaration (public id, default severity, texts) and a check over the facts of one call.
 * Rules never look at syntax and never judge soundness; the engine does (see engine.ts).
 */
import type { CallFacts } from '../facts/call-facts';
import type { AbstractValue } from '../facts/value';
import type { Applicability, FindingData, Fix, RelatedPlace, Severity } from '../finding';
import type { CallName } from '../../kernel/calls';
import type { Span } from '../text';

/** `{name}` is replaced by the finding's data. */
export interface Sentences {
  /** What is wrong. */
  readonly what: string;
  /** Why it matters: what the kernel does. */
  readonly why: string;
  /** What to do instead. */
  readonly do: string;
}

export interface RuleMessage extends Sentences {
  /** Those that read otherwise where the code is TypeScript or JavaScript. */
  readonly script?: Partial<Sentences>;
}

export interface RuleDeclaration {
  /** Public and permanent; docs/rules/ID.md. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly messages: Readonly<Record<string, RuleMessage>>;
  readonly calls: readonly CallName[];
  /** What it is about exists in C and C++ alone, or in TypeScript and JavaScript (`script`). Absent: in all. */
  readonly languages?: 'c' | 'script';
  /** `strict`: on in the strict preset only, because much good code does what it reports. Absent: on in both. */
  readonly set?: 'strict';
  /** The best fix that it ever offers; absent: it offers none. */
  readonly fix?: Applicability;
  /** Rules whose finding on the same call is dropped when this one reports there: they name the same mistake. */
  readonly supersedes?: readonly string[];
}

export interface Report {
  readonly messageId: string;
  readonly span: Span;
  readonly data?: FindingData;
  /** Milder than the rule's own severity, never stricter. */
  readonly severity?: Severity;
  /** It may be no mistake, so what is certain is said beside it: it supersedes nothing. */
  readonly beside?: boolean;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  /** The values that the finding rests on: one that came through a helper lowers an error to a warning. */
  readonly restsOn?: readonly AbstractValue[];
}

export interface Rule extends RuleDeclaration {
  check(facts: CallFacts, report: (finding: Report) => void): void;
}
