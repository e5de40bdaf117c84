/** Calls that ask whether a page is there at all. */
import type { CallFacts } from '../../facts/call-facts';

/** A status entry is compared with -ENOENT or -EFAULT: a page that is not there is expected, or looked for. */
export function expectsMissingPage(facts: CallFacts): boolean {
  return facts.after.status.some(
    (use) =>
      use.kind === 'test' &&
      use.against !== undefined &&
      (use.negated ? use.against : -use.against) > 0n &&
      (use.againstName === 'ENOENT' || use.againstName === 'EFAULT'),
  );
}
