/** The error numbers that code asks status entries for. */
import { findStatus, type StatusSpec } from '../../../kernel/statuses';
import type { TestUse } from '../../facts/after-call';
import type { CallFacts } from '../../facts/call-facts';

export interface EntryTest {
  readonly use: TestUse;
  /** What the entry itself is compared with: negative for an error number. */
  readonly value: bigint;
}

/** Comparisons of an entry with one negative number, in the function of the call, in the order of the text. */
export function entryTests(facts: CallFacts): readonly EntryTest[] {
  const { start, end } = facts.site.function;
  const found = facts.after.status.flatMap((use): readonly EntryTest[] => {
    if (use.kind !== 'test' || use.against === undefined || use.mixed === true) return [];
    if (use.comparison !== 'eq' && use.comparison !== 'ne') return [];
    const value = use.negated ? -use.against : use.against;
    return value < 0n && use.span.start >= start && use.span.end <= end ? [{ use, value }] : [];
  });
  return found.sort((a, b) => a.use.span.start - b.use.span.start);
}

/** The status that the kernel writes, or once wrote, for the number. */
export function statusOf(test: EntryTest): StatusSpec | undefined {
  return findStatus(Number(test.value));
}
