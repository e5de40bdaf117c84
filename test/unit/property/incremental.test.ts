/**
 * Whatever is done to a text, and however the analysis got to know: it tells the same as of the same text read afresh.
 * NUMA_LENS_RUNS=2000 plays that many sessions of each kind instead of as many as fit in a few seconds; NUMA_LENS_SEED
 * repeats those of a run that failed.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { loadNativeParser } from '../../../server/parser/native';
import { loadWasmParser } from '../../../server/parser/wasm';
import { corpora, type Edited } from './corpus';
import { firstDifference, type Counters } from './replay';
import { sessions, type Session } from './scenario';
import { described, smallest } from './smallest';

const runs = Number(process.env['NUMA_LENS_RUNS'] ?? 0);
const seed = Number(process.env['NUMA_LENS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** Milliseconds for each language and kind where no number of runs is asked for. */
const budget = 4000;

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

void describe('a text that is edited', async () => {
  const native = loadNativeParser();
  const parser = native.ok ? native.parser : await loadWasmParser();

  const holds = async (language: Edited, told: boolean): Promise<Counters> => {
    const corpus = corpora[language];
    const counters = { compared: 0, findings: 0 };
    let report: string | undefined;
    const property = fc.asyncProperty(sessions(corpus, told), async (session) => {
      // Trees of the native parser are freed between turns of the event loop.
      await setImmediate();
      const difference = firstDifference(session, corpus, parser, { counters });
      if (difference === undefined) return true;
      const fails = (one: Session): boolean =>
        firstDifference(one, corpus, parser, { lastOnly: true }) !== undefined;
      const reached = { ...session, steps: session.steps.slice(0, difference.step + 1) };
      const small = smallest(reached, fails);
      const { incremental, fresh } = firstDifference(small, corpus, parser, { lastOnly: true }) ?? difference;
      report = `${described(small)}\n${differing(incremental, fresh)}`;
      return false;
    });
    await fc.check(property, {
      seed,
      // Sessions are made smaller above, by their texts.
      endOnFailure: true,
      numRuns: runs > 0 ? runs : 10_000,
      ...(runs > 0 ? {} : { interruptAfterTimeLimit: budget }),
    });
    if (report !== undefined) assert.fail(`NUMA_LENS_SEED=${seed}\n${report}`);
    assert.ok(counters.findings > 0);
    return counters;
  };

  for (const language of ['c', 'cpp', 'typescript'] as const) {
    for (const told of [true, false]) {
      const how = told ? 'with its changes told' : 'with nothing told of its changes';
      it(`in ${language}, ${how}, is read as if it were new`, async (t) => {
        const { compared } = await holds(language, told);
        t.diagnostic(`fact property.compared.${language}${told ? '' : '.untold'}=${compared}`);
      });
    }
  }
});
