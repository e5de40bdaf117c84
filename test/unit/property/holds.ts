/**
 * Plays random sessions of a corpus until one leads to a difference, which is made small, or there were enough of them.
 * NUMA_LENS_RUNS=2000 plays that many instead of a few; NUMA_LENS_SEED repeats those of a run that failed.
 */
import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import type { Parser } from '../../../server/core/syntax/port';
import type { Corpus } from './corpus';
import { firstDifference, type Counters } from './replay';
import { sessions, type Session } from './scenario';
import { described, smallest } from './smallest';

const runs = Number(process.env['NUMA_LENS_RUNS'] ?? 0);
const seed = Number(process.env['NUMA_LENS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** What is equal on both sides is left out of a report. */
function differing(incremental: unknown, fresh: unknown): string {
  const parts = (one: unknown): readonly string[] =>
    Object.entries(one as Readonly<Record<string, unknown>>).flatMap(([key, value]) =>
      Array.isArray(value)
        ? value.map((item) => `${key}: ${JSON.stringify(item)}`)
        : [`${key}: ${String(value)}`],
    );
  const [left, right] = [parts(incremental), parts(fresh)];
  const only = (some: readonly string[], others: readonly string[]): string =>
    some
      .filter((one) => !others.includes(one))
      .map((one) => `  ${one}`)
      .join('\n') || '  (nothing of its own: the order differs)';
  return `incremental only:\n${only(left, right)}\nfresh only:\n${only(right, left)}`;
}

/**
 * Fails with the smallest session found that leads to a difference.
 * @param told whether the analysis gets to know of most changes
 * @param few sessions, where no number of runs is asked for
 */
export async function holds(
  corpus: Corpus,
  parser: Parser,
  { told, few }: { readonly told: boolean; readonly few: number },
): Promise<Counters> {
  const counters = { compared: 0, findings: 0 };
  // However few sessions there are, something is found and compared.
  const own = { text: corpus.files[0] ?? '', supplied: new Map<string, string>() };
  assert.equal(firstDifference({ first: own, steps: [] }, corpus, parser, { counters }), undefined);
  assert.ok(counters.findings > 0);
  let report: string | undefined;
  const property = fc.asyncProperty(sessions(corpus, told), async (session) => {
    // Trees of the native parser are freed between turns of the event loop.
    await setImmediate();
    const difference = firstDifference(session, corpus, parser, { counters });
    if (difference === undefined) return true;
    const fails = (one: Session): Promise<boolean> =>
      Promise.resolve(firstDifference(one, corpus, parser, { lastOnly: true }) !== undefined);
    const reached = { ...session, steps: session.steps.slice(0, difference.step + 1) };
    const small = await smallest(reached, fails);
    const { incremental, fresh } = firstDifference(small, corpus, parser, { lastOnly: true }) ?? difference;
    report = `${described(small)}\n${differing(incremental, fresh)}`;
    return false;
  });
  await fc.check(property, {
    seed,
    // Sessions are made smaller above, by their texts.
    endOnFailure: true,
    numRuns: runs > 0 ? runs : few,
  });
  if (report !== undefined) assert.fail(`NUMA_LENS_SEED=${seed}\n${report}`);
  return counters;
}
