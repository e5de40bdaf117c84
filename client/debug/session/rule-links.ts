/** The way from an outcome to the rule that explains it, and back from a finding to the outcomes it explains. */
import { constantValue } from '../../../server/kernel/constants';
import type { CallOutcome } from './outcome';

/** A finding as the editor knows it: the rule's id and the line, from 1. */
export interface KnownFinding {
  readonly rule: string;
  readonly line: number;
}

export interface RuleLink {
  readonly status: number;
  readonly rule: string;
  /** Where the rule reported it in this function; absent where it reported nothing. */
  readonly line?: number;
  /** "-ENOENT for 3 of 64: pages-untouched, line 12". */
  readonly text: string;
}

interface StatusRules {
  readonly status: `E${string}`;
  /** Explains the entry by itself, whether or not the rule reported anything. */
  readonly cause?: string;
  /** Explain it where they reported something. */
  readonly whenReported: readonly string[];
}

const statusRules: readonly StatusRules[] = [
  {
    status: 'ENOENT',
    cause: 'pages-untouched',
    whenReported: ['pages-scalar-address', 'pages-base-address'],
  },
  {
    status: 'EFAULT',
    whenReported: [
      'pages-base-address',
      'pages-scalar-address',
      'pages-null',
      'pages-untouched',
      'count-exceeds-array',
    ],
  },
  { status: 'EBUSY', whenReported: ['pages-hardcoded-page-size', 'pages-unaligned'] },
];

/** At most one link for each status entry of the outcome. `findings` are those of the call's function. */
export function ruleLinks(outcome: CallOutcome, findings: readonly KnownFinding[]): readonly RuleLink[] {
  return outcome.statuses.flatMap(({ status, name, pages }): RuleLink[] => {
    const rules = rulesFor(status);
    if (rules === undefined) return [];
    const candidates = [...(rules.cause === undefined ? [] : [rules.cause]), ...rules.whenReported];
    const rule = candidates.find((one) => findings.some((finding) => finding.rule === one)) ?? rules.cause;
    if (rule === undefined) return [];
    const line = findings.find((finding) => finding.rule === rule)?.line;
    const text = `${name} for ${pages} of ${outcome.pages}: ${rule}${line === undefined ? '' : `, line ${line}`}`;
    return [{ status, rule, text, ...(line === undefined ? {} : { line }) }];
  });
}

function rulesFor(status: number): StatusRules | undefined {
  return statusRules.find((one) => constantValue(one.status) === -status);
}
