/** Calls that are made to see them fail: tests of the error itself. */
import type { CallFacts } from '../../facts/call-facts';

/** `result == -1 && errno == ENODEV` and nothing else: what is looked for is the failure. */
export function expectsFailure(facts: CallFacts): boolean {
  const { result, errno } = facts.after;
  const particular = errno.some((use) => use.kind === 'test' && use.comparison === 'eq');
  const tests = result.filter((use) => use.kind === 'test' && use.comparison !== 'truth');
  return (
    particular &&
    tests.every((use) => use.kind === 'test' && use.comparison === 'eq' && (use.against ?? 0n) < 0n)
  );
}

/** The function is a test, and whether the call succeeds is what it reports: the harness of the Linux Test Project. */
export function isUnderTest(facts: CallFacts): boolean {
  return [...facts.callees].some((name) => /^(?:tst_res(?:_|m|m_)?|TST_EXP_\w+)$/.test(name));
}
