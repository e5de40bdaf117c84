/** The findings of a file in groups that stand one behind the other: those of a function together, others by themselves. */
import { byPlace, pointsElsewhere, type Finding, type FindingGroup } from './finding';
import type { JoinedResults } from './join-results';
import type { LintResult } from './lint';
import type { PlacedResult } from './placed-result';

/** Findings of which nobody can tell that they are the same again. */
export function groupOf(findings: readonly Finding[]): FindingGroup {
  return {
    origin: undefined,
    start: 0,
    around: undefined,
    pointsElsewhere: findings.some(pointsElsewhere),
    findings: [...findings].sort(byPlace),
  };
}

/**
 * @param results in order, none reaching into the next, with all that they found standing in them
 * @param others findings anywhere
 */
export function groupedFindings(
  results: readonly PlacedResult[],
  others: readonly Finding[],
): readonly FindingGroup[] {
  const groups: FindingGroup[] = [];
  const sorted = [...others].sort(byPlace);
  let taken = 0;
  for (const one of results) {
    if (one.isEmpty) continue;
    const before = endOf(sorted, taken, one.start);
    const inside = endOf(sorted, before, one.end);
    if (before > taken) groups.push(groupOf(sorted.slice(taken, before)));
    groups.push(inside > before ? groupOf([...one.findings, ...sorted.slice(before, inside)]) : one);
    taken = inside;
  }
  if (taken < sorted.length) groups.push(groupOf(sorted.slice(taken)));
  return groups;
}

/** The first finding from `from` on that begins at or behind an offset. */
function endOf(findings: readonly Finding[], from: number, offset: number): number {
  let at = from;
  while ((findings[at]?.span.start ?? Infinity) < offset) at++;
  return at;
}

/**
 * Findings and calls are put together when somebody asks for all of them. What the result holds on to lives as long as its text is open:
 * only what it is given here, which is why no closure of an analysis makes it.
 */
export function resultOf(
  groups: readonly FindingGroup[],
  joined: Pick<JoinedResults, 'callSites'>,
  wanted: LintResult['wanted'],
): LintResult {
  let findings: readonly Finding[] | undefined;
  return {
    get findings() {
      return (findings ??= groups.flatMap((one) => one.findings));
    },
    groups,
    get callSites() {
      return joined.callSites;
    },
    wanted,
  };
}
