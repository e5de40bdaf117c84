/** The way from an outcome to the rule that explains it, and back from a finding to the outcomes it explains. */
import { findStatus, statusCauses } from '../../../server/kernel/statuses';
import type { StatusCause } from '../../../server/kernel/statuses';
import type { KernelVersion } from '../../../server/kernel/version';
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

interface CauseRules {
  /** A cause of a status entry, as server/kernel/statuses names it. */
  readonly cause: StatusCause['text'];
  /** Explains the entry by itself, whether or not it reported anything. */
  readonly always?: string;
  /** Explain it where they reported something. */
  readonly whenReported: readonly string[];
}

const causeRules: readonly CauseRules[] = [
  { cause: 'status.enoent.untouched', always: 'pages-untouched', whenReported: [] },
  { cause: 'status.efault.untouched', whenReported: ['pages-untouched'] },
  {
    cause: 'status.efault.not-mapped',
    whenReported: ['pages-base-address', 'pages-scalar-address', 'pages-null', 'count-exceeds-array'],
  },
  { cause: 'status.ebusy.named-twice', whenReported: ['pages-hardcoded-page-size', 'pages-unaligned'] },
];

/** At most one link for each status entry of the outcome. `findings` are those of the call's function. */
export function ruleLinks(outcome: CallOutcome, findings: readonly KnownFinding[]): readonly RuleLink[] {
  return outcome.statuses.flatMap(({ status, name, pages }): RuleLink[] => {
    const rules = rulesFor(status, outcome.kernel);
    const reported = rules
      .flatMap(({ always, whenReported }) => [...(always === undefined ? [] : [always]), ...whenReported])
      .find((one) => findings.some((finding) => finding.rule === one));
    const rule = reported ?? rules.find(({ always }) => always !== undefined)?.always;
    if (rule === undefined) return [];
    const line = findings.find((finding) => finding.rule === rule)?.line;
    const text = `${name} for ${pages} of ${outcome.pages}: ${rule}${line === undefined ? '' : `, line ${line}`}`;
    return [{ status, rule, text, ...(line === undefined ? {} : { line }) }];
  });
}

function rulesFor(status: number, kernel: KernelVersion): readonly CauseRules[] {
  const spec = findStatus(status);
  if (spec === undefined) return [];
  const causes = statusCauses(spec, kernel).map(({ text }) => text);
  return causeRules.filter(({ cause }) => causes.includes(cause));
}
