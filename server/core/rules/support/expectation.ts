/** Calls that are made to see them fail: tests of the error itself. */
import type { CallFacts } from '../../facts/call-facts';

/** `result == -1 && errno == ENODEV` and nothing else: what is looked for is the failure. */
export function expectsFailure(facts: CallFacts): boolean {
  if (saysSo(facts)) return true;
  const { result, errno } = facts.after;
  const particular = errno.some((use) => use.kind === 'test' && use.comparison === 'eq' && !use.isLabel);
  const tests = result.filter((use) => use.kind === 'test' && use.comparison !== 'truth');
  return (
    particular &&
    tests.every((use) => use.kind === 'test' && use.comparison === 'eq' && (use.against ?? 0n) < 0n)
  );
}

/** `(void)call`: made for its own sake, to see that nothing breaks. A best effort looks the same, so this only makes milder. */
export function isExercise({ after }: CallFacts): boolean {
  return after.discarded === 'cast';
}

/** `EXPECT_THAT(call, SyscallFailsWithErrno(EINVAL))`, `TST_EXP_FAIL(call, EINVAL)`: assertions that name the failure. */
function saysSo({ site, edits }: CallFacts): boolean {
  const before = edits.textOf({ start: site.statement.start, end: site.span.start });
  const after = edits.textOf({ start: site.span.end, end: site.statement.end });
  return /\bTST_EXP_FAIL\w*\s*\($/.test(before.trimEnd()) || /^\s*,\s*(?:\w+::)*\w*Fails\w*\s*\(/.test(after);
}

/** The function is a test, and whether the call succeeds is what it reports: the harness of the Linux Test Project. */
export function isUnderTest(facts: CallFacts): boolean {
  return [...facts.callees].some((name) => /^(?:tst_res(?:_|m|m_)?|TST_EXP_\w+)$/.test(name));
}
