/** Plays a session with one memory, as a host does, and compares what it leads to with the same text read afresh. */
import { LintCache } from '../../../server/core/cache';
import { lint } from '../../../server/core/engine';
import type { LintInput } from '../../../server/core/lint';
import type { Parser } from '../../../server/core/syntax/port';
import { usualConfig } from '../../rules/harness';
import type { Corpus } from './corpus';
import type { Session, State, Step } from './scenario';

export interface Difference {
  /** The step after which the two differ. */
  readonly step: number;
  readonly incremental: unknown;
  readonly fresh: unknown;
}

export interface Counters {
  compared: number;
  findings: number;
}

/** All that a host gets to see, as JSON; what is thrown is a difference too. */
function told(input: LintInput): string {
  try {
    const { findings, callSites, wanted } = lint(input);
    return JSON.stringify({ findings, callSites, wanted }, (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : value,
    );
  } catch (error) {
    return JSON.stringify({ thrown: error instanceof Error ? error.stack : String(error) });
  }
}

/** @param lastOnly compares nothing before the last step, which is what matters where a session is made smaller */
export function firstDifference(
  { first, steps }: Session,
  corpus: Corpus,
  parser: Parser,
  options: { readonly lastOnly?: boolean; readonly counters?: Counters } = {},
): Difference | undefined {
  const cache = new LintCache();
  const inputOf = ({ text, supplied }: State): LintInput => ({
    path: corpus.path,
    text,
    language: corpus.language,
    config: usualConfig,
    parser,
    headers: supplied,
  });
  const after = ({ after: state, changes }: Pick<Step, 'after' | 'changes'>): string =>
    told({ ...inputOf(state), cache, ...(changes === undefined ? {} : { changes }) });

  const all = [{ changes: undefined, after: first }, ...steps];
  for (const [at, one] of all.entries()) {
    const incremental = after(one);
    if (options.lastOnly === true && at < all.length - 1) continue;
    const fresh = told(inputOf(one.after));
    if (options.counters !== undefined) {
      options.counters.compared++;
      options.counters.findings += fresh.split('"messageId"').length - 1;
    }
    // A reader of the report sees the first line of what was thrown in both cases.
    if (incremental !== fresh || fresh.startsWith('{"thrown"'))
      return { step: at - 1, incremental: JSON.parse(incremental), fresh: JSON.parse(fresh) };
  }
  return undefined;
}
